#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

/// The hashes of words and names. They are part of the file format: a change is a new version of it.
namespace mapwire::hashing {

__extension__ using Wide = unsigned __int128;

inline constexpr std::uint64_t seed_a = 0x9E3779B97F4A7C15ULL;
inline constexpr std::uint64_t seed_b = 0xD6E8FEB86659FD93ULL;
inline constexpr std::uint64_t seed_comma = 0xA0761D6478BD642FULL;

[[nodiscard]] inline std::uint64_t mix(std::uint64_t a, std::uint64_t b) noexcept {
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

/// Up to eight bytes, missing ones 0.
[[nodiscard]] inline std::uint64_t load(const char* bytes, std::size_t size) noexcept {
    // The parts overlap where they are the same bytes, so that none of them has a size that must be looked at.
    const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i); };
    std::uint64_t word = 0;
    if (size >= 8) {
        std::memcpy(&word, bytes, 8);
    } else if (size >= 4) {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        std::memcpy(&begin, bytes, 4);
        std::memcpy(&end, bytes + size - 4, 4);
        word = begin | std::uint64_t{end} << (8 * (size - 4));
    } else if (size > 0) {
        word = byte(0) | byte(size / 2) | byte(size - 1);
    }
    return word;
}

/// The first sixteen bytes of a folded word, in one multiplication: nearly all words.
[[nodiscard]] inline std::uint64_t hash_of_sixteen(std::uint64_t first, std::uint64_t second,
                                                   std::size_t size) noexcept {
    return mix(first ^ seed_a ^ size, second ^ seed_b);
}

/// A folded word.
[[nodiscard]] inline std::uint64_t word_hash(std::string_view folded) noexcept {
    const char* at = folded.data();
    auto left = folded.size();
    if (left <= 8) { return hash_of_sixteen(load(at, left), 0, left); }
    std::uint64_t hash = hash_of_sixteen(load(at, 8), load(at + 8, left - 8), left);
    while (left > 16) {
        at += 8;
        left -= 8;
        hash = mix(hash ^ load(at + 8, left - 8), seed_b);
    }
    return hash;
}

/// A name goes on with a word, after a blank or a comma.
[[nodiscard]] inline std::uint64_t extended(std::uint64_t name, std::uint64_t word, bool after_comma) noexcept {
    return mix(name + (after_comma ? seed_comma : seed_a), word ^ seed_b);
}

/// A folded name: words with ' ' or ',' between them.
[[nodiscard]] inline std::uint64_t name_hash(std::string_view folded) noexcept {
    std::uint64_t hash = 0;
    bool first = true;
    bool comma = false;
    std::size_t begin = 0;
    while (true) {
        auto end = begin;
        while (end < folded.size() && folded[end] != ' ' && folded[end] != ',') { ++end; }
        const auto word = folded.substr(begin, end - begin);
        hash = first ? word_hash(word) : extended(hash, word_hash(word), comma);
        if (end == folded.size()) { return hash; }
        first = false;
        comma = folded[end] == ',';
        begin = end + 1;
    }
}

/// The checksum of a section, whatever the parts it comes in.
class Checksum {
public:
    void add(const void* data, std::size_t size) noexcept {
        const auto* at = static_cast<const char*>(data);
        size_ += size;
        while (size > 0) {
            if (filled_ == 0 && size >= sizeof block_) {
                take(at);
                at += sizeof block_;
                size -= sizeof block_;
                continue;
            }
            const auto part = size < sizeof block_ - filled_ ? size : sizeof block_ - filled_;
            std::memcpy(block_ + filled_, at, part);
            filled_ += part;
            at += part;
            size -= part;
            if (filled_ == sizeof block_) {
                take(block_);
                filled_ = 0;
            }
        }
    }
    [[nodiscard]] std::uint64_t value() const noexcept {
        auto last = *this;
        std::memset(last.block_ + last.filled_, 0, sizeof block_ - last.filled_);
        last.take(last.block_);
        return mix(mix(last.sums_[0] ^ seed_comma, last.sums_[1] ^ seed_a),
                   mix(last.sums_[2] ^ size_, last.sums_[3] ^ seed_comma));
    }

private:
    void take(const char* block) noexcept {
        for (std::size_t i = 0; i < 4; ++i) { sums_[i] = mix(sums_[i] ^ load(block + 8 * i, 8), seed_b) + seed_a; }
    }
    std::uint64_t sums_[4] = {1, 2, 3, 4};
    std::uint64_t size_ = 0;
    std::size_t filled_ = 0;
    char block_[32] = {};
};

}  // namespace mapwire::hashing
