#pragma once

#include <vector>

#include "mapwire/model/coordinate.hpp"
#include "mapwire/model/units.hpp"

namespace mapwire {

/// The place reached from `start` by following the geodesic that leaves at `azimuth`.
///
/// Units     metres; degrees clockwise from true north.
/// Domain    distance from 0 to 20 037 508 m (half the equator); std::invalid_argument outside.
/// At a pole the azimuth is counted from the meridian of start's longitude.
/// Accuracy  10 nm (tests/tables/geodesic.cases, section "direct").
/// Method    Karney 2013, doi:10.1007/s00190-012-0578-z, by PROJ's geodesic.h.
[[nodiscard]] Coordinate destination(Coordinate start, Azimuth azimuth, Metres distance);

/// Length of the shortest path on the ellipsoid and its azimuth at `from`. The azimuth of coincident points is 0.
///
/// Nearly antipodal points are as exact as others; of several equally short paths one is taken, always the same.
/// Accuracy  15 nm (tests/tables/geodesic.cases, section "inverse").
struct GeodesicLine {
    Metres distance;
    Azimuth azimuth;
};
[[nodiscard]] GeodesicLine geodesic_line(Coordinate from, Coordinate to);
[[nodiscard]] Metres distance_between(Coordinate a, Coordinate b);

/// Positions along the geodesic, both ends included as given, evenly spaced and at most `step` apart.
/// Coincident ends give the two of them. std::invalid_argument when the step is not longer than 0 or would give more
/// than ten million positions.
[[nodiscard]] std::vector<Coordinate> positions_along(Coordinate from, Coordinate to, Metres step);

/// The position at a fraction (0 is `from`, 1 is `to`) of the geodesic's length; 0.5 is the midpoint.
/// std::invalid_argument when the fraction is outside [0, 1].
[[nodiscard]] Coordinate position_between(Coordinate from, Coordinate to, double fraction);

}  // namespace mapwire
