// Elements are made with text, never with markup: what articles say cannot become part of the page.
page.el = function (tag, options, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options || {})) {
    if (value == null || value === false) { continue; }
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) { element.addEventListener(event, listener); }
    } else if (name === "style") {
      for (const [property, setting] of Object.entries(value)) { element.style.setProperty(property, setting); }
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  for (const child of children.flat()) {
    if (child != null && child !== "") { element.append(child); }
  }
  return element;
};
page.get = id => document.getElementById(id);
page.say = words => { page.get("said").textContent = words; };

// Marks that turn the direction of writing, or embed another one.
page.turning = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/;
page.plain = text => String(text == null ? "" : text).replace(new RegExp(page.turning.source, "g"), "");
// Untrusted words, kept apart from their surroundings.
page.own = (text, tag) => page.el(tag || "bdi", { class: "own" }, page.plain(text));

page.percent = confidence => Math.round(confidence * 100) + " %";
page.distance = metres => metres == null ? null :
  metres < 1000 ? Math.round(metres) + " m" : (metres < 10000 ? (metres / 1000).toFixed(1) : Math.round(metres / 1000)) + " km";
page.words = value => String(value == null ? "" : value).replace(/_/g, " ");
page.safeAddress = address => /^https?:\/\//i.test(address || "") ? address : null;

page.when = function (p) {
  const first = (p.start_date || "").slice(0, 10), last = (p.end_date || "").slice(0, 10);
  if (!first && !last) { return ""; }
  if (first === last) { return first; }
  return (first || "…") + " to " + (last || "…");
};

page.sureBar = confidence => page.el("div", { class: "sure" },
  page.el("i", { style: { "--part": Math.round(confidence * 100) + "%" }, "aria-hidden": "true" }), page.percent(confidence) + " certain");

// A symbol as the map shows it, for legends and lists.
page.symbolIcon = function (symbol, size) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const side = size || 14;
  svg.setAttribute("width", side);
  svg.setAttribute("height", side);
  svg.setAttribute("class", "symbol");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const outline = symbol.shape ? page.outline(symbol.shape, side * 0.36) : null;
  const centre = side / 2;
  path.setAttribute("d", !symbol.shape ? "M1 3H" + (side - 1) + "V" + (side - 3) + "H1Z" :
    outline ? "M" + outline.map(([x, y]) => (centre + x).toFixed(1) + " " + (centre + y).toFixed(1)).join("L") + "Z" :
      "M" + side * 0.14 + " " + centre + "a" + side * 0.36 + " " + side * 0.36 + " 0 1 0 " + side * 0.72 + " 0a" + side * 0.36 + " " + side * 0.36 + " 0 1 0 " + -side * 0.72 + " 0");
  path.setAttribute("fill", symbol.colour);
  path.setAttribute("fill-opacity", symbol.fill / 100);
  path.setAttribute("stroke", symbol.shape && symbol.fill >= 100 ? "currentColor" : symbol.outline);
  if (symbol.shape && symbol.fill >= 100) { path.setAttribute("stroke-width", "0.5"); }
  if (!symbol.shape && page.dashes(symbol)) { path.setAttribute("stroke-dasharray", "3 2"); }
  svg.append(path);
  return svg;
};
page.dashes = symbol => ({ dash: "8 5", dot: "1 4", "dash dot": "9 4 1 4" })[symbol.style] || null;
