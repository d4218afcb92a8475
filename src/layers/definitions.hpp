#pragma once

#include <string_view>
#include <vector>

#include "mapwire/model/layer.hpp"

namespace mapwire {

/// How many fields at the front of each layer are the same in all layers.
inline constexpr std::size_t common_field_count = 13;

/// The layer of that name without features; it must exist.
[[nodiscard]] Layer empty_layer(std::string_view name);

}  // namespace mapwire
