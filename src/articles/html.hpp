#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "articles/article_fields.hpp"
#include "articles/json_fields.hpp"

namespace mapwire {

/// What a page of HTML (valid UTF-8) says: the article's text, and title, date, language, author and canonical address
/// from its meta tags and JSON-LD. The text begins with the title; paragraphs are separated by an empty line. Left out
/// are navigation, scripts, forms, captions, comments, teasers of other articles, and what is hidden. An Issue when
/// elements are nested beyond what a page needs.
[[nodiscard]] std::variant<ArticleFields, Issue> read_html_page(const RecordKey& key, const std::string& html);

/// The text of a piece of HTML, all of it: from a feed, a mail, a message.
[[nodiscard]] std::variant<std::string, Issue> html_text(const RecordKey& key, const std::string& html);

/// Whether a text has the tags of HTML, so that it is no plain text.
[[nodiscard]] bool looks_like_html(std::string_view text);

/// A text with entities of HTML, but no tags, as its letters ("Da&#39;el", "&amp;"); nothing when it has none.
[[nodiscard]] std::optional<std::string> without_entities(std::string_view text);

/// A text field that holds HTML becomes its text: of a whole page the article's, with what the page says of itself
/// where the record says nothing; of a piece, all of it.
[[nodiscard]] std::optional<Issue> extract_html(const RecordKey& key, ArticleFields& fields);

/// The encoding that a page declares in its first 2,048 bytes, "" when it does not.
[[nodiscard]] std::string html_encoding(std::string_view bytes);

/// Elements that are open at once at most; pages by hand and by program stay far below.
inline constexpr std::size_t most_open_elements = 1000;

}  // namespace mapwire
