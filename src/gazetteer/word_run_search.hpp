#pragma once

#include <cstring>

#include "gazetteer/word_runs.hpp"

// The search itself, compiled once for each kind of processor. Everything in here has internal linkage and calls
// nothing that the linker could share with code for other processors.
namespace mapwire {
namespace {

template <class Masks>
Masks masks_at(const RunSearch& search, std::size_t at) noexcept {
    if (at + RunSearch::block <= search.size) { return Masks::of(search.text + at); }
    if (at >= search.size) { return Masks{}; }
    char last[RunSearch::block] = {};
    std::memcpy(last, search.text + at, search.size - at);
    return Masks::of(last);
}

// Writes the places of the bits, with the flag for those that are in `flagged` too.
inline std::size_t write_bits(std::uint32_t* to, std::uint64_t bits, std::uint64_t flagged,
                              std::uint32_t from) noexcept {
    std::size_t count = 0;
    while (bits != 0) {
        const auto at = static_cast<std::uint32_t>(__builtin_ctzll(bits));
        to[count++] = (from + at) | static_cast<std::uint32_t>((flagged >> at & 1U) << 31U);
        bits &= bits - 1;
    }
    return count;
}

template <class Masks>
void find_runs(RunSearch& kept) {
    // A run is cut there: offsets stay within 31 bits, and no word is so long.
    constexpr std::size_t longest_piece = std::size_t{1} << 30U;
    RunSearch search = kept;
    auto masks = masks_at<Masks>(search, search.position);
    while (search.position < search.size && search.begun < RunSearch::at_once &&
           search.position - search.base < longest_piece) {
        const auto following = masks_at<Masks>(search, search.position + RunSearch::block);
        const auto previous = masks.word << 1U | search.word_before >> 63U;
        const auto previous2 = masks.word << 2U | search.word_before >> 62U;
        const auto next_word = masks.word >> 1U | following.word << 63U;
        const auto joined = (masks.apostrophe | (masks.dot & ~previous2)) & previous & next_word;
        const auto run = masks.word | joined;
        const auto shifted = run << 1U | search.inside;
        const auto starts = run & ~shifted;
        const auto ends = ~run & shifted;
        const auto unusual =
            masks.other | joined | (starts & (masks.tag << 1U | search.tag_before)) | (search.special_inside & run);
        // Adding a bit anywhere in a run carries to the bit behind its end.
        std::uint64_t sum = 0;
        const bool carried = __builtin_add_overflow(run, unusual, &sum);
        const auto special_ends = (sum | search.special_inside) & ends;
        auto may_begin = starts;
        if (search.lines != nullptr) {
            const auto upper = masks.capital | masks.other;
            // "al-Bab": up to three small letters before a capital; at the block's end whoever looks has to decide.
            const auto articles = (ends >> 1U & upper >> 2U) | (ends >> 2U & upper >> 3U) | (ends >> 3U & upper >> 4U) |
                                  std::uint64_t{0xF} << 60U;
            may_begin &= ~masks.small | articles | search.lines->bits(search.position);
        }
        const auto from = static_cast<std::uint32_t>(search.position - search.base);
        search.begun += write_bits(search.begins + search.begun, starts, may_begin, from);
        search.ended += write_bits(search.ends + search.ended, ends, special_ends, from);
        search.inside = run >> 63U;
        search.special_inside = carried ? 1 : 0;
        search.word_before = masks.word;
        search.tag_before = masks.tag >> 63U;
        search.position += RunSearch::block;
        masks = following;
    }
    if (search.inside != 0 && (search.position >= search.size || search.position - search.base >= longest_piece)) {
        const auto end = search.position < search.size ? search.position : search.size;
        search.ends[search.ended++] =
            static_cast<std::uint32_t>(end - search.base) | (search.special_inside != 0 ? RunSearch::flag : 0U);
        search.inside = 0;
        search.special_inside = 0;
    }
    kept = search;
}

}  // namespace
}  // namespace mapwire
