#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mapwire {

struct CodePoint {
    char32_t value;
    std::size_t bytes;
};

inline constexpr char32_t not_a_code_point = 0xFFFFFFFF;

/// The code point at `at`; not_a_code_point with one byte where the text is not UTF-8.
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t at) noexcept;
void append_utf8(std::string& text, char32_t code_point);

}  // namespace mapwire
