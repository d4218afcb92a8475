#pragma once

#include "mapwire/model/coordinate.hpp"
#include "mapwire/model/units.hpp"

namespace mapwire {

/// The place reached from `start` by following the geodesic that leaves at `azimuth`.
///
/// Units     metres; degrees clockwise from true north.
/// Domain    distance from 0 to 20 000 km.
/// At a pole the azimuth is counted from the meridian of start's longitude.
/// Accuracy  10 nm (tests/tables/geodesic.cases, section "direct").
/// Method    Karney 2013, doi:10.1007/s00190-012-0578-z, by PROJ's geodesic.h.
[[nodiscard]] Coordinate destination(Coordinate start, Azimuth azimuth, Metres distance);

/// Length of the shortest path on the ellipsoid and its azimuth at `from`. The azimuth of coincident points is 0.
struct GeodesicLine {
    Metres distance;
    Azimuth azimuth;
};
[[nodiscard]] GeodesicLine geodesic_line(Coordinate from, Coordinate to);
[[nodiscard]] Metres distance_between(Coordinate a, Coordinate b);

}  // namespace mapwire
