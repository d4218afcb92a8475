// The card beside the map: what is known of a name, a place, a zone, an event, and the sentences that tell it.
(function () {
  const card = page.get("details");
  let returnTo = null;
  page.closeDetails = function () {
    card.hidden = true;
    page.showAt(null);
    page.markMention(null);
    page.stopPicking();
    if (returnTo && returnTo.isConnected) { returnTo.focus(); }
    returnTo = null;
  };
  page.openCard = function (title, ...content) {
    if (!card.contains(document.activeElement)) { returnTo = document.activeElement; }
    card.replaceChildren(page.el("button", { class: "close", type: "button", "aria-label": "Close details", on: { click: page.closeDetails } }, "×"),
      page.own(title, "h2"), ...content.flat().filter(Boolean));
    card.hidden = false;
    card.scrollTop = 0;
    page.say(page.plain(title));
  };
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && !card.hidden) { page.stopPicking() || page.closeDetails(); }
  });
  page.facts = function (rows) {
    const list = page.el("dl");
    rows.forEach(([name, value]) => { if (value != null && value !== "") { list.append(page.el("dt", {}, name), value.nodeType ? page.el("dd", {}, value) : page.own(value, "dd")); } });
    return list;
  };
  page.tag = (words, warn) => words ? page.el("span", { class: "tag" + (warn ? " warn" : "") }, page.words(words)) : null;

  // A sentence with the way to it in the text.
  page.quote = function (article, sentence, words) {
    const text = article && sentence >= 0 ? article.text.slice(article.sentences[sentence][0], article.sentences[sentence][1]) : words;
    if (!text) { return null; }
    return page.el("div", {}, page.own(text, "blockquote"), article ? page.el("button", { class: "goto", type: "button", on: { click: () => page.markSentence(article, sentence) } },
      page.own(article.title || article.id), article.published ? ", " + article.published.slice(0, 10) : "") : null);
  };
  const kindOf = f => f.p.event_type ? f.symbol.label : page.words(f.p.kind || f.symbol.label);
  page.kindOf = kindOf;

  function placeCard(feature) {
    const p = feature.p, tellings = [];
    page.articles.forEach(article => article.mentions.forEach(m => {
      const place = page.placeOf(m);
      if (place && place.id === p.place_id && tellings.length < 40) { tellings.push(m); }
    }));
    const seen = new Set(), quotes = tellings.filter(m => { const key = m.article.index + "." + m.sentence; return !seen.has(key) && seen.add(key); });
    return [page.tag(feature.symbol.label), page.sureBar(feature.confidence),
      page.facts([["Named as", p.names_used], ["In", [p.admin2, p.admin1, p.country_code].filter(Boolean).join(", ")], ["How far off", page.distance(p.uncertainty_m)], ["Mentions", String(p.mention_count || "")], ["Gazetteer", p.gazetteer], ["Id", p.place_id]]),
      page.el("h3", {}, "Sentences"), quotes.slice(0, 12).map(m => page.quote(m.article, m.sentence))];
  }
  // The articles of an event that several tell, each a way to its text.
  function toldBy(sources) {
    const ids = (sources || "").split("; ").filter(Boolean);
    if (ids.length < 2) { return ""; }
    return page.el("span", {}, ids.map((id, i) => {
      const article = page.articles.find(a => a.id === id);
      return [i > 0 ? "; " : "", article ? page.el("button", { class: "goto", type: "button", on: { click: () => page.showArticle(article, true) } }, page.own(article.title || id)) : page.own(id)];
    }).flat());
  }
  function toldCard(feature) {
    const p = feature.p, people = (low, best, high) => best == null && low == null ? "" : low != null && high != null && low !== high ? low + " to " + high : String(best == null ? low : best);
    const told = page.about.tellings[p.event_id || p.event_area_id] || [];
    const notReal = p.stance && !["happened", "ongoing"].includes(p.stance);
    return [page.el("p", {}, page.tag(kindOf(feature)), page.tag(p.stance, notReal), page.tag(p.status, p.status === "proposed" || p.status === "lapsed"), page.tag(feature.layer === "regions" ? "region told in words" : "")), page.sureBar(feature.confidence),
      page.facts([["When", page.when(p)], ["Told as", p.date_text], ["Days known", p.date_precision && !["day", "unknown"].includes(p.date_precision) ? page.words(p.date_precision) : ""], ["Who", p.actor1], ["To whom", p.actor2], ["Says", p.attribution], ["Where", p.location],
        ["Killed", people(p.fatalities_low, p.fatalities, p.fatalities_high)], ["Injured", p.injured], ["Displaced", p.displaced], ["Told by", toldBy(p.sources)],
        ["Radius", page.distance(p.radius_m)], ["Around", p.centre_name], ["Area", p.area_km2 == null ? "" : Math.round(p.area_km2) + " km²"], ["Declared by", p.declared_by], ["Against", p.addressed_to], ["Parties", p.parties], ["Words", p.phrase],
        ["Starts from", p.reference_objects], ["How far off", page.distance(p.uncertainty_m)], ["Precision", { 1: "exact", 2: "near", 3: "region only" }[p.geo_precision]], ["Rule", p.rule], ["Source", p.source], ["Notes", p.notes]]),
      told.length > 1 ? [page.el("h3", {}, "As " + told.length + " sentences tell it"), ...told.map(([article, sentence]) => page.quote(page.articles[article], sentence))] :
      [page.el("h3", {}, "Sentence"), page.quote(page.articles[feature.article], feature.sentence, p.sentence) || page.el("p", {}, "Known from the catalogue, not told by these articles.")]].flat();
  }
  page.openFeature = function (feature) {
    page.openCard(feature.p.name || kindOf(feature), feature.layer === "places" ? placeCard(feature) : toldCard(feature));
    page.markMention(null);
    page.markRow(feature);
    if (feature.shape && feature.shape.point) { page.showAt(feature.shape.point, feature.p.uncertainty_m); }
    else if (feature.shape) { page.showShape(feature); }
    if (feature.layer !== "places") { page.markSentence(page.articles[feature.article], feature.sentence); }
    else {
      for (const article of page.current ? [page.current, ...page.articles] : page.articles) {
        const m = article.mentions.find(x => { const place = page.placeOf(x); return place && place.id === feature.p.place_id; });
        if (m) { page.markSentence(article, m.sentence); break; }
      }
    }
  };
  // All that lies at one position.
  page.openSpot = function (features) {
    const list = page.el("ul", { class: "events" });
    const sorted = features.slice().sort((a, b) => (a.layer === "places" ? 0 : 1) - (b.layer === "places" ? 0 : 1) || (a.start || 0) - (b.start || 0));
    let shown = 0;
    const more = page.el("button", { type: "button", on: { click: () => show() } }, "Show more");
    function show() {
      sorted.slice(shown, shown + 60).forEach(f => list.append(page.el("li", {}, page.symbolIcon(f.symbol), page.el("button", { class: "goto", type: "button", on: { click: () => page.openFeature(f) } }, page.own(f.p.name || kindOf(f))), " ", page.when(f.p), " ", page.tag(f.p.stance !== "happened" ? f.p.stance : ""))));
      shown += 60;
      more.hidden = shown >= sorted.length;
    }
    show();
    page.openCard(features.length + " at this place", list, more);
    page.showAt(features[0].shape.point);
  };
  page.clicked = function (what, latlng) {
    if (page.onMapClick) { page.onMapClick(latlng); return; }
    Array.isArray(what) ? page.openSpot(what) : page.openFeature(what);
  };
})();
