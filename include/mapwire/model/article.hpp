#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mapwire/model/date.hpp"
#include "mapwire/model/ids.hpp"
#include "mapwire/model/text_span.hpp"

namespace mapwire {

/// What a stretch of an article's text is. Furniture is what a page adds to the article: channel lines, links, adverts,
/// buttons, a title given a second time.
enum class PartKind { title, byline, dateline, body, furniture };

struct ArticlePart {
    PartKind kind;
    TextSpan span;
};

/// One article as read. `text` is the whole decoded file (or text field) and is never altered; every span and offset
/// of every later value counts bytes of it.
struct Article {
    ArticleId id;                   ///< file name without folder and ending, or the record's own id
    std::string where;              ///< what messages name: the path, "list.ndjson:12"
    std::string text;               ///< UTF-8
    std::string title;              ///< "" when none was found
    std::optional<Date> published;  ///< anchor of relative dates
    std::vector<std::string> authors;
    std::string language;            ///< ISO 639-1, "" when unknown
    std::string source_url;          ///< "" when unknown
    std::vector<ArticlePart> parts;  ///< in text order, without overlap; what no part covers is white space
};

}  // namespace mapwire
