// The page of a second run with the corrections of the first.
const faults = [], must = (is, words) => { if (!is) { faults.push(words); } };
addEventListener("error", event => faults.push("error: " + event.message));
const byId = id => document.getElementById(id), all = selector => [...document.querySelectorAll(selector)];
const saved = "";
async function visit() {
  byId("articles").value = all("#articles option").find(o => o.textContent.includes("Fire at the refinery")).value;
  byId("articles").dispatchEvent(new Event("change"));
  const named = words => all("#article button.name").find(b => b.textContent === words);
  must(named("Tripoli").classList.contains("by-hand") && named("Tripoli").getAttribute("aria-label").includes("LB"), "Tripoli is not the one that was chosen: " + named("Tripoli").getAttribute("aria-label"));
  must(named("Cairo").classList.contains("none"), "what was no place is one again");
  must(named("Misrata").getAttribute("aria-label").includes("placed by hand"), "Misrata was not moved: " + named("Misrata").getAttribute("aria-label"));
  must(named("Quixworth") && named("Quixworth").classList.contains("by-hand"), "the added place is not marked");
  named("Tripoli").click();
  must(byId("details").textContent.includes("corrected by hand"), "the card does not say that a person decided");
}
