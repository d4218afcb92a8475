#pragma once

#include <string>

#include "mapwire/model/spatial_expression.hpp"

namespace mapwire::expressions {

/// All of an expression that its footprint depends on, with the words that the derivation prints.
[[nodiscard]] std::string footprint_key(const SpatialExpression& expression);

}  // namespace mapwire::expressions
