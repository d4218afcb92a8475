#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mapwire {

/// A JSON value with the place where it stands, and with all its members, repeated ones too.
struct JsonNode {
    enum class Kind { null, boolean, number, string, array, object };
    Kind kind = Kind::null;
    std::size_t offset = 0;  ///< byte in the text
    double number = 0.0;
    std::string text;  ///< of a string; of a number its digits as written
    std::vector<JsonNode> items;
    std::vector<std::pair<std::string, JsonNode>> members;

    [[nodiscard]] bool is(Kind wanted) const noexcept { return kind == wanted; }
    [[nodiscard]] const JsonNode* find(std::string_view key) const;
};

[[nodiscard]] std::string_view kind_word(JsonNode::Kind kind) noexcept;

struct JsonFault {
    std::size_t offset;
    std::string what;
};

/// Reads one JSON text. Of the array under the key `streamed` of the outermost object, each item is handed to `on_item`
/// as soon as it is read and then forgotten; the array's node stays empty.
/// Returns the outermost value. Throws JsonFault when the text is not JSON.
[[nodiscard]] JsonNode read_json(std::string_view text, std::string_view streamed,
                                 const std::function<void(const JsonNode&)>& on_item);

}  // namespace mapwire
