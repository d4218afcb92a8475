#include <immintrin.h>

#include "gazetteer/word_run_search.hpp"
#include "gazetteer/word_runs.hpp"

namespace mapwire {
namespace {

/// As ByteMasks, thirty-two bytes at once.
struct Avx2Masks {
    std::uint64_t word = 0;
    std::uint64_t other = 0;
    std::uint64_t small = 0;
    std::uint64_t capital = 0;
    std::uint64_t apostrophe = 0;
    std::uint64_t dot = 0;
    std::uint64_t tag = 0;
    std::uint64_t line_end = 0;

    static Avx2Masks of(const char* bytes) noexcept {
        Avx2Masks masks;
        const auto fits = [](__m256i value, char from, char count) {
            const auto shifted = _mm256_add_epi8(value, _mm256_set1_epi8(static_cast<char>(-128 - from)));
            return _mm256_cmpgt_epi8(_mm256_set1_epi8(static_cast<char>(-128 + count)), shifted);
        };
        const auto is = [](__m256i value, char byte) { return _mm256_cmpeq_epi8(value, _mm256_set1_epi8(byte)); };
        const auto bits = [](__m256i value) {
            return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(value)));
        };
        for (unsigned part = 0; part < 2; ++part) {
            const auto value = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + 32 * part));
            const auto other = bits(value);
            const auto small = bits(fits(value, 'a', 26));
            const auto letter = bits(fits(_mm256_or_si256(value, _mm256_set1_epi8(0x20)), 'a', 26));
            const auto digit = bits(fits(value, '0', 10));
            masks.word |= (letter | digit | other) << (32 * part);
            masks.other |= other << (32 * part);
            masks.small |= small << (32 * part);
            masks.capital |= (letter ^ small) << (32 * part);
            masks.apostrophe |= bits(_mm256_or_si256(is(value, '\''), is(value, '`'))) << (32 * part);
            masks.dot |= bits(is(value, '.')) << (32 * part);
            masks.tag |= bits(_mm256_or_si256(is(value, '#'), is(value, '@'))) << (32 * part);
            masks.line_end |= bits(is(value, '\n')) << (32 * part);
        }
        return masks;
    }
};

}  // namespace

void find_runs_avx2(RunSearch& search) { find_runs<Avx2Masks>(search); }

}  // namespace mapwire
