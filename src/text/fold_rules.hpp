#pragma once

#include <cstdint>
#include <string>

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

struct FoldedCodePoint {
    FoldClass fold_class = FoldClass::punctuation;
    std::string text;  ///< UTF-8; empty unless it is a word character
};

/// The rule for one character, from ICU's properties and the exceptions listed in the source. Slow: it is asked once
/// for each character when the table of folded characters is made.
[[nodiscard]] FoldedCodePoint fold_rule(char32_t code_point);

}  // namespace mapwire
