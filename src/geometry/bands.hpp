#pragma once

#include <vector>

#include "geometry/line_pieces.hpp"
#include "mapwire/model/geometry.hpp"

/// The parts from which buffers of lines are united. All areas, cut at the 180th meridian.
namespace mapwire {

/// Points within the distance of a piece: two half circles and the two lines between them.
[[nodiscard]] MultiPolygon capsule(const LinePiece& piece, double distance_m, double tolerance_m);

/// Points within the distance of a piece that a geodesic leaving it squarely reaches, on both sides.
[[nodiscard]] MultiPolygon whole_band(const LinePiece& piece, double distance_m, double tolerance_m);

/// The sector between two bands on the outer side of a bend, a little wider so that it overlaps them.
/// Nothing on the inner side. `overlap_deg` is the widening at each side.
[[nodiscard]] MultiPolygon bend(const LinePiece& before, const LinePiece& behind, bool left, double distance_m,
                                double overlap_deg, double tolerance_m);

/// All points within the distance.
[[nodiscard]] MultiPolygon disk(MapPoint centre, double distance_m, double tolerance_m);

}  // namespace mapwire
