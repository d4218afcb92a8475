#pragma once

#include <span>

#include "mapwire/model/geometry.hpp"
#include "mapwire/model/units.hpp"

/// Overlay by GEOS. Input and output are areas cut at the 180th meridian, valid, exterior counter-clockwise.
///
/// Edges are straight in longitude and latitude. New vertices arise only where edges cross; others keep every digit.
/// Where rings lie so close that GEOS finds no answer with full digits, the answer is that on a grid of 1e-9 degrees.
/// The empty area is allowed everywhere. Invalid input (see validity.hpp) may throw std::runtime_error with GEOS's
/// words. Output is in normal form: equal areas given in another order come out as the same positions.
namespace mapwire {

[[nodiscard]] MultiPolygon union_of(std::span<const MultiPolygon> areas);
[[nodiscard]] MultiPolygon intersection_of(const MultiPolygon& a, const MultiPolygon& b);
[[nodiscard]] MultiPolygon difference_of(const MultiPolygon& a, const MultiPolygon& b);
/// The whole world less the area.
[[nodiscard]] MultiPolygon complement_of(const MultiPolygon& area);
/// Whether two areas share an interior or a border point.
[[nodiscard]] bool intersects(const MultiPolygon& a, const MultiPolygon& b);
/// The part of lines inside the area (border included), cut where they cross the border, in the lines' order.
[[nodiscard]] MultiLineString clipped_to(const MultiLineString& lines, const MultiPolygon& area);

/// Whether the point is inside; the border counts as inside. Longitudes 180 and -180 are one, and so are all longitudes
/// at a pole. Exact in the sense of one rounded cross product, cost in proportion to the number of vertices.
[[nodiscard]] bool contains(const MultiPolygon& area, Coordinate point);

/// Area on the ellipsoid, in square kilometres, edges read as straight in longitude and latitude.
/// Accuracy 1e-9 of the area plus 1e-6 km2 (the whole world is 510 065 621.724 km2). Method: the authalic integral,
/// Gauss-Legendre along each edge.
[[nodiscard]] double area_km2(const MultiPolygon& area);

/// The smallest box round the geometry: it crosses the 180th meridian when that makes it narrower (RFC 7946, 5.2).
/// An area that holds a pole gives west -180, east 180 and the pole's latitude.
/// The box of nothing does not exist: std::invalid_argument for an empty geometry.
[[nodiscard]] BoundingBox bounding_box(const Geometry& geometry);
/// The smallest box round boxes; std::invalid_argument for none.
[[nodiscard]] BoundingBox combined_box(std::span<const BoundingBox> boxes);

}  // namespace mapwire
