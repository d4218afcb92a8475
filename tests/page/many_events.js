// Thousands of events: the page draws, filters and lists them all, without putting all rows into the page at once.
const faults = [], must = (is, words) => { if (!is) { faults.push(words); } };
addEventListener("error", event => faults.push("error: " + event.message));
const byId = id => document.getElementById(id), all = selector => [...document.querySelectorAll(selector)];
const wait = time => new Promise(done => setTimeout(done, time));
const saved = "";
async function visit() {
  const count = () => byId("list-count").textContent;
  must(/\(500\d/.test(count()), "not all events are listed: " + count());
  must(all("#rows tr").length <= 200, "thousands of rows are in the page at once");
  for (const value of ["40", "60", "80", "0"]) {
    byId("sure").value = value;
    byId("sure").dispatchEvent(new Event("input"));
    await wait(300);
    if (value !== "0") { must(count().includes("of"), "the filter leaves everything at " + value); }
  }
  must(/\(500\d\)/.test(count()), "not everything came back: " + count());
  byId("more").click();
  must(all("#rows tr").length > 200, "no more rows are shown");
}
