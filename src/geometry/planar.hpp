#pragma once

#include <vector>

#include "mapwire/model/geometry.hpp"

/// Rings read as drawn on the flat map of longitude and latitude.
namespace mapwire {

/// Twice the area in square degrees, positive when counter-clockwise.
[[nodiscard]] double doubled_area_deg2(const Ring& ring);

enum class Side { inside, outside, on_edge };
[[nodiscard]] Side side_of_ring(const Ring& ring, Coordinate point);

/// Counter-clockwise rings become exteriors, clockwise ones the holes of the smallest exterior round them. A hole with
/// no exterior round it is one in the whole world. Rings without an area are left out. Rings must not cross.
[[nodiscard]] MultiPolygon polygons_from_rings(std::vector<Ring> rings);

}  // namespace mapwire
