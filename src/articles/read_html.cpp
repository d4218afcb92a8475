#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>

#include "articles/formats.hpp"
#include "articles/html.hpp"
#include "articles/html_meta.hpp"
#include "articles/html_text.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

constexpr std::string_view never_open[] = {"area",  "base",  "br",       "col",      "embed", "hr",  "img", "input",
                                           "link",  "meta",  "param",    "source",   "track", "wbr", "p",   "li",
                                           "dt",    "dd",    "option",   "optgroup", "tr",    "td",  "th",  "thead",
                                           "tbody", "tfoot", "colgroup", "html",     "head",  "body"};

bool is_name_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// How many elements are open at most, judged by the tags alone: the parser takes time that grows with the square of it,
// and stack that grows with it. Elements that close by themselves do not count.
bool is_nested_too_deep(std::string_view html) {
    std::unordered_map<std::string, std::size_t> open;
    std::size_t all = 0;
    for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
        const bool closes = html.substr(at + 1, 1) == "/";
        std::size_t end = at + (closes ? 2 : 1);
        const std::size_t begin = end;
        while (end < html.size() && is_name_byte(html[end])) { ++end; }
        if (end == begin || end - begin > 30) { continue; }
        auto name = lower_case(html.substr(begin, end - begin));
        if (std::find(std::begin(never_open), std::end(never_open), name) != std::end(never_open)) { continue; }
        if (!closes) {
            ++open[name];
            if (++all > most_open_elements) { return true; }
        } else if (auto& count = open[name]; count > 0) {
            --count;
            --all;
        }
    }
    return false;
}

Issue too_deep(const RecordKey& key) {
    return {key.where(), "the HTML has more than " + std::to_string(most_open_elements) + " elements open at once",
            "Check what made the page"};
}

bool skip_machinery(const GumboNode& node) { return is_machinery(node); }

}  // namespace

std::variant<std::string, Issue> html_text(const RecordKey& key, const std::string& html) {
    if (is_nested_too_deep(html)) { return too_deep(key); }
    const auto tree = parse_html(html);
    return text_of(*tree->root, skip_machinery);
}

std::variant<ArticleFields, Issue> read_html_page(const RecordKey& key, const std::string& html) {
    if (is_nested_too_deep(html)) { return too_deep(key); }
    const auto tree = parse_html(html);
    auto fields = page_fields(*tree->root);
    auto text = article_text(*tree->root);
    if (text.size() < 200 && fields.text.size() > 2 * text.size()) { text = std::move(fields.text); }
    fields.text = with_title(fields.title, std::move(text));
    return fields;
}

bool looks_like_html(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) { return false; }
    const auto start = lower_case(text.substr(first, 15));
    if (start.starts_with("<!doctype html") || start.starts_with("<html")) { return true; }
    // Tags that close, or that stand alone; a lone "<" or a mail address in brackets is no HTML.
    constexpr std::array<std::string_view, 12> tags = {"</p>",  "</div>", "</a>",    "</b>",  "</i>",     "</strong>",
                                                       "</em>", "</li>",  "</span>", "</h2>", "</table>", "<br"};
    std::size_t found = 0;
    for (const auto tag : tags) {
        for (auto at = text.find(tag); at != std::string_view::npos && found < 2; at = text.find(tag, at + 1)) {
            ++found;
        }
    }
    return found >= 2 || (found == 1 && text[first] == '<');
}

std::optional<std::string> without_entities(std::string_view text) {
    std::optional<std::string> out;
    std::size_t copied = 0;
    for (auto at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
        const auto size = text.substr(at + 1, 12).find(';');
        const auto name = text.substr(at + 1, size);
        const bool is_name = size != std::string_view::npos && size > 0 &&
                             std::all_of(name.begin(), name.end(), [](char c) { return is_name_byte(c) || c == '#'; });
        if (!is_name) { continue; }
        const auto end = at + 1 + size;
        const auto entity = std::string(text.substr(at, end + 1 - at));
        const auto tree = parse_html("<body>x" + entity + "x");  // between letters, so that blanks stay
        auto letter = text_of(*tree->root, skip_machinery);
        if (letter == "x" + entity + "x" || letter.size() < 2) { continue; }
        if (!out) { out.emplace(); }
        *out += text.substr(copied, at - copied);
        *out += letter.substr(1, letter.size() - 2);
        copied = end + 1;
    }
    if (out) { *out += text.substr(copied); }
    return out;
}

std::optional<Issue> extract_html(const RecordKey& key, ArticleFields& fields) {
    if (auto title = without_entities(fields.title)) { fields.title = std::move(*title); }
    if (!looks_like_html(fields.text)) {
        if (auto text = without_entities(fields.text)) {
            fields.text = std::move(*text);
            fields.notes.push_back({key.where(), "letters were written as entities of HTML (&amp;) and are decoded",
                                    "Offsets refer to the decoded text, which --save-text writes"});
        }
        return std::nullopt;
    }
    const auto head = lower_case(std::string_view(fields.text).substr(0, 1024));
    if (head.find("<html") == std::string::npos && head.find("<body") == std::string::npos) {
        auto text = html_text(key, fields.text);
        if (auto* issue = std::get_if<Issue>(&text)) { return std::move(*issue); }
        fields.text = std::get<std::string>(std::move(text));
        return std::nullopt;
    }
    auto page = read_html_page(key, fields.text);
    if (auto* issue = std::get_if<Issue>(&page)) { return std::move(*issue); }
    auto& said = std::get<ArticleFields>(page);
    fields.text = std::move(said.text);
    for (const auto member : {&ArticleFields::title, &ArticleFields::published, &ArticleFields::language,
                              &ArticleFields::url, &ArticleFields::author, &ArticleFields::source}) {
        if ((fields.*member).empty()) { fields.*member = std::move(said.*member); }
    }
    return std::nullopt;
}

std::string html_encoding(std::string_view bytes) {
    const auto head = lower_case(bytes.substr(0, 2048));
    for (auto at = head.find("charset"); at != std::string::npos; at = head.find("charset", at + 1)) {
        const auto begin = head.find_first_not_of(" =\"'\t", at + 7);
        if (begin == std::string::npos || head[at + 7] == '>') { continue; }
        return head.substr(begin, head.find_first_of(" \"'/>;\t", begin) - begin);
    }
    return {};
}

std::variant<ParsedArticle, Issue> read_html_record(RawRecord record, ParserTools& tools) {
    std::vector<Issue> notes;
    const auto declared = record.encoding.empty() ? html_encoding(record.bytes) : record.encoding;
    if (auto issue = decode_record(record.key, record.bytes, declared, notes)) { return std::move(*issue); }
    auto page = read_html_page(record.key, record.bytes);
    if (auto* issue = std::get_if<Issue>(&page)) { return std::move(*issue); }
    auto& fields = std::get<ArticleFields>(page);
    fields.notes = std::move(notes);
    return article_of_fields(record.key, std::move(fields), tools.pages);
}

}  // namespace mapwire
