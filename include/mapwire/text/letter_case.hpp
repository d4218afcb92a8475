#pragma once

#include <string>
#include <string_view>

namespace mapwire {

/// Lower case by Unicode's simple mapping, code point by code point; UTF-8 in, UTF-8 out.
[[nodiscard]] std::string lower_case(std::string_view text);

/// Whether the text has at least one cased letter and none in lower case: "WASHINGTON", "МОСКВА".
[[nodiscard]] bool is_all_capitals(std::string_view text) noexcept;

/// Whether the first letter is a capital, or belongs to a script without letter case.
[[nodiscard]] bool begins_like_a_name(std::string_view word) noexcept;

}  // namespace mapwire
