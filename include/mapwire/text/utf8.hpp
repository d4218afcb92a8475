#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace mapwire {

/// The offset of the first byte that is not UTF-8 (overlong forms and surrogates count as wrong); nothing when all is
/// well.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text) noexcept;

/// Unicode code points in valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text) noexcept;

/// Turns byte offsets into code point offsets. Ask in any order; built once per text in one pass.
class CodePointOffsets {
public:
    explicit CodePointOffsets(std::string_view text);
    /// Code points before the byte offset, which is at most the text's size.
    [[nodiscard]] std::size_t at(std::size_t byte_offset) const noexcept;

private:
    static constexpr std::size_t stride = 256;
    std::string_view text_;
    std::vector<std::size_t> counts_;  // code points before byte stride * i
};

}  // namespace mapwire
