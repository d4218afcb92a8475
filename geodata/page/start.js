// Draws everything once, then listens.
(function () {
  const root = document.documentElement, button = page.get("theme");
  function theme(dark) {
    root.dataset.theme = dark ? "dark" : "light";
    button.textContent = dark ? "Light" : "Dark";
    button.setAttribute("aria-pressed", String(dark));
    page.drawLand();
  }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  theme(dark.matches);
  dark.addEventListener("change", () => theme(dark.matches));
  button.addEventListener("click", () => theme(root.dataset.theme !== "dark"));
  page.get("print").addEventListener("click", () => print());

  const counted = (number, one, many) => number ? number.toLocaleString("en") + " " + (number === 1 ? one : many) : null;
  const mentions = page.articles.reduce((n, a) => n + a.mentions.length, 0), of = name => page.features.filter(f => f.layer === name).length;
  const days = page.articles.map(a => a.published).filter(Boolean).sort();
  page.get("summary").textContent = [counted(page.articles.length, "article", "articles"), days.length ? days[0].slice(0, 10) + (days[0] === days[days.length - 1] ? "" : " to " + days[days.length - 1].slice(0, 10)) : null,
    counted(mentions, "name", "names"), counted(of("places"), "place", "places"), counted(of("zones"), "zone", "zones"), counted(of("events") + of("event_areas"), "event", "events")].filter(Boolean).join(" · ");
  page.get("sources").prepend(page.el("p", {}, "Read from news by ", page.own(page.about.generator), ": check the sources before you publish. ",
    page.about.attribution ? ["Places: ", page.own(page.about.attribution), ". "] : "", page.about.credit ? [page.own(page.about.credit), ". "] : "", "Drawn with Leaflet."));
  document.title = page.plain(page.about.title);

  page.drawFeatures();
  page.drawList();
  page.onFilter(() => { page.drawFeatures(); page.drawList(); });
  if (page.articles.length) { page.showArticle(page.articles[0]); }
  if (page.articles.length < 2) { document.querySelector(".picker").hidden = true; document.querySelector(".picker").style.display = "none"; }
  addEventListener("resize", () => page.map.invalidateSize());
  addEventListener("beforeprint", () => {
    document.body.classList.add("printing");
    page.map.invalidateSize({ animate: false });
    page.forPaper(true);
  });
  addEventListener("afterprint", () => {
    document.body.classList.remove("printing");
    page.map.invalidateSize({ animate: false });
    page.forPaper(false);
  });
  root.dataset.ready = "yes";
})();
