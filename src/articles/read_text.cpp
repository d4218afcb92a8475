#include "articles/formats.hpp"

namespace mapwire {

std::variant<ParsedArticle, Issue> read_text_record(RawRecord record, ParserTools& tools) {
    auto& text = record.bytes;
    const auto where = record.key.where();
    if (text.find_first_not_of(" \t\r\n\v\f") == std::string::npos) {
        return Issue{where, "the file is empty", "Give a file with an article's text"};
    }
    if (text.starts_with("{\\rtf")) {
        return Issue{where, "this is a document in RTF, no text", "Save it as docx, odt or text"};
    }
    ArticleFields fields;
    if (auto issue = decode_record(record.key, text, record.encoding, fields.notes)) { return std::move(*issue); }
    fields.text = std::move(text);
    return article_of_fields(record.key, std::move(fields), tools.pages);
}

}  // namespace mapwire
