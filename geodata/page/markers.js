// Points on the map: shapes as in the legend, drawn on one canvas, so that thousands stay quick.
(function () {
  const regular = (corners, radius, turn, inner) => {
    const steps = inner ? corners * 2 : corners, points = [];
    for (let i = 0; i < steps; i++) {
      const angle = 2 * Math.PI * (turn + i / steps) - Math.PI / 2, reach = inner && i % 2 ? radius * inner : radius;
      points.push([reach * Math.cos(angle), reach * Math.sin(angle)]);
    }
    return points;
  };
  const cross = r => { const a = r * 1.1, b = r * 0.4; return [[-b, -a], [b, -a], [b, -b], [a, -b], [a, b], [b, b], [b, a], [-b, a], [-b, b], [-a, b], [-a, -b], [-b, -b]]; };
  const shapes = {
    square: r => regular(4, r * 1.2, 0.125), diamond: r => regular(4, r * 1.2, 0), triangle: r => regular(3, r * 1.25, 0),
    equilateral_triangle: r => regular(3, r * 1.25, 0), pentagon: r => regular(5, r * 1.1, 0),
    hexagon: r => regular(6, r * 1.1, 0), star: r => regular(5, r * 1.4, 0, 0.45), cross_fill: cross,
  };
  page.outline = (shape, radius) => shapes[shape] ? shapes[shape](radius) : null;

  page.Marker = L.CircleMarker.extend({
    _updatePath: function () {
      if (this._renderer instanceof L.SVG) { this._updateOnPaper(); return; }
      const context = this._renderer._ctx, outline = page.outline(this.options.shape, this._radius);
      if (!this._renderer._drawing || this._empty()) { return; }
      const at = this._point;
      context.beginPath();
      if (outline) {
        outline.forEach(([x, y], i) => i ? context.lineTo(at.x + x, at.y + y) : context.moveTo(at.x + x, at.y + y));
        context.closePath();
      } else {
        context.arc(at.x, at.y, Math.max(this._radius, 1), 0, 2 * Math.PI);
      }
      this._renderer._fillStroke(context, this);
      if (this.options.count > 1) {
        context.font = "600 " + Math.round(this._radius * 1.05) + "px system-ui, sans-serif";
        context.textAlign = "center";
        context.textBaseline = "middle";
        context.fillStyle = "#ffffff";
        context.fillText(this.options.count > 999 ? "1k+" : this.options.count, at.x, at.y + 0.5);
      }
    },
    _updateOnPaper: function () {
      const outline = page.outline(this.options.shape, this._radius), at = this._point;
      if (!outline || this._empty()) { this._renderer._updateCircle(this); return; }
      this._renderer._setPath(this, "M" + outline.map(([x, y]) => (at.x + x).toFixed(1) + " " + (at.y + y).toFixed(1)).join("L") + "Z");
    },
  });
})();
