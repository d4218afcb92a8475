// What a person decided, kept with the words it is about, saved as a file for: mapwire map --corrections FILE
(function () {
  const encoder = new TextEncoder();
  const bytes = (article, offset) => encoder.encode(article.text.slice(0, offset)).length;
  const added = [];
  let saved = true;
  // Decisions of earlier runs are part of the next file, whether or not they still fit.
  let earlier = page.about.corrections || [];
  const key = c => [c.digest || c.article, c.byte_start, c.byte_end].join(" ");

  function record(article, start, end, words, change) {
    const place = change.place, by = change.action === "choose" || (place && place.id) ? { place_id: place && place.id } : place ? { name: place.name, lon: place.lon, lat: place.lat, uncertainty_m: place.uncertainty } : {};
    return Object.assign({ action: change.action, article: article.id, byte_start: start, byte_end: end, text: words }, article.digest ? { digest: article.digest } : {}, change.action === "not_a_place" ? {} : by);
  }
  page.corrections = function () {
    const all = new Map(earlier.map(c => [key(c), c]));
    page.articles.forEach(article => article.mentions.forEach(m => {
      if (m.change) { const c = record(article, m.byteStart, m.byteEnd, m.words, m.change); all.set(key(c), c); }
    }));
    added.forEach(a => { const c = record(a.article, bytes(a.article, a.start), bytes(a.article, a.end), a.words, { action: "add", place: a.place }); all.set(key(c), c); });
    return [...all.values()];
  };
  const here = () => page.articles.reduce((n, a) => n + a.mentions.filter(m => m.change || m.forgotten).length, 0) + added.length;
  page.forget = function (mention) {
    const gone = key({ digest: mention.article.digest, article: mention.article.id, byte_start: mention.byteStart, byte_end: mention.byteEnd });
    earlier = earlier.filter(c => key(c) !== gone);
    mention.forgotten = true;
    moved();
  };

  function moved() {
    saved = false;
    page.get("save").hidden = page.get("review").hidden = here() === 0;
    page.get("save").textContent = "Save corrections (" + here() + ")";
    page.refreshMentions();
    drawChanged();
    if (!page.get("changes").hidden) { review(); }
  }
  page.change = function (mentions, change) {
    mentions.forEach(m => { m.change = change; });
    page.say(change ? "Corrected by hand: " + mentions.length + (mentions.length === 1 ? " mention" : " mentions") : "Undone");
    moved();
  };
  // Corrected points at once on the map; areas and events follow with the next run.
  const layer = L.layerGroup().addTo(page.map);
  function drawChanged() {
    layer.clearLayers();
    const seen = new Set();
    const put = place => {
      const at = place.lat + "," + place.lon;
      if (seen.has(at)) { return; }
      seen.add(at);
      L.circleMarker([place.lat, place.lon], { pane: "picked", radius: 7, color: "#ffffff", weight: 2, fillColor: "#8a4b08", fillOpacity: 1, renderer: L.svg({ pane: "picked" }) })
        .bindTooltip(() => page.own(page.plain(place.name) + " (by hand)")).addTo(layer);
    };
    page.articles.forEach(a => a.mentions.forEach(m => { if (m.change && m.change.place) { put(m.change.place); } }));
    added.forEach(a => put(a.place));
  }
  function review() {
    const list = page.el("ul", { class: "events" });
    page.articles.forEach(article => article.mentions.filter(m => m.change).forEach(m => list.append(page.el("li", {},
      page.el("button", { class: "goto", type: "button", on: { click: () => page.openMention(m) } }, page.own(m.words)), " → ", m.change.place ? page.own(m.change.place.name) : "not a place", " ",
      page.el("button", { type: "button", on: { click: () => page.change([m], null) } }, "Undo")))));
    added.forEach((a, i) => list.append(page.el("li", {}, page.own(a.words), " → ", page.own(a.place.name), " (added) ", page.el("button", { type: "button", on: { click: () => { added.splice(i, 1); moved(); } } }, "Undo"))));
    page.get("changes").replaceChildren(page.el("button", { class: "close", type: "button", "aria-label": "Close", on: { click: () => toggle(false) } }, "×"), page.el("h2", {}, "Corrections"), list,
      page.el("p", {}, "Save the file, then run mapwire map with --corrections and its name: zones, regions and events are drawn anew from what you decided."));
  }
  function toggle(open) {
    page.get("changes").hidden = !open;
    page.get("review").setAttribute("aria-expanded", String(open));
    if (open) { review(); }
  }
  page.get("review").addEventListener("click", () => toggle(page.get("changes").hidden));
  page.get("save").addEventListener("click", () => {
    const text = "{\"mapwire_corrections\":1,\"corrections\":[\n" + page.corrections().map(c => JSON.stringify(c)).join(",\n") + "\n]}\n";
    const link = page.el("a", { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: "corrections.json" });
    document.body.append(link);
    link.click();
    setTimeout(() => { URL.revokeObjectURL(link.href); link.remove(); }, 1000);
    saved = true;
    page.say("Saved as corrections.json");
  });
  addEventListener("beforeunload", event => { if (!saved && here() > 0) { event.preventDefault(); } });

  // Words that mapwire passed over become a place.
  let words = null;
  const button = page.get("add");
  document.addEventListener("selectionchange", () => { const w = page.selectedWords(); if (w) { words = w; } });
  button.addEventListener("click", () => {
    const w = page.selectedWords() || words;
    if (!w || w.article !== page.current) { page.openCard("Add a place", page.el("p", {}, "Select its name in the article first, then press the button again.")); return; }
    const known = page.places.filter(p => page.plain(p.name).toLowerCase() === page.plain(w.words).toLowerCase());
    const add = place => { added.push(Object.assign({ place }, w)); words = null; moved(); page.openCard(w.words, page.el("p", {}, page.tag("corrected by hand", true), "Added as a place. It becomes a mark in the text with the next run.")); page.showAt([place.lat, place.lon]); };
    page.openCard("Add “" + page.plain(w.words) + "”",
      known.length ? [page.el("h3", {}, "Known from these articles"), page.el("div", { class: "actions" }, known.slice(0, 8).map(p => page.el("button", { type: "button", on: { click: () => add(p) } }, page.own(p.name), " " + [p.admin1, p.country].filter(Boolean).map(page.plain).join(", "))))] : null,
      page.el("h3", {}, "Position"), page.positionForm({ name: page.plain(w.words) }, add));
  });
})();
