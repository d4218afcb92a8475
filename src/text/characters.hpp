#pragma once

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

/// Code points of valid UTF-8 and their kinds, with a fast path for ASCII.
namespace mapwire::characters {

struct CodePoint {
    char32_t value;
    std::uint32_t size;  ///< bytes
};

[[nodiscard]] inline CodePoint at(std::string_view text, std::size_t offset) noexcept {
    const auto lead = static_cast<unsigned char>(text[offset]);
    if (lead < 0x80) { return {lead, 1}; }
    auto index = static_cast<std::int32_t>(offset);
    UChar32 value = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), index, static_cast<std::int32_t>(text.size()),
                    value);
    return {static_cast<char32_t>(value), static_cast<std::uint32_t>(index) - static_cast<std::uint32_t>(offset)};
}

/// The first byte from `at` on that is not ASCII; the text's size when there is none. Eight bytes at a step.
[[nodiscard]] inline std::size_t next_beyond_ascii(std::string_view text, std::size_t at) noexcept {
    for (; text.size() - at >= 8; at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        if ((word & 0x8080808080808080ULL) != 0) { break; }
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) { ++at; }
    return at;
}

[[nodiscard]] inline bool is_digit(char32_t c) noexcept {
    return c < 0x80 ? (c >= U'0' && c <= U'9') : u_isdigit(static_cast<UChar32>(c)) != 0;
}

[[nodiscard]] inline bool is_letter(char32_t c) noexcept {
    if (c < 0x80) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
    return u_isalpha(static_cast<UChar32>(c)) != 0;
}

/// A mark that goes on with the letter before it; the Arabic tatweel counts as one.
[[nodiscard]] inline bool is_mark(char32_t c) noexcept {
    if (c < 0x300) { return false; }
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0 || c == 0x640;
}

[[nodiscard]] inline bool is_space(char32_t c) noexcept {
    return c < 0x80 ? (c == U' ' || (c >= 9 && c <= 13)) : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

/// Zero-width characters, direction marks, soft hyphens, byte order marks.
[[nodiscard]] inline bool is_ignorable(char32_t c) noexcept {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
           c == 0xFEFF;
}

[[nodiscard]] inline bool is_apostrophe(char32_t c) noexcept {
    return c == U'\'' || c == 0x2019 || c == 0x02BC || c == 0x2018 || c == 0x02BB || c == U'`';
}

[[nodiscard]] inline bool is_upper(char32_t c) noexcept {
    if (c < 0x80) { return c >= U'A' && c <= U'Z'; }
    return u_isupper(static_cast<UChar32>(c)) != 0;
}

[[nodiscard]] inline bool is_lower(char32_t c) noexcept {
    if (c < 0x80) { return c >= U'a' && c <= U'z'; }
    return u_islower(static_cast<UChar32>(c)) != 0;
}

}  // namespace mapwire::characters
