// A name in the text: its place, the reason, the other places it may mean, and what a person may decide about it.
(function () {
  let picking = null;
  page.stopPicking = function () {
    if (!picking) { return false; }
    picking = null;
    page.onMapClick = null;
    document.body.classList.remove("picking");
    page.get("hint").hidden = true;
    return true;
  };
  page.pick = function (words, then) {
    picking = then;
    document.body.classList.add("picking");
    page.get("hint").hidden = false;
    page.get("hint").replaceChildren(words, page.el("button", { type: "button", on: { click: page.stopPicking } }, "Cancel"));
    page.onMapClick = latlng => { const f = picking; page.stopPicking(); f(L.latLng(latlng).wrap()); };
  };
  // The place of a mention after corrections: of the gazetteer, or one that a person gave.
  page.placeOf = function (mention) {
    if (mention.change) { return mention.change.action === "not_a_place" ? null : mention.change.place; }
    return mention.place >= 0 ? page.places[mention.place] : null;
  };
  const inWords = place => [place.admin2, place.admin1, place.country].filter(Boolean).map(page.plain).join(", ");

  function scopeChoice(mention) {
    const same = mention.article.mentions.filter(m => m.words === mention.words).length;
    const everywhere = page.articles.reduce((sum, a) => sum + a.mentions.filter(m => m.words === mention.words).length, 0);
    if (everywhere < 2) { return null; }
    const choice = page.el("select", { "aria-label": "Where this decision counts", id: "scope" }, page.el("option", { value: "one" }, "Here only"));
    if (same > 1) { choice.append(page.el("option", { value: "article" }, "Each “" + page.plain(mention.words) + "” of this article (" + same + ")")); }
    if (everywhere > same) { choice.append(page.el("option", { value: "all" }, "Each “" + page.plain(mention.words) + "” of all articles (" + everywhere + ")")); }
    return choice;
  }
  function mentionsMeant(mention) {
    const scope = page.get("scope") ? page.get("scope").value : "one";
    if (scope === "one") { return [mention]; }
    return (scope === "article" ? [mention.article] : page.articles).flatMap(a => a.mentions.filter(m => m.words === mention.words));
  }
  function decide(mention, change) {
    page.change(mentionsMeant(mention), change);
    page.openMention(mention);
  }
  // How far off a position may be: five pixels of a click, half of the last digit that was written; 10 m at least.
  const clickSpread = at => 5 * 40075016 * Math.cos(at.lat * Math.PI / 180) / Math.pow(2, page.map.getZoom() + 8);
  const digitSpread = texts => 55660 * Math.pow(10, -Math.min(...texts.map(t => (t.split(/[.,]/)[1] || "").length)));
  page.positionForm = function (start, done) {
    let spread = null;
    const field = (id, label, value, wide) => page.el("label", wide ? { class: "wide" } : {}, label, page.el("input", { id, value: value == null ? "" : String(value), inputmode: wide ? "text" : "decimal", on: { input: () => { spread = null; } } }));
    const wrong = page.el("p", { role: "alert" });
    return page.el("div", {}, page.el("div", { class: "where" }, field("place-name", "Name", start.name, true), field("place-lon", "Longitude", start.lon), field("place-lat", "Latitude", start.lat)), wrong,
      page.el("div", { class: "actions" }, page.el("button", { type: "button", on: { click: () => page.pick("Click on the map where the place is.", at => { page.get("place-lon").value = at.lng.toFixed(5); page.get("place-lat").value = at.lat.toFixed(5); spread = clickSpread(at); page.showAt(at, spread); }) } }, "Choose on the map"),
        page.el("button", { type: "button", class: "main", on: { click: () => {
          const lon = parseFloat(page.get("place-lon").value.replace(",", ".")), lat = parseFloat(page.get("place-lat").value.replace(",", ".")), name = page.get("place-name").value.trim();
          if (!(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90)) { wrong.textContent = "Write the longitude from -180 to 180 and the latitude from -90 to 90."; return; }
          if (!name) { wrong.textContent = "Write a name for the place."; return; }
          const off = spread == null ? digitSpread([page.get("place-lon").value, page.get("place-lat").value]) : spread;
          done({ id: null, name, lon: +lon.toFixed(5), lat: +lat.toFixed(5), uncertainty: Math.max(10, Math.round(off)), country: "", admin1: "", admin2: "" });
        } } }, "Use this position")));
  };

  page.openMention = function (mention) {
    const place = page.placeOf(mention), role = page.roles.get(mention.role) || { label: mention.role };
    const options = page.el("ul", { class: "options" });
    const listed = [mention.place, ...mention.others.map(o => o.place)].filter((p, i, all) => p >= 0 && all.indexOf(p) === i);
    const name = "candidate-" + mention.number;
    listed.forEach(number => {
      const candidate = page.places[number], other = mention.others.find(o => o.place === number);
      const input = page.el("input", { type: "radio", name, value: number, checked: place === candidate, on: { change: () => { page.showAt([candidate.lat, candidate.lon], candidate.uncertainty); } } });
      options.append(page.el("li", {}, page.el("label", {}, input, page.el("span", {}, page.own(candidate.name), page.el("small", {}, [inWords(candidate), candidate.code, candidate.population ? candidate.population.toLocaleString("en") + " people" : ""].filter(Boolean).join(" · "))),
        page.el("small", {}, number === mention.place ? "read so" : other ? other.score.toFixed(2) : ""))));
    });
    const chosen = () => { const box = options.querySelector("input:checked"); return box ? page.places[+box.value] : null; };
    const form = page.el("div");
    page.openCard(mention.words,
      page.el("p", {}, page.tag(role.label), mention.change || mention.rule === "corrected by hand" ? page.tag("corrected by hand", true) : null, place ? null : page.tag("no place", true), mention.forgotten ? page.tag("read anew by the next run", true) : null),
      page.sureBar(mention.change ? 1 : mention.confidence),
      place ? page.facts([["Place", place.name], ["In", inWords(place)], ["Position", place.lat.toFixed(4) + ", " + place.lon.toFixed(4)], ["How far off", page.distance(place.uncertainty)], ["Gazetteer", place.gazetteer], ["Id", place.id]]) : null,
      mention.stands >= 0 ? page.facts([["Stands for", page.places[mention.stands].name]]) : null,
      page.el("h3", {}, "Why"), page.own(mention.reason || "No reason was noted.", "p"),
      listed.length > 0 ? page.el("h3", {}, listed.length > 1 ? "Places of this name" : "Candidate") : null, listed.length > 0 ? options : null,
      page.el("h3", {}, "Correct it"), scopeChoice(mention),
      page.el("div", { class: "actions" },
        listed.length > 0 ? page.el("button", { type: "button", id: "choose", on: { click: () => { const c = chosen(); if (c) { decide(mention, { action: "choose", place: c }); } } } }, "Use the chosen place") : null,
        page.el("button", { type: "button", id: "not-a-place", on: { click: () => decide(mention, { action: "not_a_place" }) } }, "Not a place"),
        page.el("button", { type: "button", id: "move", on: { click: () => form.replaceChildren(page.positionForm(place || { name: mention.words }, moved => decide(mention, { action: "move", place: moved }))) } }, "Move"),
        !mention.change && !mention.forgotten && mention.rule === "corrected by hand" ? page.el("button", { type: "button", id: "forget", on: { click: () => { page.forget(mention); page.openMention(mention); } } }, "Forget the decision") : null,
        mention.change ? page.el("button", { type: "button", id: "undo", on: { click: () => { page.change(mentionsMeant(mention), null); page.openMention(mention); } } }, "Undo") : null), form,
      page.el("h3", {}, "Sentence"), page.quote(mention.article, mention.sentence));
    page.markSentence(mention.article, null);
    page.markMention(mention);
    page.showAt(place ? [place.lat, place.lon] : null, place ? place.uncertainty : 0);
  };
})();
