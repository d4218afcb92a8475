#pragma once

#include <string>
#include <string_view>

#include "mapwire/model/units.hpp"

namespace mapwire {

/// A distance with its unit, as typed: "33mi", "55km", "15nmi", "5000000.0m", "500ft", "3 yd".
/// Throws InputError for a number without unit, an unknown unit, and for what is no distance on Earth: 0, negative, not
/// a number, farther than half of the Earth (20,003.9 km).
[[nodiscard]] Metres parse_distance(std::string_view text);

/// A tolerance in metres, a bare number greater than 0 and at most 100 km. Throws InputError.
[[nodiscard]] Metres parse_tolerance(std::string_view text);

}  // namespace mapwire
