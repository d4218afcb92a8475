// What a reader does at the first visit; run inside the page by page.sh. Ends with a report in #report.
const faults = [], must = (is, words) => { if (!is) { faults.push(words); } };
addEventListener("error", event => faults.push("error: " + event.message));
const byId = id => document.getElementById(id), all = selector => [...document.querySelectorAll(selector)];
const wait = time => new Promise(done => setTimeout(done, time));
// The saved file is caught on its way.
let saved = null;
URL.createObjectURL = blob => { blob.text().then(text => { saved = text; }); return "blob:caught"; };
const click = HTMLAnchorElement.prototype.click;
HTMLAnchorElement.prototype.click = function () { if (!this.hasAttribute("download")) { click.call(this); } };
async function visit() {
  must(document.documentElement.dataset.ready === "yes", "the page is not ready");
  must(all("#articles option").length === 3, "there are not three articles but " + all("#articles option").length);
  must(all("canvas").length >= 1, "no canvas was drawn");
  must(all("#rows tr").length > 0, "the list is empty");
  must(all("button:not([aria-label])").every(b => b.textContent.trim() !== ""), "a button has no name");
  must(all("input").every(i => i.getAttribute("aria-label") || i.labels.length), "an input has no label");
  must(all("#from, #to").every(i => /\d{4}/.test(i.getAttribute("aria-valuetext"))), "a slider of days does not say its day");

  // The hostile article is shown, and does nothing.
  const hostile = all("#articles option").find(o => o.textContent.includes("onerror"));
  must(hostile, "the hostile title is not among the articles");
  byId("articles").value = hostile.value;
  byId("articles").dispatchEvent(new Event("change"));
  must(!window.struck, "a script of an article ran");
  must(all("#article script, #article img, #article iframe, #article a[href^=javascript]").length === 0, "an article made elements");
  must(byId("article").textContent.includes("<script>"), "the script tag is not shown as text");
  must(!/[\u202A-\u202E\u2066-\u2069]/.test(document.body.innerText), "a mark that turns the writing round is in the page");
  must(all("#article .control").length > 0, "the mark that was taken out is not shown");

  // A mention: its place, the other places, the reason; then the corrections.
  byId("articles").value = all("#articles option").find(o => o.textContent.includes("Fire at the refinery")).value;
  byId("articles").dispatchEvent(new Event("change"));
  const named = words => all("#article button.name").find(b => b.textContent === words);
  const tripoli = named("Tripoli");
  must(tripoli, "Tripoli is not marked");
  tripoli.click();
  const details = byId("details");
  must(!details.hidden && details.textContent.includes("Why"), "a mention opens no card");
  const candidates = [...details.querySelectorAll(".options input")];
  must(candidates.length >= 2, "Tripoli has no other places");
  const other = candidates.find(i => !i.checked && i.closest("label").textContent.includes("Lebanon") || !i.checked && i.closest("label").textContent.includes("LB"));
  must(other, "the Tripoli of Lebanon is no candidate: " + details.textContent);
  other.click();
  if (byId("scope")) { byId("scope").value = [...byId("scope").options].some(o => o.value === "article") ? "article" : "one"; }
  byId("choose").click();
  must(named("Tripoli").classList.contains("by-hand"), "the correction is not marked");
  must(!byId("save").hidden, "nothing to save after a correction");
  const zawiya = named("Cairo");
  must(zawiya, "Cairo is not marked");
  zawiya.click();
  byId("not-a-place").click();
  must(named("Cairo").classList.contains("none"), "a name that is no place is still one");
  named("Misrata").click();
  byId("move").click();
  byId("place-lon").value = "15.2";
  byId("place-lat").value = "95";
  [...details.querySelectorAll("button")].find(b => b.textContent === "Use this position").click();
  must(details.querySelector("[role=alert]").textContent.includes("latitude"), "an impossible latitude is taken");
  byId("place-lat").value = "32.31";
  [...details.querySelectorAll("button")].find(b => b.textContent === "Use this position").click();
  must(details.textContent.includes("32.31"), "the place was not moved");

  // A place that was passed over: selected, then chosen on the map.
  const walker = document.createTreeWalker(byId("article"), NodeFilter.SHOW_TEXT);
  let node = null;
  while (walker.nextNode()) { if (walker.currentNode.data.includes("Quixworth")) { node = walker.currentNode; break; } }
  must(node, "the unknown place is not in the text");
  if (node) {
    const at = node.data.indexOf("Quixworth"), range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + "Quixworth".length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    byId("add").click();
    [...details.querySelectorAll("button")].find(b => b.textContent === "Choose on the map").click();
    const box = byId("map").getBoundingClientRect(), x = box.left + box.width * 0.3, y = box.top + box.height * 0.7;
    for (const type of ["mousedown", "mouseup", "click"]) {
      document.elementFromPoint(x, y).dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, clientX: x, clientY: y, button: 0, view: window }));
    }
    must(byId("place-lon").value !== "", "a click on the map gives no position");
    [...details.querySelectorAll("button")].find(b => b.textContent === "Use this position").click();
  }
  byId("review").click();
  must(byId("changes").querySelectorAll("li").length >= 4, "not all corrections are listed");
  byId("save").click();

  // A feature leads to its sentence, by the keyboard too.
  const row = all("#rows button.goto")[0];
  row.click();
  must(all(".told").length > 0 || details.textContent.includes("catalogue"), "a feature does not lead to its sentence");
  must(document.activeElement === details, "the card does not take the focus from the list");
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  must(details.hidden, "Escape does not close the card");
  const first = all("#article button.name").find(b => b.tabIndex === 0);
  must(all("#article button.name").filter(b => b.tabIndex === 0).length === 1, "the names are not one stop of the tab key");
  first.focus();
  first.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }));
  must(document.activeElement !== first && document.activeElement.matches("button.name"), "an arrow does not lead to the next name");

  // Filters.
  const before = all("#rows tr").length;
  byId("sure").value = "100";
  byId("sure").dispatchEvent(new Event("input"));
  await wait(200);
  must(all("#rows tr").length < before, "the confidence filter leaves everything");
  byId("reset").click();
  await wait(200);
  must(all("#rows tr").length === before, "reset does not bring everything back");
  byId("to").value = byId("to").min;
  byId("to").dispatchEvent(new Event("input"));
  await wait(200);
  must(byId("list-count").textContent.includes("of") || byId("to").min === byId("to").max, "the day filter leaves everything");
  byId("reset").click();
  const theme = document.documentElement.dataset.theme;
  byId("theme").click();
  must(document.documentElement.dataset.theme !== theme, "the theme does not change");
  dispatchEvent(new Event("beforeprint"));
  must(all("#printed tr").length > 1, "nothing would be printed of the list");
  must(all("#map svg path").length > 100, "the printed map is not drawn as SVG");
  dispatchEvent(new Event("afterprint"));
  must(all("#map canvas").length >= 1, "the map does not come back after printing");
  await wait(300);
  must(saved, "nothing was saved");
}
