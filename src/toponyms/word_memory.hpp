#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "toponyms/word_classes.hpp"

namespace mapwire::toponyms {

/// What words beyond plain ASCII are without their neighbours, for words of at most sixteen bytes met before. A word
/// that comes to the same slot puts the older one out.
class WordMemory {
public:
    static constexpr std::size_t longest = 16;

    struct Entry {
        std::array<std::uint64_t, 2> letters{};
        std::uint64_t hash = 0;
        std::uint32_t bits = 0;   ///< as in the table of words
        std::uint8_t length = 0;  ///< 0: nothing is known yet
        std::uint8_t shape = 0;
        bool possessive = false;
    };

    /// Words are looked up for one table of words at a time; another one begins anew.
    void serve(const HashTable& classes) {
        if (served_ == &classes && !entries_.empty()) { return; }
        entries_.assign(slots, {});
        served_ = &classes;
    }

    /// The slot of the word that begins at `at` and has 1 to `longest` bytes, and whether it knows the word; if not,
    /// everything but length and letters is to be filled in.
    struct Place {
        Entry& entry;
        bool known;
    };
    [[nodiscard]] Place find(std::string_view text, std::size_t at, std::size_t length) noexcept {
        const auto letters = letters_of(text, at, length);
        Entry& entry = entries_[slot_of(letters)];
        if (entry.length == length && entry.letters == letters) { return {entry, true}; }
        entry = Entry{};
        entry.letters = letters;
        entry.length = static_cast<std::uint8_t>(length);
        return {entry, false};
    }

private:
    static constexpr unsigned slot_bits = 13;
    static constexpr std::size_t slots = std::size_t{1} << slot_bits;

    using Letters = std::array<std::uint64_t, 2>;
    [[nodiscard]] static Letters letters_of(std::string_view text, std::size_t at, std::size_t length) noexcept {
        Letters letters{};
        if (at + longest <= text.size()) {
            std::memcpy(letters.data(), text.data() + at, longest);
            letters[0] &= low_bytes(length);
            letters[1] &= length > 8 ? low_bytes(length - 8) : 0;
        } else {
            std::memcpy(letters.data(), text.data() + at, length);
        }
        return letters;
    }
    [[nodiscard]] static std::size_t slot_of(const Letters& letters) noexcept {
        const std::uint64_t mixed = (letters[0] * 0x9E3779B97F4A7C15ULL) ^ (letters[1] * 0xC2B2AE3D27D4EB4FULL);
        return mixed >> (64U - slot_bits);
    }
    [[nodiscard]] static std::uint64_t low_bytes(std::size_t count) noexcept {
        return count >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * count)) - 1;
    }

    std::vector<Entry> entries_;
    const HashTable* served_ = nullptr;
};

}  // namespace mapwire::toponyms
