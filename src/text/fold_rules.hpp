#pragma once

#include <string>

#include "mapwire/text/folded_character.hpp"

namespace mapwire {

struct FoldedCodePoint {
    FoldClass fold_class = FoldClass::punctuation;
    std::string text;  ///< UTF-8; empty unless it is a word character
};

/// The rule for one character, from ICU's properties and the exceptions listed in the source. Slow: it is asked once
/// for each character when the table of folded characters is made.
[[nodiscard]] FoldedCodePoint fold_rule(char32_t code_point);

}  // namespace mapwire
