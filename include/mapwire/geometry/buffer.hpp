#pragma once

#include "mapwire/model/geometry.hpp"
#include "mapwire/model/units.hpp"

namespace mapwire {

/// Half of the Earth's circumference through the poles: no place is farther from any other.
inline constexpr double half_earth_m = 20'003'931.4586;

/// All points within `radius` of `centre`.
/// (The header's owner completes: domain, tolerance, vertices, the antimeridian, the poles, accuracy, test names.)
[[nodiscard]] MultiPolygon buffer(Coordinate centre, Metres radius, Metres tolerance);

}  // namespace mapwire
