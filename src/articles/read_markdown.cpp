#include <cmark.h>

#include <cstdlib>
#include <memory>

#include "articles/formats.hpp"
#include "articles/html.hpp"

namespace mapwire {
namespace {

struct FreeDeleter {
    void operator()(char* text) const noexcept { std::free(text); }
};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view edge = " \t\r\n\"'";
    const auto first = text.find_first_not_of(edge);
    if (first == std::string_view::npos) { return {}; }
    return text.substr(first, text.find_last_not_of(edge) - first + 1);
}

// Lines "key: value" between two lines "---" at the top. Returns where the text begins.
std::size_t read_front_matter(std::string_view text, ArticleFields& fields) {
    if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) { return 0; }
    const auto end = text.find("\n---", 3);
    if (end == std::string_view::npos) { return 0; }
    for (std::size_t at = 4; at < end;) {
        const auto line_end = std::min(text.find('\n', at), end);
        const auto line = text.substr(at, line_end - at);
        at = line_end + 1;
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) { continue; }
        const auto key = trimmed(line.substr(0, colon));
        const std::string value(trimmed(line.substr(colon + 1)));
        if (key == "title") { fields.title = value; }
        if (key == "date" || key == "published") { fields.published = value; }
        if (key == "lang" || key == "language") { fields.language = value; }
        if (key == "author") { fields.author = value; }
        if (key == "url" || key == "link" || key == "source_url") { fields.url = value; }
    }
    const auto after = text.find('\n', end + 1);
    return after == std::string_view::npos ? text.size() : after + 1;
}

}  // namespace

std::variant<ParsedArticle, Issue> read_markdown_record(RawRecord record, ParserTools& tools) {
    ArticleFields fields;
    if (auto issue = decode_record(record.key, record.bytes, record.encoding, fields.notes)) {
        return std::move(*issue);
    }
    const auto body = std::string_view(record.bytes).substr(read_front_matter(record.bytes, fields));
    const std::unique_ptr<char, FreeDeleter> html(cmark_markdown_to_html(body.data(), body.size(), CMARK_OPT_UNSAFE));
    auto text = html_text(record.key, html.get());
    if (auto* issue = std::get_if<Issue>(&text)) { return std::move(*issue); }
    fields.text = with_title(fields.title, std::get<std::string>(std::move(text)));
    return article_of_fields(record.key, std::move(fields), tools.pages);
}

}  // namespace mapwire
