#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace mapwire {

/// What stands between the quotes of a JSON string, from after the first one. The parser must have seen that there is a
/// last one.
[[nodiscard]] std::string_view raw_json_string(const char* begin);

/// Strings without escapes stay where they are; the others are written here. The library's own function does this byte
/// by byte unless it is compiled for one kind of processor.
class JsonStrings {
public:
    /// Voids all views; `size` is that of the text whose strings will be asked for.
    void reset(std::size_t size);
    /// Nothing when an escape is none of JSON's. Half of a surrogate pair alone becomes U+FFFD.
    [[nodiscard]] std::optional<std::string_view> unescaped(const char* begin);

private:
    std::vector<char> bytes_;
    std::size_t used_ = 0;
};

}  // namespace mapwire
