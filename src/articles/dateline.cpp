#include "articles/dateline.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

struct Dash {
    std::size_t begin;
    std::size_t end;  // white space after it included
};

// The first dash that parts a dateline from its text: a long dash, or a hyphen with a blank on one side at least.
std::optional<Dash> first_dash(std::string_view text) {
    constexpr std::array<std::string_view, 6> dashes = {"—", "–", "―", " -- ", " - ", "- "};
    std::optional<Dash> first;
    for (const auto dash : dashes) {
        const auto at = text.find(dash);
        if (at != std::string_view::npos && at > 0 && (!first || at < first->begin)) {
            first = Dash{at, at + dash.size()};
        }
    }
    if (!first) { return std::nullopt; }
    while (first->end < text.size() && (text[first->end] == ' ' || text[first->end] == '-')) { ++first->end; }
    return first;
}

std::vector<std::string_view> words_of(std::string_view head) {
    constexpr std::string_view separators = " ,;/\t";
    std::vector<std::string_view> words;
    for (std::size_t at = head.find_first_not_of(separators); at != std::string_view::npos;
         at = head.find_first_not_of(separators, at)) {
        const auto end = std::min(head.find_first_of(separators, at), head.size());
        words.push_back(head.substr(at, end - at));
        at = end;
    }
    return words;
}

std::string_view without_brackets(std::string_view head, bool& agency, const PageTables& tables) {
    const auto open = head.find('(');
    const auto close = head.find(')', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) { return head; }
    const auto inner = head.substr(open + 1, close - open - 1);
    agency = is_all_capitals(inner) || tables.names_outlet(inner);
    return head.substr(0, open);
}

// "Tanf", "al-Zour", "МОСКВА": a capital at the beginning or after a hyphen.
bool is_name_word(std::string_view word) {
    const auto hyphen = word.rfind('-');
    return begins_like_a_name(word) ||
           (hyphen != std::string_view::npos && begins_like_a_name(word.substr(hyphen + 1)));
}

bool is_number(std::string_view word) {
    return !word.empty() &&
           std::all_of(word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

}  // namespace

std::size_t dateline_length(std::string_view paragraph, const PageTables& tables) {
    constexpr std::size_t longest = 80;
    const auto window = paragraph.substr(0, std::min(paragraph.size(), longest + 4));
    const auto dash = first_dash(window);
    if (!dash || dash->begin > longest || dash->end >= paragraph.size()) { return 0; }
    bool agency = false;
    const auto head = without_brackets(paragraph.substr(0, dash->begin), agency, tables);
    const auto words = words_of(head);
    if (words.empty() || words.size() > 8 || !begins_like_a_name(words.front())) { return 0; }
    const bool capitals = is_all_capitals(words.front()) && words.front().size() >= 3;
    // Every word must be a name, a month, a number or an abbreviation: a lower-case word makes it a sentence.
    std::size_t names = 0;
    for (const auto word : words) {
        if (is_number(word) || tables.months().month(word)) { continue; }
        if (!is_name_word(word)) { return 0; }
        ++names;
    }
    const bool has_case = is_all_capitals(words.front()) || lower_case(words.front()) != words.front();
    // "Syria – The war" is a dateline, "Syria – a country at war – …" is not: what follows must begin a sentence.
    const auto body = paragraph.substr(dash->end);
    const bool sentence_follows = begins_like_a_name(body) || body.starts_with("“") || body.starts_with('"') ||
                                  (body[0] >= '0' && body[0] <= '9') || body.starts_with("«");
    if (!sentence_follows) { return 0; }
    if (capitals || agency) { return dash->end; }
    return names <= (has_case ? 4U : 3U) && dash->begin <= 45 ? dash->end : 0;
}

}  // namespace mapwire
