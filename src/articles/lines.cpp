#include "articles/lines.hpp"

#include <algorithm>
#include <array>

namespace mapwire {
namespace {

constexpr std::string_view blanks = " \t\r\v\f";

std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    for (std::size_t at = line.find_first_not_of(blanks); at != std::string_view::npos;
         at = line.find_first_not_of(blanks, at)) {
        const auto end = std::min(line.find_first_of(blanks, at), line.size());
        words.push_back(line.substr(at, end - at));
        at = end;
    }
    return words;
}

bool is_link(std::string_view word) {
    if (word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.")) { return true; }
    if (word.starts_with('@') && word.size() > 1) { return true; }
    const auto at = word.find('@');
    return at != std::string_view::npos && word.find('.', at) != std::string_view::npos;
}

// Emoji, arrows, bullets: characters of the blocks from U+2000 to U+2BFF and from U+1F000 on, with what steers their looks.
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

std::size_t count_words(std::string_view line) { return words_of(line).size(); }

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
    const auto words = words_of(line);
    const bool pointers = std::any_of(words.begin(), words.end(), [](auto word) { return is_link(word) || is_hashtag(word); });
    return pointers && std::all_of(words.begin(), words.end(), [](auto word) {
        return is_link(word) || is_hashtag(word) || is_symbols(word);
    });
}

}  // namespace mapwire
