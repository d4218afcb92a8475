// What is shown: page.shown(feature). Filters by layer, type, stance, confidence and day.
(function () {
  const state = { layers: new Set(), types: new Set(), stances: new Set(), sure: 0, from: null, to: null };
  page.filter = state;
  const typeOf = feature => feature.p.event_type || feature.p.kind || "";
  const stanceOf = feature => feature.p.stance || feature.p.status || "";
  // The days of the story: of articles and events. A zone that began decades ago does not stretch the sliders.
  const days = page.features.flatMap(f => f.layer === "events" || f.layer === "event_areas" ? [f.start, f.end] : []).filter(d => d != null);
  page.articles.forEach(article => { const d = page.dayOf(article.published); if (d != null) { days.push(d); } });
  // Not Math.min(...days): too many for one call.
  const first = days.reduce((a, b) => Math.min(a, b), Infinity), last = days.reduce((a, b) => Math.max(a, b), -Infinity);
  const dated = days.length > 0 && first < last;
  const listeners = [];
  page.onFilter = listener => listeners.push(listener);

  page.shown = function (feature) {
    if (!state.layers.has(feature.layer) || feature.confidence * 100 < state.sure) { return false; }
    if (typeOf(feature) && !state.types.has(typeOf(feature))) { return false; }
    if (stanceOf(feature) && !state.stances.has(stanceOf(feature))) { return false; }
    if (!dated || (state.from === first && state.to === last)) { return true; }
    // An open end reaches for ever; what has no day at all is always there.
    return (feature.start == null || feature.start <= state.to) && (feature.end == null || feature.end >= state.from);
  };
  let waiting = false;
  function changed() {
    texts();
    if (waiting) { return; }
    waiting = true;
    setTimeout(() => { waiting = false; listeners.forEach(listener => listener()); }, 20);
  }
  function texts() {
    page.get("sure-text").textContent = state.sure + " %";
    page.get("types-count").textContent = count(state.types, allTypes);
    page.get("stances-count").textContent = count(state.stances, allStances);
    if (dated) {
      // A screen reader would else read out the number of the day.
      for (const end of ["from", "to"]) {
        const day = page.dayText(state[end]);
        page.get(end + "-text").textContent = day;
        page.get(end).setAttribute("aria-valuetext", day);
      }
      document.querySelectorAll("#bars i").forEach(bar =>
        bar.classList.toggle("in", +bar.dataset.to >= state.from && +bar.dataset.from <= state.to));
    }
  }
  const count = (chosen, all) => chosen.size === all.length ? "" : "(" + chosen.size + " of " + all.length + ")";
  function numbers(features, key) {
    const found = new Map();
    features.forEach(f => { const k = key(f); if (k) { found.set(k, (found.get(k) || 0) + 1); } });
    return found;
  }
  const typeCounts = numbers(page.features, typeOf), stanceCounts = numbers(page.features, stanceOf);
  const allTypes = [...typeCounts.keys()].sort(), allStances = [...stanceCounts.keys()].sort();
  const layerCounts = numbers(page.features, f => f.layer);

  function box(chosen, key, label, number, icon) {
    const input = page.el("input", { type: "checkbox", checked: true, "data-key": key, on: {
      change: () => { input.checked ? chosen.add(key) : chosen.delete(key); changed(); } } });
    return page.el("label", {}, input, icon, label, page.el("span", { class: "count" }, String(number)));
  }
  const labelOf = (type, features) => {
    const feature = features.find(f => typeOf(f) === type);
    return feature && feature.symbol ? feature.symbol.label.split(",")[0] : page.words(type);
  };
  function everything() {
    page.layers.forEach(layer => state.layers.add(layer.name));
    allTypes.forEach(type => state.types.add(type));
    allStances.forEach(stance => state.stances.add(stance));
    Object.assign(state, { sure: 0, from: first, to: last });
  }
  page.layers.filter(layer => layerCounts.get(layer.name)).forEach(layer =>
    page.get("layers").append(box(state.layers, layer.name, layer.title, layerCounts.get(layer.name))));
  allTypes.forEach(type => {
    const feature = page.features.find(f => typeOf(f) === type);
    page.get("types").append(box(state.types, type, labelOf(type, page.features), typeCounts.get(type), page.symbolIcon(feature.symbol)));
  });
  allStances.forEach(stance => page.get("stances").append(box(state.stances, stance, page.words(stance), stanceCounts.get(stance))));
  page.get("types-box").hidden = allTypes.length === 0;
  page.get("stances-box").hidden = allStances.length === 0;
  document.addEventListener("click", event => document.querySelectorAll("#filters details[open]").forEach(open => {
    if (!open.contains(event.target)) { open.open = false; }
  }));
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") { document.querySelectorAll("#filters details[open]").forEach(open => { open.open = false; }); }
  });

  everything();
  page.get("sure").addEventListener("input", event => { state.sure = +event.target.value; changed(); });
  const from = page.get("from"), to = page.get("to");
  page.get("dates").hidden = !dated;
  if (!dated) { page.get("dates").style.display = "none"; }
  if (dated) {
    for (const slider of [from, to]) { slider.min = first; slider.max = last; }
    from.value = first;
    to.value = last;
    from.addEventListener("input", () => { state.from = +from.value; if (state.from > state.to) { state.to = state.from; to.value = from.value; } changed(); });
    to.addEventListener("input", () => { state.to = +to.value; if (state.to < state.from) { state.from = state.to; from.value = to.value; } changed(); });
    drawBars();
  }
  function drawBars() {
    const bars = Math.min(60, last - first + 1), width = (last - first + 1) / bars, heights = new Array(bars).fill(0);
    const put = d => { if (d != null) { heights[Math.min(bars - 1, Math.floor((d - first) / width))]++; } };
    page.features.forEach(f => { if (f.layer === "events" || f.layer === "event_areas") { put(f.start); } });
    page.articles.forEach(article => put(page.dayOf(article.published)));
    const most = Math.max(...heights, 1);
    heights.forEach((height, i) => page.get("bars").append(page.el("i", {
      style: { height: Math.round(24 * height / most) + "px" }, "data-from": Math.floor(first + i * width), "data-to": Math.floor(first + (i + 1) * width) })));
  }
  let timer = null;
  const still = () => { clearInterval(timer); timer = null; page.get("play").textContent = "▶"; };
  page.get("play").addEventListener("click", () => {
    if (timer) { still(); return; }
    page.get("play").textContent = "❚❚";
    let now = first - 1;
    const step = Math.max(1, Math.round((last - first) / 120));
    timer = setInterval(() => {
      now += step;
      if (now > last) { still(); return; }
      Object.assign(state, { from: now, to: Math.min(last, now + step - 1) });
      from.value = state.from;
      to.value = state.to;
      changed();
    }, 350);
  });
  page.get("reset").addEventListener("click", () => {
    if (timer) { still(); }
    everything();
    document.querySelectorAll("#filters input[type=checkbox]").forEach(input => { input.checked = true; });
    page.get("sure").value = 0;
    from.value = first;
    to.value = last;
    changed();
  });
  texts();
})();
