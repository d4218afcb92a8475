#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "mapwire/model/layer.hpp"

namespace mapwire {

/// How many fields at the front of each layer are the same in all layers.
inline constexpr std::size_t common_field_count = 13;

/// All layers without features, in their order; made once.
[[nodiscard]] const std::vector<Layer>& layers_without_features();
/// The number of the layer of that name in that order; it must exist.
[[nodiscard]] std::uint8_t layer_number(std::string_view name);
[[nodiscard]] inline const Layer& empty_layer(std::string_view name) {
    return layers_without_features()[layer_number(name)];
}

}  // namespace mapwire
