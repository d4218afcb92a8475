#include "articles/formats.hpp"
#include "articles/html.hpp"
#include "mapwire/text/utf8.hpp"

namespace mapwire {
namespace {

// News API and others answer {"status": "error", "message": "…"} in the place of articles.
bool is_error_answer(std::string_view bytes) {
    const auto head = bytes.substr(0, 200);
    return head.find("\"status\":\"error\"") != std::string_view::npos ||
           head.find("\"status\": \"error\"") != std::string_view::npos;
}

}  // namespace

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
    if (fields.text.empty()) {
        const auto names = tools.json.names_in(record.bytes);
        return Issue{record.key.where(), "the article has no text",
                     "Name the field that holds it, for example --fields text=.body" +
                         (names.empty() ? names : "; the record has " + names)};
    }
    if (fields.title.empty() && fields.url.empty() && is_error_answer(record.bytes)) {
        auto said = fields.text.substr(0, 200);
        while (said.ends_with('.') || said.ends_with(' ')) { said.pop_back(); }
        return Issue{record.key.where(), "this is what a service says of an error: " + said, "Ask the service again"};
    }
    if (auto issue = extract_html(record.key, fields)) { return std::move(*issue); }
    return article_of_fields(record.key, std::move(fields), tools.pages);
}

}  // namespace mapwire
