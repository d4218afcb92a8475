#pragma once

#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace mapwire {

/// Sixty-four bytes of a text, one bit each.
struct ByteMasks {
    std::uint64_t word = 0;        ///< ASCII letters and digits, and every byte of other characters
    std::uint64_t other = 0;       ///< bytes of characters that are not ASCII
    std::uint64_t small = 0;       ///< a to z
    std::uint64_t capital = 0;     ///< A to Z
    std::uint64_t apostrophe = 0;  ///< ' and `
    std::uint64_t dot = 0;
    std::uint64_t tag = 0;  ///< # and @
    std::uint64_t line_end = 0;

    static ByteMasks of(const char* bytes) noexcept;
};

#if defined(__SSE2__)

inline ByteMasks ByteMasks::of(const char* bytes) noexcept {
    ByteMasks masks;
    const auto fits = [](__m128i value, char from, char count) {
        // Unsigned value - from < count, by signed comparison of shifted values.
        const auto shifted = _mm_add_epi8(value, _mm_set1_epi8(static_cast<char>(-128 - from)));
        return _mm_cmplt_epi8(shifted, _mm_set1_epi8(static_cast<char>(-128 + count)));
    };
    const auto is = [](__m128i value, char byte) { return _mm_cmpeq_epi8(value, _mm_set1_epi8(byte)); };
    const auto bits = [](__m128i value) {
        return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(value)));
    };
    for (unsigned part = 0; part < 4; ++part) {
        const auto value = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * part));
        const auto other = bits(value);
        const auto small = bits(fits(value, 'a', 26));
        const auto letter = bits(fits(_mm_or_si128(value, _mm_set1_epi8(0x20)), 'a', 26));
        const auto digit = bits(fits(value, '0', 10));
        masks.word |= (letter | digit | other) << (16 * part);
        masks.other |= other << (16 * part);
        masks.small |= small << (16 * part);
        masks.capital |= (letter ^ small) << (16 * part);
        masks.apostrophe |= bits(_mm_or_si128(is(value, '\''), is(value, '`'))) << (16 * part);
        masks.dot |= bits(is(value, '.')) << (16 * part);
        masks.tag |= bits(_mm_or_si128(is(value, '#'), is(value, '@'))) << (16 * part);
        masks.line_end |= bits(is(value, '\n')) << (16 * part);
    }
    return masks;
}

#else

inline ByteMasks ByteMasks::of(const char* bytes) noexcept {
    ByteMasks masks;
    for (unsigned i = 0; i < 64; ++i) {
        const auto bit = std::uint64_t{1} << i;
        const auto byte = static_cast<unsigned char>(bytes[i]);
        const bool small = byte >= 'a' && byte <= 'z';
        const bool capital = byte >= 'A' && byte <= 'Z';
        if (byte >= 0x80) { masks.other |= bit; }
        if (small) { masks.small |= bit; }
        if (capital) { masks.capital |= bit; }
        if (byte >= 0x80 || small || capital || (byte >= '0' && byte <= '9')) { masks.word |= bit; }
        if (byte == '\'' || byte == '`') { masks.apostrophe |= bit; }
        if (byte == '.') { masks.dot |= bit; }
        if (byte == '#' || byte == '@') { masks.tag |= bit; }
        if (byte == '\n') { masks.line_end |= bit; }
    }
    return masks;
}

#endif

}  // namespace mapwire
