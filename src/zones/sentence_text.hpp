#pragma once

#include <string>
#include <string_view>

namespace mapwire::zone_text {

/// Whether folded words stand in a folded sentence, not inside longer words. Folding leaves blanks and commas between
/// words.
[[nodiscard]] inline bool holds_words(std::string_view sentence, std::string_view words) {
    const auto is_gap = [](char sign) { return sign == ' ' || sign == ','; };
    for (auto at = sentence.find(words); at != std::string_view::npos; at = sentence.find(words, at + 1)) {
        const auto end = at + words.size();
        if ((at == 0 || is_gap(sentence[at - 1])) && (end == sentence.size() || is_gap(sentence[end]))) { return true; }
    }
    return false;
}

}  // namespace mapwire::zone_text
