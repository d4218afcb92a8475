#include "articles/formats.hpp"
#include "mapwire/text/utf8.hpp"

namespace mapwire {

std::variant<ParsedArticle, Issue> read_text_record(RawRecord record, ParserTools& tools) {
    auto& text = record.bytes;
    const auto where = record.key.where();
    if (text.find_first_not_of(" \t\r\n\v\f") == std::string::npos) {
        return Issue{where, "the file is empty", "Give a file with an article's text"};
    }
    if (const auto nul = text.find('\0'); nul != std::string::npos) {
        return Issue{where, "this is no text file (a NUL byte at byte " + std::to_string(nul) + ")",
                     "Give the article as UTF-8 text"};
    }
    if (const auto byte = first_invalid_utf8(text)) {
        return Issue{where, "the text is not UTF-8 (at byte " + std::to_string(*byte) + ")",
                     "Convert it, for example with iconv -f cp1252 -t utf-8"};
    }
    ArticleFields fields;
    fields.text = std::move(text);
    return article_of_fields(record.key, std::move(fields), tools.pages);
}

}  // namespace mapwire
