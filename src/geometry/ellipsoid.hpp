#pragma once

#include <geodesic.h>

#include <numbers>

/// The WGS 84 ellipsoid, as PROJ's geodesic.h wants it. The only place where its numbers stand.
namespace mapwire {

inline constexpr double equatorial_radius_m = 6'378'137.0;
inline constexpr double flattening = 1.0 / 298.257223563;
inline constexpr double eccentricity_squared = flattening * (2.0 - flattening);
inline constexpr double degree_rad = std::numbers::pi / 180.0;

/// Series coefficients, computed once; read only, so threads share them.
[[nodiscard]] inline const geod_geodesic& wgs84() {
    static const geod_geodesic ellipsoid = [] {
        geod_geodesic made{};
        geod_init(&made, equatorial_radius_m, flattening);
        return made;
    }();
    return ellipsoid;
}

}  // namespace mapwire
