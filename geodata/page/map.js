// The map: base outlines of our own, areas, lines, spots (all points at one position), labels.
(function () {
  const map = L.map("map", { preferCanvas: true, zoomControl: false, worldCopyJump: false, attributionControl: true, zoomSnap: 0.25, wheelPxPerZoomLevel: 90 });
  page.map = map;
  L.control.zoom({ position: "bottomright" }).addTo(map);
  L.control.scale({ position: "bottomleft", imperial: true }).addTo(map);
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution("Outlines: see below");
  const view = page.about.view;
  map.fitBounds([[view[1], view[0]], [view[3], view[2] < view[0] ? view[2] + 360 : view[2]]]);
  for (const [name, z] of [["land", 210], ["countries", 215], ["areas", 410], ["rings", 420], ["spots", 430], ["names", 460], ["picked", 640]]) {
    map.createPane(name).style.zIndex = z;
  }
  map.getPane("names").style.pointerEvents = "none";
  map.getPane("countries").style.pointerEvents = "none";
  const canvas = pane => L.canvas({ pane, padding: 0.3, tolerance: 4 });
  const each = make => Object.fromEntries(["land", "areas", "rings", "spots"].map(pane => [pane, make(pane)]));
  const canvases = each(canvas), svgs = each(pane => L.svg({ pane, padding: 0.3 }));
  let renderers = canvases;
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const land = L.layerGroup().addTo(map), shapes = L.layerGroup().addTo(map), spots = L.layerGroup().addTo(map), names = L.layerGroup().addTo(map);
  const picked = L.layerGroup().addTo(map);

  function drawLand() {
    land.clearLayers();
    const style = (outline, fill, weight, dash) => ({ renderer: renderers.land, pane: "land", interactive: false, color: outline, fillColor: fill, fill: fill != null, fillOpacity: 1, weight, dashArray: dash });
    page.base.filter(b => b.kind !== "division").forEach(b => L.polygon(b.shape.areas, style(css("--border"), css("--land"), 1)).addTo(land));
    page.base.filter(b => b.kind === "division").forEach(b => L.polygon(b.shape.areas, style(css("--division"), null, 1, "3 3")).addTo(land));
  }
  function widest(areas) {
    let best = null, size = -1;
    areas.forEach(rings => {
      const box = L.latLngBounds(rings[0]), width = (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
      if (width > size) { size = width; best = box; }
    });
    return best;
  }
  const countries = page.base.filter(b => b.kind !== "division").map(b => ({ name: b.name, box: widest(b.shape.areas) }));
  const text = (className, words) => L.tooltip({ permanent: true, direction: "center", className, pane: className === "country" ? "countries" : "names", opacity: 1 }).setContent(page.own(words, "span"));
  function drawNames() {
    names.clearLayers();
    const taken = [];
    const free = (at, words, height, shift) => {
      const p = map.latLngToContainerPoint(at), width = words.length * 7;
      const box = [p.x - width / 2 + shift, p.y - height / 2, p.x + width / 2 + shift, p.y + height / 2];
      if (taken.some(t => t[0] < box[2] && box[0] < t[2] && t[1] < box[3] && box[1] < t[3])) { return false; }
      taken.push(box);
      return true;
    };
    const inView = map.getBounds();
    areasShown.filter(a => a.feature.layer === "zones").forEach(({ feature, box }) => {
      const at = box.getCenter(), words = page.plain(feature.p.name) + (feature.p.status ? " (" + page.words(feature.p.status) + ")" : "");
      const top = map.latLngToContainerPoint(box.getNorthEast()), low = map.latLngToContainerPoint(box.getSouthWest());
      if (inView.contains(at) && top.x - low.x > 60 && free(at, words.slice(0, 24), 18 * Math.ceil(words.length / 24), 0)) { text("zone-name", words).setLatLng(at).addTo(names); }
    });
    placesShown.slice().sort((a, b) => (b.p.mention_count || 0) - (a.p.mention_count || 0)).slice(0, 400).forEach(feature => {
      if (feature.symbol.value === "area" || !inView.contains(feature.shape.point)) { return; }
      const words = page.plain(feature.p.name);
      if (!free(feature.shape.point, words, 15, words.length * 3.5 + 8)) { return; }
      L.tooltip({ permanent: true, direction: "right", offset: [6, 0], className: "spot-name", pane: "names", opacity: 1 }).setContent(page.own(words, "span")).setLatLng(feature.shape.point).addTo(names);
    });
    areasShown.filter(a => a.feature.layer !== "zones").forEach(({ feature, box }) => {
      const at = box.getCenter(), words = page.plain(feature.p.name || "");
      const room = map.latLngToContainerPoint(box.getNorthEast()).x - map.latLngToContainerPoint(box.getSouthWest()).x;
      if (words && inView.contains(at) && room > 110 && free(at, words.slice(0, 24), 16 * Math.ceil(words.length / 24), 0)) { text("region-name", words).setLatLng(at).addTo(names); }
    });
    countries.forEach(({ name, box }) => {
      const room = map.latLngToContainerPoint(box.getNorthEast()).x - map.latLngToContainerPoint(box.getSouthWest()).x;
      if (!box.intersects(inView) || room < name.length * 9) { return; }
      // The middle of what is to be seen of it.
      const seen = L.latLngBounds([Math.max(box.getSouth(), inView.getSouth()), Math.max(box.getWest(), inView.getWest())], [Math.min(box.getNorth(), inView.getNorth()), Math.min(box.getEast(), inView.getEast())]);
      const at = seen.contains(box.getCenter()) ? box.getCenter() : seen.getCenter();
      if (free(at, name + "  ", 16, 0)) { text("country", name).setLatLng(at).addTo(names); }
    });
  }

  let areasShown = [], placesShown = [];
  const faint = feature => feature.confidence < 0.5 ? 0.55 : 1;
  function drawArea(feature) {
    const s = feature.symbol;
    const options = { renderer: renderers.areas, pane: "areas", color: s.outline, weight: Math.max(1.2, s.width * 3.2), dashArray: page.dashes(s), fillColor: s.colour, fillOpacity: s.fill / 100, opacity: faint(feature) };
    const shape = feature.shape.areas ? L.polygon(feature.shape.areas, options) : L.polyline(feature.shape.lines, Object.assign(options, { fill: false }));
    shape.on("click", event => { L.DomEvent.stop(event); page.clicked(feature, event.latlng); });
    shape.bindTooltip(() => page.own(feature.p.name), { sticky: true });
    shape.addTo(shapes);
    if (feature.shape.areas) { areasShown.push({ feature, box: widest(feature.shape.areas) }); }
  }
  const hollow = feature => feature.layer === "events" && (feature.p.geo_precision === 3 || !["happened", "ongoing", undefined, null].includes(feature.p.stance));
  function makeSpot(features, layers, crowded) {
    const lead = features.find(f => f.layer === "events") || features[0], s = lead.symbol, events = features.filter(f => f.layer === "events");
    const many = events.length > 1, empty = features.every(hollow);
    const radius = many ? Math.min(18, 7 + 2.2 * Math.log2(events.length)) : Math.max(4, s.size * 1.9 + Math.log(lead.p.mention_count || 1));
    const at = lead.shape.point, uncertainty = lead.p.uncertainty_m;
    if (!crowded && uncertainty > 400 && s.value !== "area" && uncertainty < 200000) {
      layers.push(L.circle(at, { renderer: renderers.rings, pane: "rings", radius: uncertainty, color: s.colour, weight: 1, dashArray: "2 4", fillOpacity: 0.05, interactive: false }));
    }
    const marker = new page.Marker(at, {
      renderer: renderers.spots, pane: "spots", shape: many ? "circle" : s.shape, radius, count: events.length,
      color: empty ? s.colour : "#ffffff", weight: empty ? 2.5 : 1.2, fillColor: empty ? "#ffffff" : s.colour,
      fillOpacity: Math.max(0.25, s.fill / 100) * faint(lead), opacity: s.value === "area" ? 0.8 : 1,
    });
    if (s.value === "area") { marker.setStyle({ color: s.outline, fillOpacity: 0.15 }); }
    if (many && empty) { marker.setStyle({ fillColor: s.colour, color: "#ffffff" }); }
    marker.bindTooltip(() => page.own(many ? events.length + " events: " + page.plain(lead.p.location || lead.p.name) : lead.p.name));
    marker.on("click", event => { L.DomEvent.stop(event); page.clicked(features.length > 1 ? features : lead, event.latlng); });
    layers.push(marker);
  }
  // Spots that stay as they are between two filters are left alone: thousands of them are costly to make anew.
  const drawnSpots = new Map();
  function drawSpots(groups) {
    drawnSpots.forEach((spot, key) => {
      const group = groups.get(key);
      if (group && group.length === spot.features.length && group.every((f, i) => f === spot.features[i])) { return; }
      spot.layers.forEach(layer => spots.removeLayer(layer));
      drawnSpots.delete(key);
    });
    const crowded = groups.size > 1500;
    groups.forEach((features, key) => {
      if (drawnSpots.has(key)) { return; }
      const spot = { features, layers: [] };
      makeSpot(features, spot.layers, crowded);
      spot.layers.forEach(layer => spots.addLayer(layer));
      drawnSpots.set(key, spot);
    });
  }
  page.drawFeatures = function () {
    shapes.clearLayers();
    areasShown = [];
    const shown = page.features.filter(f => f.shape && page.shown(f)), groups = new Map();
    const size = f => { const b = widest(f.shape.areas); return (b.getEast() - b.getWest()) * (b.getNorth() - b.getSouth()); };
    shown.filter(f => f.shape.areas).map(f => [size(f), f]).sort((a, b) => b[0] - a[0]).forEach(([, f]) => drawArea(f));
    shown.filter(f => f.shape.lines).forEach(drawArea);
    placesShown = shown.filter(f => f.layer === "places");
    shown.filter(f => f.shape.point).forEach(f => {
      const key = f.shape.point.join();
      groups.has(key) ? groups.get(key).push(f) : groups.set(key, [f]);
    });
    drawSpots(groups);
    drawNames();
  };
  // What was chosen must not lie under the card, nor beyond the edge.
  function reveal(latlng) {
    const at = map.latLngToContainerPoint(latlng), size = map.getSize(), card = page.get("details");
    const right = !card.hidden && size.x > 700 ? card.offsetWidth + 60 : 60, room = size.x - right;
    const dx = at.x > room ? at.x - room / 2 : at.x < 60 ? at.x - Math.min(room / 2, 300) : 0;
    const dy = at.y > size.y - 50 || at.y < 50 ? at.y - size.y / 2 : 0;
    if (dx || dy) { map.panBy([dx, dy], { animate: !page.calm }); }
  }
  page.showAt = function (latlng, uncertainty) {
    picked.clearLayers();
    if (!latlng) { return; }
    if (uncertainty > 400) { L.circle(latlng, { pane: "picked", radius: Math.min(uncertainty, 2e6), color: "#d9730d", weight: 1.5, dashArray: "4 4", fillOpacity: 0.05, interactive: false, renderer: L.svg({ pane: "picked" }) }).addTo(picked); }
    L.circleMarker(latlng, { pane: "picked", radius: 12, color: "#d9730d", weight: 3, fill: false, interactive: false, renderer: L.svg({ pane: "picked" }) }).addTo(picked);
    reveal(latlng);
  };
  page.showShape = function (feature) {
    picked.clearLayers();
    const options = { pane: "picked", color: "#d9730d", weight: 3, fill: false, interactive: false, renderer: L.svg({ pane: "picked" }) };
    const shape = feature.shape.areas ? L.polygon(feature.shape.areas, options) : L.polyline(feature.shape.lines, options);
    shape.addTo(picked);
    const box = shape.getBounds(), width = map.latLngToContainerPoint(box.getNorthEast()).x - map.latLngToContainerPoint(box.getSouthWest()).x;
    const card = page.get("details"), right = !card.hidden && map.getSize().x > 700 ? card.offsetWidth + 40 : 20;
    if (width > map.getSize().x - right || width < 10) { map.fitBounds(box, { animate: !page.calm, paddingTopLeft: [20, 20], paddingBottomRight: [right, 20] }); }
    else { reveal(box.getCenter()); }
  };
  page.calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  page.drawLand = drawLand;
  // Canvases print badly (what was cleared comes out white): for paper everything is drawn as SVG.
  page.forPaper = function (paper) {
    land.clearLayers();
    shapes.clearLayers();
    spots.clearLayers();
    drawnSpots.clear();
    Object.values(renderers).forEach(renderer => renderer.remove());
    renderers = paper ? svgs : canvases;
    drawLand();
    page.drawFeatures();
  };
  map.on("zoomend moveend resize", drawNames);
  map.on("click", event => page.onMapClick && page.onMapClick(event.latlng));

  const tiles = L.tileLayer("https://tile.openstreetmap.org/{z}/{x}/{y}.png", { maxZoom: 19, opacity: 0.75, attribution: "© OpenStreetMap contributors" });
  const Online = L.Control.extend({ options: { position: "bottomleft" }, onAdd: () => {
    const box = page.el("input", { type: "checkbox", id: "online", on: { change: () => box.checked ? tiles.addTo(map) : tiles.remove() } });
    const holder = page.el("div", { class: "online" }, page.el("label", { title: "Asks tile.openstreetmap.org for the area that you look at" }, box, "Online background"));
    L.DomEvent.disableClickPropagation(holder);
    return holder;
  } });
  new Online().addTo(map);
  const Legend = L.Control.extend({ options: { position: "topleft" }, onAdd: () => {
    const used = [...new Set(page.features.map(f => f.symbol))];
    const holder = page.el("details", { class: "legend", open: map.getSize().x > 1000 }, page.el("summary", {}, "Legend"),
      page.el("ul", {}, used.map(s => page.el("li", {}, page.symbolIcon(s, 16), s.label)),
        page.el("li", {}, "Dashed ring: the place lies somewhere inside"), page.el("li", {}, "Hollow: not known to have happened, or known to a region only")));
    L.DomEvent.disableClickPropagation(holder);
    L.DomEvent.disableScrollPropagation(holder);
    return holder;
  } });
  new Legend().addTo(map);
})();
