#pragma once

#include <vector>

#include "geometry/tracing.hpp"
#include "mapwire/model/geometry.hpp"

namespace mapwire {

/// A short geodesic that stands for a piece of an edge.
struct GeodesicPiece {
    MapPoint from;
    MapPoint to;
    double azimuth;        ///< at from
    double azimuth_there;  ///< at to, onward
    double length_m;
};

/// The edges of a line, straight in longitude and latitude, as geodesics no farther from them than the tolerance and at
/// most 200 km long. Edges of no length (also those along a pole) are left out.
[[nodiscard]] std::vector<GeodesicPiece> geodesic_pieces(const LineString& line, double tolerance_m);

}  // namespace mapwire
