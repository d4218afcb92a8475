#pragma once

#include <array>
#include <cmath>

#include "geometry/ellipsoid.hpp"

namespace mapwire {

using SpaceVector = std::array<double, 3>;

/// Position on the ellipsoid in space, in metres from the Earth's centre.
[[nodiscard]] inline SpaceVector in_space(double longitude, double latitude) {
    const double latitude_rad = latitude * degree_rad;
    const double longitude_rad = longitude * degree_rad;
    const double sine = std::sin(latitude_rad);
    const double normal_m = equatorial_radius_m / std::sqrt(1.0 - eccentricity_squared * sine * sine);
    const double off_axis_m = normal_m * std::cos(latitude_rad);
    return {off_axis_m * std::cos(longitude_rad), off_axis_m * std::sin(longitude_rad),
            normal_m * (1.0 - eccentricity_squared) * sine};
}

}  // namespace mapwire
