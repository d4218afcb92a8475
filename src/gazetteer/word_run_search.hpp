#pragma once

#include <cstring>

#include "gazetteer/word_runs.hpp"

// The search itself, compiled once for each kind of processor. Everything in here has internal linkage and calls
// nothing that the linker could share with code for other processors.
namespace mapwire {
namespace {

template <class Masks>
[[gnu::always_inline]] inline Masks masks_at(const RunSearch& search, std::size_t at) noexcept {
    if (at + RunSearch::block <= search.size) { return Masks::of(search.text + at); }
    if (at >= search.size) { return Masks{}; }
    char last[RunSearch::block] = {};
    std::memcpy(last, search.text + at, search.size - at);
    return Masks::of(last);
}

inline std::uint32_t lowest(std::uint64_t bits) noexcept {
#if defined(__BMI__)
    return static_cast<std::uint32_t>(__builtin_ia32_tzcnt_u64(bits));
#else
    return bits == 0 ? 64U : static_cast<std::uint32_t>(__builtin_ctzll(bits));
#endif
}

// Writes the places of the bits; what lies behind them, up to thirty-two places in all, is written over. Eight at a
// time: how many words begin in a block is hard to foresee, whether there are more than eight of them less so. Masks
// for a processor that knows better have a function of their own.
template <class Masks>
std::size_t write_places(Masks /*kind*/, std::uint32_t* to, std::uint64_t bits, std::uint32_t from) noexcept {
    const auto count = static_cast<std::size_t>(__builtin_popcountll(bits));
    for (std::size_t written = 0; written < count; written += 8) {
        for (std::size_t i = 0; i < 8; ++i) {
            to[written + i] = from + lowest(bits);
            bits &= bits - 1;
        }
    }
    return count;
}

// Writes, for each of the bits, how many of `all` are below it; a few places behind are written over.
inline std::size_t write_ranks(std::uint32_t* to, std::uint64_t bits, std::uint64_t all, std::uint32_t from) noexcept {
    const auto count = static_cast<std::size_t>(__builtin_popcountll(bits));
    for (std::size_t written = 0; written < count; written += 4) {
        for (std::size_t i = 0; i < 4; ++i) {
            const auto below = (bits & (~bits + 1)) - 1;
            to[written + i] = from + static_cast<std::uint32_t>(__builtin_popcountll(all & below));
            bits &= bits - 1;
        }
    }
    return count;
}

// Most blocks lie in lines of which a capital has been seen, and only of the others their end has to be looked for.
template <class Masks>
[[gnu::always_inline]] inline std::uint64_t lines_without_capitals(RunSearch& search, const Masks& masks) noexcept {
    constexpr auto all = ~std::uint64_t{0};
    const auto line_ends = masks.line_end;
    const auto before_first = line_ends == 0 ? all : (line_ends & (~line_ends + 1)) - 1;
    const auto behind_last = line_ends == 0 ? all : ~(all >> static_cast<unsigned>(__builtin_clzll(line_ends)));
    const bool head = search.line_has_capitals || (masks.capital & before_first) != 0;
    const bool tail = (masks.capital & behind_last) != 0;
    // One line end, or an empty line between two.
    const auto ends = line_ends >> (lowest(line_ends) & 63U);
    const bool known = line_ends == 0 ? head : head && tail && (ends == 1 || ends == 3);
    search.line_has_capitals = line_ends == 0 ? head : tail;
    if (known) { return 0; }
    const auto without = search.lines->bits(search.position);
    return head ? without & ~before_first : without;
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
        const auto from = static_cast<std::uint32_t>(search.position - search.base);
        if (search.lines != nullptr) {
            const auto upper = masks.capital | masks.other;
            // "al-Bab": up to three small letters before a capital; at the block's end whoever looks has to decide.
            const auto articles = (ends >> 1U & upper >> 2U) | (ends >> 2U & upper >> 3U) | (ends >> 3U & upper >> 4U) |
                                  std::uint64_t{0xF} << 60U;
            const auto may_begin = starts & (~masks.small | articles | lines_without_capitals(search, masks));
            search.start_count += write_ranks(search.starts + search.start_count, may_begin, starts,
                                              static_cast<std::uint32_t>(search.begun));
        }
        if (special_ends != 0) {
            search.special_count += write_ranks(search.specials + search.special_count, special_ends, ends,
                                                static_cast<std::uint32_t>(search.ended));
        }
        search.begun += write_places(Masks{}, search.begins + search.begun, starts, from);
        search.ended += write_places(Masks{}, search.ends + search.ended, ends, from);
        search.inside = run >> 63U;
        search.special_inside = carried ? 1 : 0;
        search.word_before = masks.word;
        search.tag_before = masks.tag >> 63U;
        search.position += RunSearch::block;
        masks = following;
    }
    if (search.inside != 0 && (search.position >= search.size || search.position - search.base >= longest_piece)) {
        const auto end = search.position < search.size ? search.position : search.size;
        if (search.special_inside != 0) {
            search.specials[search.special_count++] = static_cast<std::uint32_t>(search.ended);
        }
        search.ends[search.ended++] = static_cast<std::uint32_t>(end - search.base);
        search.inside = 0;
        search.special_inside = 0;
    }
    kept = search;
}

}  // namespace
}  // namespace mapwire
