#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mapwire {

/// A hash of a word as fold_name gives it, by which tables of words are asked: FNV-1a, 64 bits, byte by byte from
/// `fold_hash_start`. No known word has the hash 0, which stands for none.
inline constexpr std::uint64_t fold_hash_start = 0xCBF29CE484222325ULL;
[[nodiscard]] constexpr std::uint64_t fold_hash_step(std::uint64_t hash, std::uint32_t byte) noexcept {
    return (hash ^ byte) * 0x100000001B3ULL;
}
[[nodiscard]] constexpr std::uint64_t fold_hash(std::string_view folded) noexcept {
    std::uint64_t hash = fold_hash_start;
    for (const char c : folded) { hash = fold_hash_step(hash, static_cast<unsigned char>(c)); }
    return hash;
}

/// fold_hash of what a word folds to, told without folding it when it is of letters and digits of ASCII alone; 0 for
/// any other word, of which folding makes other letters.
[[nodiscard]] constexpr std::uint64_t plain_fold_hash(std::string_view word) noexcept {
    std::uint64_t hash = fold_hash_start;
    bool plain = !word.empty();
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        const auto small = static_cast<unsigned char>(byte | 0x20U);  // a digit has this bit already
        plain = plain && ((small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9'));
        hash = fold_hash_step(hash, small);
    }
    return plain ? hash : 0;
}

/// The bits of a fold_hash that choose a slot among 2^`bits`: FNV leaves the low bits of short words alike.
[[nodiscard]] constexpr std::size_t fold_slot(std::uint64_t hash, unsigned bits) noexcept {
    return static_cast<std::size_t>((hash * 0x9E3779B97F4A7C15ULL) >> (64U - bits));
}

}  // namespace mapwire
