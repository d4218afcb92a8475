#pragma once

#include <string>

#include "mapwire/model/coordinate.hpp"

namespace mapwire {

/// The lasting id of a place that a person put there: "hand:38.61778,33.50583", five decimals.
[[nodiscard]] std::string id_by_hand(Coordinate position);

}  // namespace mapwire
