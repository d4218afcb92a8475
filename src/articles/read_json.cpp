#include "articles/formats.hpp"
#include "articles/html.hpp"
#include "mapwire/text/utf8.hpp"

namespace mapwire {

std::variant<ParsedArticle, Issue> read_json_record(RawRecord record, ParserTools& tools) {
    std::vector<Issue> notes;
    auto read = tools.json.read(record.key, record.bytes);
    if (std::holds_alternative<Issue>(read) && first_invalid_utf8(record.bytes)) {
        if (auto issue = decode_record(record.key, record.bytes, record.encoding, notes)) { return std::move(*issue); }
        read = tools.json.read(record.key, record.bytes);
    }
    if (auto* issue = std::get_if<Issue>(&read)) { return std::move(*issue); }
    auto& fields = std::get<ArticleFields>(read);
    fields.notes = std::move(notes);
    // Lists of GDELT have headlines alone, which say where, too.
    if (fields.text.empty() && record.bytes.find("\"seendate\"") != std::string::npos) { fields.text = fields.title; }
    if (auto issue = extract_html(record.key, fields)) { return std::move(*issue); }
    return article_of_fields(record.key, std::move(fields), tools.pages);
}

}  // namespace mapwire
