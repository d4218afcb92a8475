#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "mapwire/model/coordinate.hpp"
#include "mapwire/model/units.hpp"

namespace mapwire::expressions {

struct CoordinatePair {
    Coordinate position;
    Metres uncertainty;  ///< half a unit of the last digit given
    std::size_t length;  ///< bytes read
};

/// A position at the beginning of a text: degrees, minutes and seconds with hemispheres ("35°01′57″N 43°38′47″E"),
/// decimal degrees with hemispheres ("33.5N, 38.6 E"), or two bare decimal numbers with at least three decimals each,
/// latitude first. Nothing when the text does not begin with a position.
[[nodiscard]] std::optional<CoordinatePair> read_coordinates(std::string_view text);

}  // namespace mapwire::expressions
