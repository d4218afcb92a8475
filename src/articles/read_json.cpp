#include "articles/formats.hpp"

namespace mapwire {

std::variant<ParsedArticle, Issue> read_json_record(RawRecord record, ParserTools& tools) {
    auto fields = tools.json.read(record.key, record.bytes);
    if (auto* issue = std::get_if<Issue>(&fields)) { return std::move(*issue); }
    return article_of_fields(record.key, std::get<ArticleFields>(std::move(fields)), tools.pages);
}

}  // namespace mapwire
