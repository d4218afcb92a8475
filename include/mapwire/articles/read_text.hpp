#pragma once

#include <string>
#include <variant>

#include "mapwire/model/article.hpp"
#include "mapwire/model/error.hpp"

namespace mapwire {

/// Reads a file from disk as one plain-text article. An Issue instead when it is missing, unreadable, empty, binary or
/// not UTF-8 (with the byte offset).
[[nodiscard]] std::variant<Article, Issue> read_text_article(const std::string& path);

/// Recognises title, byline with publication date and authors, dateline, body and page furniture in a decoded text.
/// `where` is what messages name.
[[nodiscard]] Article parse_text_article(ArticleId id, std::string where, std::string text);

}  // namespace mapwire
