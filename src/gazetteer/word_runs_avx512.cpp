#include <immintrin.h>

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
        return masks;
    }
};

}  // namespace

void find_runs_avx512(RunSearch& search) { find_runs<Avx512Masks>(search); }

}  // namespace mapwire
