// The same things as rows: for the keyboard, for screen readers, for paper.
(function () {
  const rows = page.get("rows"), more = page.get("more"), step = 150;
  let shown = [], drawn = 0;
  const order = ["events", "event_areas", "zones", "regions", "lines", "places"];
  function row(f) {
    return page.el("tr", { "data-f": f.number }, page.el("td", {}, page.symbolIcon(f.symbol), page.el("button", { class: "goto", type: "button", on: { click: () => { page.openFeature(f); page.get("details").focus(); } } }, page.own(f.p.name || page.kindOf(f)))),
      page.el("td", {}, page.kindOf(f), f.p.stance && f.p.stance !== "happened" ? " (" + page.words(f.p.stance) + ")" : f.p.status ? " (" + page.words(f.p.status) + ")" : ""),
      page.el("td", {}, page.when(f.p)), page.el("td", {}, page.percent(f.confidence)));
  }
  function drawMore() {
    const part = document.createDocumentFragment();
    shown.slice(drawn, drawn + step).forEach(f => part.append(row(f)));
    drawn += step;
    rows.append(part);
    more.hidden = drawn >= shown.length;
  }
  page.drawList = function () {
    shown = page.features.filter(page.shown).sort((a, b) => order.indexOf(a.layer) - order.indexOf(b.layer) || (a.start || 0) - (b.start || 0) || a.number - b.number);
    rows.replaceChildren();
    drawn = 0;
    drawMore();
    page.get("list-count").textContent = shown.length === page.features.length ? "(" + shown.length + ")" : "(" + shown.length + " of " + page.features.length + ")";
  };
  page.markRow = function (f) {
    rows.querySelectorAll(".chosen").forEach(r => r.classList.remove("chosen"));
    const found = rows.querySelector("[data-f='" + f.number + "']");
    if (found) { found.classList.add("chosen"); }
  };
  more.addEventListener("click", drawMore);
  addEventListener("beforeprint", () => {
    const table = page.el("table", {}, page.el("thead", {}, page.el("tr", {}, ["What", "Kind", "When", "Certain", "How far off", "Sentence"].map(h => page.el("th", {}, h)))));
    const body = page.el("tbody");
    shown.slice(0, 1000).forEach(f => {
      const article = page.articles[f.article], sentence = article && f.sentence >= 0 ? article.text.slice(...article.sentences[f.sentence].slice(0, 2)) : f.p.sentence;
      body.append(page.el("tr", {}, page.own(f.p.name, "td"), page.el("td", {}, page.kindOf(f)), page.el("td", {}, page.when(f.p)), page.el("td", {}, page.percent(f.confidence)), page.el("td", {}, page.distance(f.p.uncertainty_m) || ""), page.own(sentence || "", "td")));
    });
    page.get("print-legend").replaceChildren(document.querySelector(".legend ul").cloneNode(true));
    table.append(body);
    page.get("printed").replaceChildren(page.el("h2", {}, "Everything on the map"), table);
  });
})();
