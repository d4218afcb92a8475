#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mapwire {

/// What a character does inside a name.
enum class FoldClass : std::uint8_t {
    word,        ///< letters and digits: part of a token
    ignorable,   ///< goes without a trace: combining marks, zero-width characters, tatweel
    apostrophe,  ///< goes, but a token may be cut there ("Syria's")
    blank,       ///< between tokens: blanks, hyphens, dashes, underscores
    dot,
    punctuation  ///< everything else
};

/// One character of a text as fold_name sees it.
struct FoldedCharacter {
    FoldClass fold_class;
    std::size_t bytes;      ///< of the character in the text
    std::string_view text;  ///< UTF-8 that replaces a word character; into the text itself or into a table that lasts
};

/// The character that begins at `at`, which is inside the text. A byte that is not UTF-8 is punctuation. Takes about 3
/// ns; nothing is allocated.
[[nodiscard]] FoldedCharacter folded_character_at(std::string_view text, std::size_t at) noexcept;

}  // namespace mapwire
