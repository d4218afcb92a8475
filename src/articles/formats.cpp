#include "articles/formats.hpp"

#include <algorithm>
#include <array>

#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

constexpr std::array<FormatRow, 3> table{{
    {InputFormat::text, "text", "txt", ".txt .text", split_whole, read_text_record},
    {InputFormat::ndjson, "ndjson", "jsonl", ".ndjson .jsonl .ldjson", split_lines, read_json_record},
    {InputFormat::json, "json", "", ".json", split_json, read_json_record},
}};

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

// One object a line: the first ends on its line and another begins on the next, or nothing has come yet and the object is
// none that holds articles.
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
    return *std::find_if(table.begin(), table.end(), [&](const FormatRow& row) { return row.format == format; });
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

std::optional<InputFormat> recognise_format(std::string_view sample, std::string_view name) {
    if (sample.starts_with("\xEF\xBB\xBF")) { sample.remove_prefix(3); }
    const auto first = sample.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) { return InputFormat::text; }
    const auto begin = sample.substr(first);
    const auto second = begin.find_first_not_of(" \t\r\n", 1);
    const char next = second == std::string_view::npos ? '\0' : begin[second];
    if (begin.front() == '{' && (next == '"' || next == '}')) { return kind_of_json(begin, name); }
    if (begin.front() == '[' && (next == '{' || next == ']')) { return InputFormat::json; }
    if (const auto by_name = format_by_ending(name)) { return by_name; }
    return InputFormat::text;
}

}  // namespace mapwire
