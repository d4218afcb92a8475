#include "mapwire/text/letter_case.hpp"

#include "text/characters.hpp"

namespace mapwire {

std::string lower_case(std::string_view text) {
    std::string lower;
    lower.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto here = characters::at(text, at);
        at += here.size;
        if (here.value < 0x80) {
            lower.push_back(here.value >= U'A' && here.value <= U'Z' ? static_cast<char>(here.value + 32)
                                                                     : static_cast<char>(here.value));
            continue;
        }
        char bytes[4];
        std::int32_t length = 0;
        const UChar32 mapped = u_tolower(static_cast<UChar32>(here.value));
        U8_APPEND_UNSAFE(bytes, length, mapped);
        lower.append(bytes, static_cast<std::size_t>(length));
    }
    return lower;
}

bool is_all_capitals(std::string_view text) noexcept {
    bool capital_seen = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto here = characters::at(text, at);
        at += here.size;
        if (characters::is_lower(here.value)) { return false; }
        capital_seen = capital_seen || characters::is_upper(here.value);
    }
    return capital_seen;
}

bool begins_like_a_name(std::string_view word) noexcept {
    if (word.empty()) { return false; }
    const auto first = characters::at(word, 0).value;
    return characters::is_letter(first) && !characters::is_lower(first);
}

}  // namespace mapwire
