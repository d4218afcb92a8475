#pragma once

#include <span>

#include "mapwire/model/geometry.hpp"

/// Questions about outlines and routes whose edges are geodesics, not straight lines in longitude and latitude: air
/// routes, "the line from the town to the base", outlines given by a few far corners.
///
/// Answered by Boost.Geometry on the WGS 84 ellipsoid with Vincenty's formulas, named explicitly (its default strategy
/// errs by 7 m at 1 000 km). Positions between vertices are exact to 1 mm; the tests compare with positions along
/// geodesics (tests/geometry/geodesic_edges_test.cpp). Edges must be shorter than 19 000 km.
namespace mapwire {

/// Whether the point is in the ring or on its border. The ring is closed, does not cross itself, and holds no pole.
[[nodiscard]] bool contains_between_geodesics(const Ring& ring, Coordinate point);

/// Whether the geodesic from a to b and that from c to d share a point.
[[nodiscard]] bool geodesics_cross(Coordinate a, Coordinate b, Coordinate c, Coordinate d);

}  // namespace mapwire
