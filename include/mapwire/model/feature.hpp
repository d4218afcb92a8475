#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "mapwire/model/geometry.hpp"

namespace mapwire {

/// Nothing is null. A datetime is text such as "2017-06-09T00:00:00Z". Text is never "".
using FieldValue = std::variant<std::monostate, std::int64_t, double, std::string>;

struct Feature {
    std::int64_t id;  ///< 1, 2, 3 … within the layer
    std::optional<Geometry> geometry;
    std::vector<FieldValue> values;  ///< one for each field of the layer, in its order
};

}  // namespace mapwire
