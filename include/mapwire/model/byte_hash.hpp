#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace mapwire {

/// A number for bytes that go on from what `hash` stands for: eight bytes at a step, mixed as splitmix64 does. The same
/// on every machine and in every version: ids that last are made of it. Not against people who mean harm.
[[nodiscard]] inline std::uint64_t byte_hash(std::uint64_t hash, std::string_view bytes) noexcept {
    const auto mix = [&](std::uint64_t word) {
        hash ^= word;
        hash *= 0xBF58476D1CE4E5B9ULL;
        hash ^= hash >> 29U;
    };
    const auto word_at = [](const char* at) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        if constexpr (std::endian::native == std::endian::big) { word = __builtin_bswap64(word); }
        return word;
    };
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    mix(bytes.size());
    for (; end - at >= 8; at += 8) { mix(word_at(at)); }
    const auto left = static_cast<unsigned>(end - at);
    std::uint64_t rest = 0;
    if (left > 0 && bytes.size() >= 8) {
        rest = word_at(end - 8) >> (64U - 8U * left);  // without a loop over them
    } else {
        for (unsigned i = 0; i < left; ++i) { rest |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8U * i); }
    }
    mix(rest);
    return hash ^ (hash >> 32U);
}

}  // namespace mapwire
