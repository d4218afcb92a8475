#include "articles/formats.hpp"

#include <algorithm>
#include <iterator>

#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

constexpr FormatRow table[] = {
    {InputFormat::text, "text", "txt plain", ".txt .text", split_whole, read_text_record},
    {InputFormat::markdown, "markdown", "md", ".md .markdown", split_whole, read_markdown_record},
    {InputFormat::html, "html", "htm xhtml", ".html .htm .xhtml", split_whole, read_html_record},
    {InputFormat::ndjson, "ndjson", "jsonl", ".ndjson .jsonl .ldjson", split_lines, read_json_record},
    {InputFormat::json, "json", "telegram", ".json", split_json, read_json_record},
    {InputFormat::csv, "csv", "tsv", ".csv .tsv .tab", split_csv, read_csv_record},
    {InputFormat::feed, "feed", "rss atom", ".rss .atom", split_feed, read_feed_record},
    {InputFormat::mail, "mail", "eml", ".eml", split_whole, read_mail_record},
    {InputFormat::mbox, "mbox", "", ".mbox .mbx", split_mbox, read_mail_record},
    {InputFormat::telegram_html, "telegram-html", "", "", split_telegram_page, read_telegram_record},
    {InputFormat::warc, "warc", "wet", ".warc .wet", split_warc, read_warc_record},
    {InputFormat::pdf, "pdf", "", ".pdf", split_whole, read_pdf_record},
    {InputFormat::docx, "docx", "", ".docx", split_whole, read_docx_record},
    {InputFormat::odt, "odt", "", ".odt", split_whole, read_odt_record},
};

bool holds_word(std::string_view list, std::string_view word) {
    for (std::size_t at = 0; at < list.size();) {
        const auto end = std::min(list.find(' ', at), list.size());
        if (list.substr(at, end - at) == word) { return true; }
        at = end + 1;
    }
    return false;
}

std::string ending_of(std::string_view name) {
    const auto slash = name.rfind('/');
    if (slash != std::string_view::npos) { name.remove_prefix(slash + 1); }
    const auto dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string{} : lower_case(name.substr(dot));
}

std::optional<InputFormat> format_by_ending(std::string_view name) {
    const auto ending = ending_of(name);
    for (const auto& row : table) {
        if (!ending.empty() && holds_word(row.endings, ending)) { return row.format; }
    }
    return std::nullopt;
}

// Where the object or array at the front of the sample ends; nothing when the sample ends before.
std::optional<std::size_t> end_of_value(std::string_view sample) {
    std::size_t depth = 0;
    bool in_string = false;
    for (std::size_t at = 0; at < sample.size(); ++at) {
        const char c = sample[at];
        if (in_string) {
            if (c == '\\') {
                ++at;
            } else if (c == '"') {
                in_string = false;
            }
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && (depth == 0 || --depth == 0)) {
            return at + 1;
        }
    }
    return std::nullopt;
}

// One object a line: the first ends on its line and another begins on the next, or nothing has come yet and the object
// is none that holds articles.
InputFormat kind_of_json(std::string_view sample, std::string_view name) {
    if (format_by_ending(name) == InputFormat::ndjson) { return InputFormat::ndjson; }
    const auto line_end = sample.find('\n');
    const auto value_end = end_of_value(sample);
    if (sample.front() == '{' && line_end != std::string_view::npos && value_end && *value_end <= line_end) {
        const auto next = sample.find_first_not_of(" \t\r\n", line_end);
        const bool another = next != std::string_view::npos && sample[next] == '{';
        const bool alone = next == std::string_view::npos && !holds_article_array(sample.substr(0, *value_end));
        if (another || alone) { return InputFormat::ndjson; }
    }
    return InputFormat::json;
}

}  // namespace

std::span<const FormatRow> format_table() noexcept { return table; }

const FormatRow& row_of(InputFormat format) noexcept {
    return *std::find_if(std::begin(table), std::end(table),
                         [&](const FormatRow& row) { return row.format == format; });
}

std::string_view to_text(InputFormat format) noexcept { return row_of(format).name; }

std::optional<InputFormat> input_format(std::string_view name) noexcept {
    for (const auto& row : table) {
        if (row.name == name || holds_word(row.other_names, name)) { return row.format; }
    }
    return std::nullopt;
}

std::string input_format_names() {
    std::string names;
    for (const auto& row : table) { names += (names.empty() ? "" : ", ") + std::string(row.name); }
    return names;
}

namespace {

// "Subject: …": a line of a mail's header, and one of those that every mail has.
bool begins_like_a_mail(std::string_view sample) {
    const auto header = sample.substr(0, std::min(sample.find("\n\n"), sample.find("\r\n\r\n")));
    const auto colon = header.find(':');
    if (colon == std::string_view::npos || colon == 0 || header.substr(0, colon).find_first_of(" \t\n<") < colon) {
        return false;
    }
    const auto lower = "\n" + lower_case(header);
    const auto has = [&](std::string_view field) { return lower.find(field) != std::string::npos; };
    return has("\nfrom:") && (has("\nmessage-id:") || has("\nmime-version:") || has("\nreceived:") ||
                              (has("\ndate:") && has("\nsubject:")));
}

std::optional<InputFormat> kind_of_markup(std::string_view begin, std::string_view sample) {
    const auto head = lower_case(begin.substr(0, 2048));
    const auto has = [&](std::string_view words) { return head.find(words) != std::string::npos; };
    if (has("<div class=\"page_body chat_page\">") || has("<div class=\"message ") || has("exported data")) {
        if (sample.find("class=\"history\"") != std::string_view::npos ||
            sample.find("<div class=\"message ") != std::string_view::npos) {
            return InputFormat::telegram_html;
        }
    }
    if (has("<rss") || has("<feed") || has("<rdf:rdf")) { return InputFormat::feed; }
    if (has("<!doctype html") || has("<html") || has("<head") || has("<body") || has("<article") || has("<p>") ||
        has("<div")) {
        return InputFormat::html;
    }
    // Other XML is tried as a feed, which refuses bombs and finds items or none.
    return head.starts_with("<?xml") || has("<!doctype") ? std::optional(InputFormat::feed) : std::nullopt;
}

}  // namespace

std::optional<InputFormat> recognise_format(std::string_view sample, std::string_view name) {
    if (sample.starts_with("\xEF\xBB\xBF")) { sample.remove_prefix(3); }
    const auto by_name = format_by_ending(name);
    if (sample.starts_with("PK\x03\x04")) {
        const bool odt = sample.find("opendocument.text") != std::string_view::npos;
        return odt ? InputFormat::odt : by_name == InputFormat::odt ? InputFormat::odt : InputFormat::docx;
    }
    if (sample.substr(0, 1024).find("%PDF-") != std::string_view::npos) { return InputFormat::pdf; }
    if (sample.starts_with("WARC/")) { return InputFormat::warc; }
    if (sample.starts_with("From ") && sample.find("\nFrom:") != std::string_view::npos) { return InputFormat::mbox; }
    const auto first = sample.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) { return by_name.value_or(InputFormat::text); }
    const auto begin = sample.substr(first);
    const auto second = begin.find_first_not_of(" \t\r\n", 1);
    const char next = second == std::string_view::npos ? '\0' : begin[second];
    if (begin.front() == '{' && (next == '"' || next == '}')) { return kind_of_json(begin, name); }
    if (begin.front() == '[' && (next == '{' || next == ']')) { return InputFormat::json; }
    if (begin.front() == '<') {
        if (const auto markup = kind_of_markup(begin, sample)) { return markup; }
    }
    if (by_name && *by_name != InputFormat::docx && *by_name != InputFormat::odt && *by_name != InputFormat::pdf) {
        return by_name;
    }
    if (begins_like_a_mail(sample)) { return InputFormat::mail; }
    return InputFormat::text;
}

}  // namespace mapwire
