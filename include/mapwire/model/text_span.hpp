#pragma once

#include <compare>
#include <cstddef>
#include <string_view>

namespace mapwire {

/// Bytes [begin, end) of an article's untouched text. Never a view: a span says where, the article keeps the text.
struct TextSpan {
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] constexpr std::size_t size() const noexcept { return end - begin; }
    [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }
    [[nodiscard]] constexpr bool contains(TextSpan other) const noexcept {
        return begin <= other.begin && other.end <= end;
    }
    [[nodiscard]] constexpr bool overlaps(TextSpan other) const noexcept {
        return begin < other.end && other.begin < end;
    }
    /// The words of the span. The span must lie inside the text.
    [[nodiscard]] constexpr std::string_view of(std::string_view text) const { return text.substr(begin, size()); }

    friend constexpr auto operator<=>(const TextSpan&, const TextSpan&) noexcept = default;
};

}  // namespace mapwire
