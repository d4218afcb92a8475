#pragma once

#include <span>

#include "mapwire/model/geometry.hpp"
#include "mapwire/model/units.hpp"

/// Overlay by GEOS. Input and output are areas cut at the 180th meridian, valid, exterior counter-clockwise.
namespace mapwire {

[[nodiscard]] MultiPolygon union_of(std::span<const MultiPolygon> areas);
[[nodiscard]] MultiPolygon intersection_of(const MultiPolygon& a, const MultiPolygon& b);
[[nodiscard]] MultiPolygon difference_of(const MultiPolygon& a, const MultiPolygon& b);
[[nodiscard]] bool contains(const MultiPolygon& area, Coordinate point);
/// Area on the ellipsoid, in square kilometres, edges read as straight in longitude and latitude.
[[nodiscard]] double area_km2(const MultiPolygon& area);
[[nodiscard]] BoundingBox bounding_box(const Geometry& geometry);

}  // namespace mapwire
