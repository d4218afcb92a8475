#pragma once

#include "articles/article_fields.hpp"
#include "articles/gumbo_tree.hpp"

namespace mapwire {

/// Title, date, language, canonical address, author and outlet of a page, from JSON-LD, meta tags and, when these say
/// nothing, from its elements (h1, title, time). `text` is the article's text when JSON-LD has it.
[[nodiscard]] ArticleFields page_fields(const GumboNode& root);

}  // namespace mapwire
