#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mapwire {

/// Says of most words of a text, in a pass over their letters and without allocation, that a table of folded words does
/// not have them; then they need not be folded and looked up. For tables of some thousand words at most: about one word
/// in `bits / words of the table` passes in vain.
class WordFilter {
public:
    /// A word as fold_name gives it.
    void add(std::string_view folded) noexcept {
        const auto hash = hash_of(folded);
        if (hash.plain) { bits_.set(hash.value % bits); }
    }
    /// False when no word was added that this one folds to. True for words with letters beyond ASCII, apostrophes and
    /// the like, of which folding makes other letters.
    [[nodiscard]] bool may_hold(std::string_view word) const noexcept {
        const auto hash = hash_of(word);
        return !hash.plain || bits_.test(hash.value % bits);
    }

private:
    static constexpr std::size_t bits = std::size_t{1} << 15U;
    struct Hash {
        std::uint32_t value;
        bool plain;  ///< of letters and digits of ASCII alone
    };
    static Hash hash_of(std::string_view word) noexcept {
        std::uint32_t hash = 0;
        bool plain = !word.empty();
        for (const char c : word) {
            const auto byte = static_cast<unsigned char>(c);
            const auto small = static_cast<unsigned char>(byte | 0x20U);
            plain = plain && ((small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9'));
            hash = (hash ^ small) * 0x9E3779B1U;
            hash ^= hash >> 15U;
        }
        return {hash, plain};
    }

    std::bitset<bits> bits_;
};

}  // namespace mapwire
