#include "articles/lines.hpp"

#include <algorithm>
#include <array>

namespace mapwire {
namespace {

constexpr std::string_view blanks = " \t\r\v\f";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f'; }

// Calls `work` with each word until it says false; every line of every text comes through here.
template <class Work>
void for_each_word(std::string_view line, Work&& work) {
    for (std::size_t at = 0; at < line.size();) {
        if (is_blank(line[at])) {
            ++at;
            continue;
        }
        const auto begin = at;
        while (at < line.size() && !is_blank(line[at])) { ++at; }
        if (!work(line.substr(begin, at - begin))) { return; }
    }
}

bool is_link(std::string_view word) {
    if (word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.")) { return true; }
    if (word.starts_with('@') && word.size() > 1) { return true; }
    const auto at = word.find('@');
    return at != std::string_view::npos && word.find('.', at) != std::string_view::npos;
}

// Emoji, arrows, bullets: characters of the blocks from U+2000 to U+2BFF and from U+1F000 on, with what steers their
// looks.
bool is_symbols(std::string_view word) {
    while (!word.empty()) {
        const bool sign = word.starts_with("\xE2") || word.starts_with("\xEF\xB8\x8F");
        const std::size_t size = word.starts_with("\xF0\x9F") ? 4 : sign ? 3 : 0;
        if (size == 0 || word.size() < size) { return false; }
        word.remove_prefix(size);
    }
    return true;
}

bool is_hashtag(std::string_view word) { return word.size() > 1 && word.front() == '#'; }

}  // namespace

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    bool gap = true;
    std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (at < text.size()) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto line = text.substr(at, end - at);
        const auto first = line.find_first_not_of(blanks);
        if (first == std::string_view::npos) {
            gap = true;
        } else {
            lines.push_back({{at + first, at + line.find_last_not_of(blanks) + 1}, gap});
            gap = false;
        }
        at = end + 1;
    }
    return lines;
}

std::size_t count_words(std::string_view line) {
    std::size_t count = 0;
    for_each_word(line, [&](std::string_view) {
        ++count;
        return true;
    });
    return count;
}

bool ends_like_a_sentence(std::string_view line) {
    constexpr std::array<std::string_view, 8> closing = {"\"", "'", ")", "]", "”", "’", "»", "*"};
    constexpr std::array<std::string_view, 8> marks = {".", "!", "?", "…", ":", "؟", "。", ";"};
    bool cut = true;
    while (cut) {
        cut = false;
        for (const auto mark : closing) {
            if (line.ends_with(mark)) {
                line.remove_suffix(mark.size());
                cut = true;
            }
        }
    }
    return std::any_of(marks.begin(), marks.end(), [&](auto mark) { return line.ends_with(mark); });
}

bool is_only_links(std::string_view line) {
    bool pointers = false;
    bool words = false;
    for_each_word(line, [&](std::string_view word) {
        const bool pointer = is_link(word) || is_hashtag(word);
        pointers = pointers || pointer;
        words = !pointer && !is_symbols(word);
        return !words;
    });
    return pointers && !words;
}

}  // namespace mapwire
