#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "gazetteer/hashing.hpp"
#include "gazetteer/match_beginnings.hpp"

// The search itself, compiled once for each kind of processor. Everything in here has internal linkage and calls
// nothing that the linker could share with code for other processors.
namespace mapwire {
namespace {

inline std::uint64_t product_of(std::uint64_t a, std::uint64_t b) noexcept {
    const auto product = static_cast<hashing::Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

inline std::uint64_t eight_bytes(const char* at) noexcept {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

constexpr std::uint64_t lower_case = 0x2020202020202020ULL;

// Of a long word, or one at the end of the text; out of the way of the others.
[[gnu::noinline, gnu::cold]] inline std::uint64_t hash_of_unusual(const char* at, std::size_t size,
                                                                  const char* text_end) noexcept {
    char last[16] = {};
    const char* bytes = at;
    if (text_end - at < 16) {
        std::memcpy(last, at, static_cast<std::size_t>(text_end - at));
        bytes = last;
    }
    const auto* mask = word_mask_bytes + 16 - (size < 16 ? size : 16);
    const auto first = (eight_bytes(bytes) | lower_case) & eight_bytes(mask);
    const auto second = (eight_bytes(bytes + 8) | lower_case) & eight_bytes(mask + 8);
    auto hash = product_of(first ^ hashing::seed_a ^ size, second ^ hashing::seed_b);
    while (size > 16) {
        at += 8;
        size -= 8;
        const auto left = size < 16 ? size - 8 : 8;
        // The eight bytes that end where these do: they never lie behind the text.
        const auto part = (eight_bytes(at + left) | lower_case) >> (64 - 8 * left);
        hash = product_of(hash ^ part, hashing::seed_b);
    }
    return hash;
}

// As plain_hash.
inline std::uint64_t hash_of_word(const char* at, std::size_t size, const char* text_end) noexcept {
    if (static_cast<unsigned>(size > 16) | static_cast<unsigned>(text_end - at < 16)) [[unlikely]] {
        return hash_of_unusual(at, size, text_end);
    }
    const auto* mask = word_mask_bytes + 16 - size;
    const auto first = (eight_bytes(at) | lower_case) & eight_bytes(mask);
    const auto second = (eight_bytes(at + 8) | lower_case) & eight_bytes(mask + 8);
    return product_of(first ^ hashing::seed_a ^ size, second ^ hashing::seed_b);
}

inline std::uint64_t is_in(const BeginningSearch::Filter& filter, std::uint64_t hash) noexcept {
    const auto word = filter.words[hash >> 12U & filter.mask];
    return word >> (hash & 63U) & word >> (hash >> 6U & 63U);  // in the lowest bit
}

// A name of one word, or the first two words of a longer one; else only the first word can be asked for. All questions
// are asked and every answer is written, and the next one over it unless a match may begin: which words those are
// cannot be foreseen, and a wrong guess takes longer than all of this.
template <bool all_words, bool one_layer>
Start* find_beginnings(const BeginningSearch search) noexcept {
    const auto only = search.layers[0];
    const auto* const words = search.words;
    const auto* const text = search.text;
    const auto* const text_end = search.text_end;
    const auto last = search.word_count - 1;
    const auto hash_of = [=](const ScannedWord& word) { return hash_of_word(text + word.begin, word.size, text_end); };
    auto* to = search.to;
    auto hash = hash_of(words[0]);
    for (std::size_t i = 0; i < search.count; ++i) {
        const std::size_t number = all_words ? i : search.numbers[i];
        const auto& word = words[number];
        const auto& next = words[number < last ? number + 1 : last];
        if (!all_words) { hash = hash_of(word); }
        const auto next_hash = hash_of(next);
        const auto two = product_of(hash + hashing::seed_a, next_hash ^ hashing::seed_b);
        const std::uint64_t special = word.readings != 0 ? 1U : 0U;
        // One byte between, and one that leaves names whole. Behind the last word there is none, but that is no pair.
        const auto end = word.begin + word.size;
        const std::uint64_t near = next.begin - end == 1 ? 1U : 0U;
        const auto gap = static_cast<unsigned char>(text[end - 1 + near]);
        const std::uint64_t pair =
            (next.readings == 0 ? 1U : 0U) & near & (gap == ' ' || gap == '-' || gap == '\n' ? 1U : 0U);
        const auto first = static_cast<unsigned char>(text[word.begin]);
        std::uint64_t single = special | (search.variants & (first - unsigned{'A'} < 26U ? 1U : 0U));
        std::uint64_t longer = special;
        const auto ask = [&](const BeginningSearch::LayerFilters& filters) {
            single |= is_in(filters.single, hash);
            longer |= (pair & is_in(filters.second, two)) | (~pair & is_in(filters.first, hash));
        };
        if (one_layer) {
            ask(only);
        } else {
            for (std::size_t layer = 0; layer < search.layer_count; ++layer) { ask(search.layers[layer]); }
        }
        *to = {static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(longer & 1U), hash};
        to += (single | longer) & 1U;
        hash = next_hash;
    }
    return to;
}

inline Start* find_beginnings(const BeginningSearch& search) noexcept {
    if (search.layer_count == 1) {
        return search.numbers == nullptr ? find_beginnings<true, true>(search) : find_beginnings<false, true>(search);
    }
    return search.numbers == nullptr ? find_beginnings<true, false>(search) : find_beginnings<false, false>(search);
}

}  // namespace
}  // namespace mapwire
