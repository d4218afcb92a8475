#pragma once

#include <string>

#include "articles/gumbo_tree.hpp"

namespace mapwire {

/// The text of an element and what is in it: blanks run together, paragraphs separated by an empty line, lines of lists
/// and tables by a line break; soft hyphens and zero-width characters that only steer typesetting left out. `skip` says
/// which elements are passed over.
[[nodiscard]] std::string text_of(const GumboNode& node, bool (*skip)(const GumboNode&));

/// Elements that never hold text for readers: scripts, styles, templates, forms, drawings.
[[nodiscard]] bool is_machinery(const GumboNode& node);

/// The element of a page that holds the article, and the article's text.
[[nodiscard]] std::string article_text(const GumboNode& root);

}  // namespace mapwire
