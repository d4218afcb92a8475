#pragma once

#include <string_view>
#include <vector>

#include "mapwire/model/document.hpp"

namespace mapwire {

/// Appends the tokens of text[span] (sentence number 0; see analyse.hpp for what a token is).
void append_tokens(std::string_view text, TextSpan span, std::vector<Token>& tokens);

/// Whether a word has full stops between single letters: "U.S.", "a.m.".
[[nodiscard]] bool is_initialism(std::string_view word) noexcept;

}  // namespace mapwire
