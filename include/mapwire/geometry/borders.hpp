#pragma once

#include "mapwire/model/geometry.hpp"
#include "mapwire/model/units.hpp"

namespace mapwire {

/// The lines round an area (exteriors and holes), without the edges that are none on the ground: those along the poles,
/// and those along the 180th meridian where the area goes on behind it. Lines are cut there; rings that are whole stay
/// closed lines. The area is on the left of each line.
[[nodiscard]] MultiLineString border_of(const MultiPolygon& area);

/// The border line that two areas share, with the first area on its left, pieces in no order.
///
/// Where outlines come from one source the shared edges are found exactly (`gap` 0). Outlines of different sources do
/// not agree: then the part of the first area's border within `gap` of the second area's is taken. Nothing shared gives
/// no line. std::invalid_argument when the gap is negative or more than 100 km.
[[nodiscard]] MultiLineString shared_border(const MultiPolygon& area, const MultiPolygon& neighbour, Metres gap);

}  // namespace mapwire
