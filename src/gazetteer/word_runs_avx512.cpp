#include <immintrin.h>

#include <array>

#include "gazetteer/word_run_search.hpp"
#include "gazetteer/word_runs.hpp"

namespace mapwire {
namespace {

/// As ByteMasks, all bytes at once.
struct Avx512Masks {
    std::uint64_t word = 0;
    std::uint64_t other = 0;
    std::uint64_t small = 0;
    std::uint64_t capital = 0;
    std::uint64_t apostrophe = 0;
    std::uint64_t dot = 0;
    std::uint64_t tag = 0;
    std::uint64_t line_end = 0;

    static Avx512Masks of(const char* bytes) noexcept {
        const auto value = _mm512_loadu_si512(bytes);
        const auto fits = [&](__m512i of_value, char from, char count) -> std::uint64_t {
            return _mm512_cmplt_epu8_mask(_mm512_sub_epi8(of_value, _mm512_set1_epi8(from)), _mm512_set1_epi8(count));
        };
        const auto is = [&](char byte) -> std::uint64_t {
            return _mm512_cmpeq_epi8_mask(value, _mm512_set1_epi8(byte));
        };
        Avx512Masks masks;
        masks.other = _mm512_movepi8_mask(value);
        masks.small = fits(value, 'a', 26);
        masks.capital = fits(value, 'A', 26);
        masks.word = masks.other | masks.small | masks.capital | fits(value, '0', 10);
        masks.apostrophe = is('\'') | is('`');
        masks.dot = is('.');
        masks.tag = is('#') | is('@');
        masks.line_end = is('\n');
        return masks;
    }
};

// The places of the bits come out of one instruction, in order.
std::size_t write_places(Avx512Masks /*kind*/, std::uint32_t* to, std::uint64_t bits, std::uint32_t from) noexcept {
    alignas(64) static constexpr auto each = [] {
        std::array<std::uint8_t, 64> places{};
        for (std::size_t i = 0; i < places.size(); ++i) { places[i] = static_cast<std::uint8_t>(i); }
        return places;
    }();
    const auto places = _mm512_maskz_compress_epi8(bits, _mm512_load_si512(each.data()));
    const auto base = _mm512_set1_epi32(static_cast<int>(from));
    // No more than every other byte begins or ends a run: two times sixteen.
    const auto first = _mm512_maskz_extracti32x4_epi32(0xF, places, 0);
    const auto second = _mm512_maskz_extracti32x4_epi32(0xF, places, 1);
    _mm512_storeu_si512(to, _mm512_add_epi32(_mm512_maskz_cvtepu8_epi32(0xFFFF, first), base));
    _mm512_storeu_si512(to + 16, _mm512_add_epi32(_mm512_maskz_cvtepu8_epi32(0xFFFF, second), base));
    return static_cast<std::size_t>(__builtin_popcountll(bits));
}

}  // namespace

void find_runs_avx512(RunSearch& search) { find_runs<Avx512Masks>(search); }

}  // namespace mapwire
