#pragma once

#include <cstddef>

#include "mapwire/text/folded_character.hpp"

namespace mapwire {

/// What stands between two words, read character by character; how fold_name joins or separates them.
class WordGap {
public:
    /// A dot after a word of at most so many characters belongs to the word ("St. Louis"); after a longer one it ends a
    /// sentence.
    static constexpr std::size_t longest_dotted_word = 3;

    /// `word_length`: characters of the word before the gap, counted from the last dot inside it.
    constexpr void take(FoldClass fold_class, std::size_t word_length) noexcept {
        switch (fold_class) {
            case FoldClass::word:
            case FoldClass::ignorable:
            case FoldClass::apostrophe: break;
            case FoldClass::blank: separator_ = separator_ == ',' ? ',' : ' '; break;
            case FoldClass::punctuation: separator_ = ','; break;
            case FoldClass::dot:
                if (separator_ == '\0' && word_length == 1 && !dotted_) {
                    dotted_ = true;
                } else {
                    separator_ = separator_ == '\0' && word_length <= longest_dotted_word ? ' ' : ',';
                }
        }
    }
    /// ' ' or ','; 0 when both sides are one word ("U.S.", "Dar'a").
    [[nodiscard]] constexpr char separator() const noexcept { return separator_; }
    /// A single dot that joins two abbreviated words.
    [[nodiscard]] constexpr bool dotted() const noexcept { return dotted_; }

private:
    char separator_ = '\0';
    bool dotted_ = false;
};

}  // namespace mapwire
