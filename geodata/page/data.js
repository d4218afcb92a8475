// The data of the page, unpacked: page.articles, page.places, page.features, page.base.
(function () {
  const raw = JSON.parse(document.getElementById("data").textContent);
  const day = 86400000;

  // Rings and lines come as whole numbers: a first position, then steps.
  function unpackPath(path, scale) {
    const points = [];
    let x = 0, y = 0;
    for (let i = 0; i < path.length; i += 2) {
      x += path[i];
      y += path[i + 1];
      points.push([y / scale, x / scale]);
    }
    return points;
  }
  page.unpack = function (geometry, scale) {
    if (!geometry) { return null; }
    if (geometry.p) { return { point: [geometry.p[1], geometry.p[0]] }; }
    if (geometry.l) { return { lines: geometry.l.map(line => unpackPath(line, scale)) }; }
    return { areas: geometry.a.map(rings => rings.map(ring => unpackPath(ring, scale))) };
  };
  page.dayOf = time => time ? Math.floor(Date.parse(time) / day) : null;
  page.dayText = number => new Date(number * day).toISOString().slice(0, 10);

  page.about = raw;
  page.symbols = raw.symbols;
  page.roles = new Map(raw.roles.map(([role, label, colour]) => [role, { label, colour }]));
  page.places = raw.places.map(([id, name, code, country, admin1, admin2, lon, lat, uncertainty, population, gazetteer]) =>
    ({ id, name, code, country, admin1, admin2, lon, lat, uncertainty, population, gazetteer }));

  page.articles = raw.articles.map((article, index) => {
    const read = Object.assign({ index }, article);
    read.mentions = article.mentions.map(
      ([start, end, byteStart, byteEnd, sentence, role, place, confidence, reason, rule, stands, others], number) => ({
        article: read, number, start, end, byteStart, byteEnd, sentence, role, place, confidence, reason, rule, stands,
        words: article.text.slice(start, end), others: others.map(([other, score]) => ({ place: other, score })),
        change: null,
      }));
    return read;
  });

  page.features = [];
  for (const layer of raw.layers) {
    for (const [geometry, article, sentence, symbol, ...values] of layer.features) {
      const p = {};
      layer.fields.forEach((field, i) => { p[field] = values[i]; });
      const start = page.dayOf(p.start_date || p.first_seen), end = page.dayOf(p.end_date || p.last_seen);
      page.features.push({
        number: page.features.length, layer: layer.name, title: layer.title, p, article, sentence,
        symbol: raw.symbols[symbol], shape: page.unpack(geometry, 1e5), start, end,
        confidence: p.confidence == null ? 1 : p.confidence,
      });
    }
  }
  page.layers = raw.layers.map(({ name, title }) => ({ name, title }));
  page.base = raw.base.map(({ n, k, g }) => ({ name: n, kind: k, shape: page.unpack(g, 1e3) }));
})();
