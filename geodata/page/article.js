// The article's text, its names marked by role and confidence, cut where sentences and names begin and end. Each piece
// knows its place in the text, so that selected words can be told exactly.
(function () {
  const holder = page.get("article"), select = page.get("articles");
  page.current = null;

  // One stretch of text without names: marks that turn the direction of writing are taken out and shown as such.
  function plainPiece(text, start) {
    const pieces = [];
    let from = 0;
    for (let i = 0; i <= text.length; i++) {
      if (i < text.length && !page.turning.test(text[i])) { continue; }
      if (i > from) { pieces.push(page.el("span", { "data-o": start + from }, text.slice(from, i))); }
      if (i < text.length && !/[\u200E\u200F\u061C]/.test(text[i])) {
        pieces.push(page.el("span", { class: "control", title: "A mark that turns the direction of writing was here" }, "⇄"));
      }
      from = i + 1;
    }
    return pieces;
  }
  function placeName(mention) {
    const place = page.placeOf(mention);
    return place ? page.plain(place.name) + (place.country ? ", " + place.country : "") : "no place";
  }
  function describe(button, mention) {
    const role = page.roles.get(mention.role) || { label: mention.role, colour: "#64748b" };
    const place = page.placeOf(mention), sure = mention.change ? 1 : mention.confidence;
    button.className = "name" + (place ? sure < 0.5 ? " unsure" : "" : " none") + (mention.change || mention.rule === "corrected by hand" ? " by-hand" : "");
    button.style.setProperty("--role", role.colour);
    button.style.setProperty("--sure", sure);
    button.setAttribute("aria-label", page.plain(mention.words) + ": " + role.label + ", " + placeName(mention) + ", " + page.percent(sure) + " certain");
  }
  function nameButton(mention) {
    const button = page.el("button", { type: "button", tabindex: "-1", "data-o": mention.start, "data-m": mention.number, on: { click: () => page.openMention(mention) } }, ...plainPiece(mention.words, mention.start));
    mention.button = button;
    describe(button, mention);
    return button;
  }
  function sentenceOf(article, number) {
    const [start, end] = article.sentences[number];
    const element = page.el("span", { "data-s": number });
    let at = start;
    // Names inside other names are reached through the outer one.
    article.mentions.filter(m => m.start >= start && m.end <= end && !m.inside).forEach(mention => {
      if (mention.start < at) { return; }
      element.append(...plainPiece(article.text.slice(at, mention.start), at), nameButton(mention));
      at = mention.end;
    });
    element.append(...plainPiece(article.text.slice(at, end), at));
    return element;
  }
  const kinds = ["title", "byline", "dateline", "body", "furniture"];
  page.showArticle = function (article, focus) {
    if (page.current === article) { return; }
    page.current = article;
    select.value = article.index;
    page.get("previous").disabled = article.index === 0;
    page.get("next").disabled = article.index === page.articles.length - 1;
    const address = page.safeAddress(article.url);
    const facts = page.el("p", { class: "facts" }, page.own(article.id), article.published ? " · " + article.published.slice(0, 10) : "",
      address ? [" · ", page.el("a", { href: address, rel: "noopener noreferrer nofollow", target: "_blank" }, page.own(new URL(address).hostname))] : "");
    holder.replaceChildren(facts);
    holder.lang = /^[a-z]{2,3}$/.test(article.lang || "") ? article.lang : "";
    if (article.title && !article.sentences.some(s => kinds[s[3]] === "title")) { holder.append(page.own(article.title, "h2")); }
    let paragraph = null, number = -1, furniture = null;
    article.sentences.forEach(([start, , block, part], i) => {
      // A dateline stands in the paragraph that it begins.
      const breaks = i === 0 || /\n/.test(article.text.slice(article.sentences[i - 1][1], start));
      if (!paragraph || (block !== number && breaks)) {
        paragraph = page.el("p", { dir: "auto", class: kinds[part] || "body" });
        if (kinds[part] === "furniture") {
          if (!furniture) {
            furniture = page.el("details", {}, page.el("summary", {}, "What the page adds: links, adverts, buttons"));
            holder.append(furniture);
          }
          furniture.append(paragraph);
        } else {
          furniture = null;
          holder.append(paragraph);
        }
      } else {
        const before = article.sentences[i - 1][1];
        paragraph.append(page.el("span", { "data-o": before }, article.text.slice(before, start)));
      }
      number = block;
      paragraph.append(sentenceOf(article, i));
    });
    const first = holder.querySelector("button.name");
    if (first) { first.tabIndex = 0; }
    holder.scrollTop = 0;
    if (focus) { holder.focus(); }
    page.markSentence(null);
  };
  page.refreshMentions = () => page.current && page.current.mentions.forEach(m => m.button && m.button.isConnected && describe(m.button, m));

  page.markSentence = function (article, sentence) {
    holder.querySelectorAll(".told").forEach(e => e.classList.remove("told"));
    if (!article || sentence == null || sentence < 0) { return; }
    page.showArticle(article);
    const element = holder.querySelector("[data-s='" + sentence + "']");
    if (!element) { return; }
    element.classList.add("told");
    const box = element.closest("details");
    if (box) { box.open = true; }
    element.scrollIntoView({ block: "center", behavior: page.calm ? "auto" : "smooth" });
  };
  page.markMention = function (mention) {
    document.querySelectorAll("button.name.chosen").forEach(b => b.classList.remove("chosen"));
    if (!mention) { return; }
    page.showArticle(mention.article);
    if (mention.button) { mention.button.classList.add("chosen"); }
  };

  // One stop for the tab key; arrows go from name to name.
  holder.addEventListener("keydown", event => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.matches("button.name")) { return; }
    const buttons = [...holder.querySelectorAll("button.name")], next = buttons[buttons.indexOf(event.target) + step];
    if (!next) { return; }
    event.preventDefault();
    event.target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  page.selectedWords = function () {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) { return null; }
    const range = selection.getRangeAt(0);
    const offset = (node, inner) => {
      if (node.nodeType !== Node.TEXT_NODE) { return null; }
      const element = node.parentElement.closest("[data-o]");
      return element && holder.contains(element) ? +element.dataset.o + inner : null;
    };
    let start = offset(range.startContainer, range.startOffset), end = offset(range.endContainer, range.endOffset);
    if (start == null || end == null) { return null; }
    const text = page.current.text;
    while (start < end && /\s/.test(text[start])) { start++; }
    while (end > start && /\s/.test(text[end - 1])) { end--; }
    return start < end && end - start <= 200 ? { article: page.current, start, end, words: text.slice(start, end) } : null;
  };

  page.articles.forEach(article => {
    article.mentions.forEach((m, i) => { m.inside = article.mentions.some((o, k) => k !== i && o.start <= m.start && m.end <= o.end && (o.end - o.start > m.end - m.start || k < i)); });
    select.append(page.el("option", { value: article.index }, (article.published ? article.published.slice(0, 10) + "  " : "") + page.plain(article.title || article.id)));
  });
  select.addEventListener("change", () => page.showArticle(page.articles[+select.value]));
  page.get("previous").addEventListener("click", () => page.showArticle(page.articles[page.current.index - 1]));
  page.get("next").addEventListener("click", () => page.showArticle(page.articles[page.current.index + 1]));
  const used = new Set(page.articles.flatMap(a => a.mentions.map(m => m.role)));
  [...page.roles].filter(([role]) => used.has(role)).forEach(([, { label, colour }]) => page.get("roles").append(page.el("span", { style: { "--role": colour } }, label)));
  page.get("roles").append(page.el("span", { class: "none", style: { "--role": "var(--soft)" } }, "No place found"));
})();
