#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "mapwire/articles/article_source.hpp"

namespace mapwire {

/// What a record says of itself, as it stands there; "" when it does not say.
struct ArticleFields {
    std::string id;
    std::string title;
    std::string text;
    std::string published;
    std::string language;
    std::string url;
    std::string author;
    std::string source;
    std::vector<Issue> notes{};  ///< what was odd about the record
};

/// Turns the bytes of a record into UTF-8, see decode_text; `declared` is an encoding's name or "". An Issue when they
/// are no text; what had to be guessed is added to `notes`.
[[nodiscard]] std::optional<Issue> decode_record(const RecordKey& key, std::string& bytes, std::string_view declared,
                                                 std::vector<Issue>& notes);

/// Makes an article of its fields: the text is taken apart (title, byline, dateline, body), the record's own title,
/// date and language win over what is read from the text, the language is detected. Issue when there is no text.
[[nodiscard]] std::variant<ParsedArticle, Issue> article_of_fields(const RecordKey& key, ArticleFields fields,
                                                                   const PageTables& pages);

/// An extracted text with its title before it, unless it begins with that.
[[nodiscard]] std::string with_title(std::string_view title, std::string text);

/// The id of an article that has none of its own: the file's name without folder and endings, and the record's number.
[[nodiscard]] ArticleId id_of_key(const RecordKey& key);

/// The language as ISO 639-1 of a code or English name in any usual form: "en-US", "eng", "English"; "" when unknown.
[[nodiscard]] std::string language_code(std::string_view said);

/// The day of a time as programs write it: ISO 8601 with or without separators, RFC 2822, seconds or milliseconds since
/// 1970, or a date in words. Nothing when there is no complete, existing day.
[[nodiscard]] std::optional<Date> day_of(std::string_view said, const MonthNames& months);

}  // namespace mapwire
