#pragma once

#include <vector>

#include "geometry/tracing.hpp"
#include "mapwire/model/geometry.hpp"

namespace mapwire {

/// A piece of an edge, read as a geodesic or, when `straight`, as what it is: a straight line in longitude and
/// latitude.
struct LinePiece {
    MapPoint from;
    MapPoint to;
    double azimuth;        ///< at from
    double azimuth_there;  ///< at to, onward
    double length_m;       ///< of the geodesic between its ends
    bool straight;
};

/// The edges of a line, straight in longitude and latitude, as geodesics no farther from them than the tolerance and at
/// most 200 km long. Edges of no length (also those along a pole) are left out.
[[nodiscard]] std::vector<LinePiece> geodesic_pieces(const LineString& line, double tolerance_m);

/// The same for bands of a width: an edge that bends little over that width is left straight and as long as it is (up
/// to 200 km); one that bends more, as all do near a pole, becomes geodesics.
[[nodiscard]] std::vector<LinePiece> band_pieces(const LineString& line, double width_m, double tolerance_m);

/// Where a piece is at a part (0 to 1) of its way, and which way it goes there.
struct PiecePosition {
    MapPoint point;
    double azimuth;
};
[[nodiscard]] PiecePosition position_on(const LinePiece& piece, double part);

}  // namespace mapwire
