#pragma once

#include <variant>
#include <vector>

#include "mapwire/model/coordinate.hpp"

/// Geometry as plain values in WGS 84. Edges are straight in longitude and latitude, as RFC 7946 reads them.
namespace mapwire {

/// Two or more positions.
struct LineString {
    std::vector<Coordinate> positions;
    friend bool operator==(const LineString&, const LineString&) = default;
};

struct MultiLineString {
    std::vector<LineString> lines;
    friend bool operator==(const MultiLineString&, const MultiLineString&) = default;
};

/// A closed ring: the first position is repeated at the end, four positions at least.
struct Ring {
    std::vector<Coordinate> positions;
    friend bool operator==(const Ring&, const Ring&) = default;
};

/// Exterior counter-clockwise, holes clockwise. No ring crosses the 180th meridian: what does is cut there.
struct Polygon {
    Ring exterior;
    std::vector<Ring> holes;
    friend bool operator==(const Polygon&, const Polygon&) = default;
};

/// Polygons that do not overlap and meet in single points at most. No polygon at all is the empty area.
struct MultiPolygon {
    std::vector<Polygon> polygons;
    [[nodiscard]] bool empty() const noexcept { return polygons.empty(); }
    friend bool operator==(const MultiPolygon&, const MultiPolygon&) = default;
};

using Geometry = std::variant<Coordinate, LineString, MultiLineString, MultiPolygon>;

/// West may be greater than east: then the box crosses the 180th meridian (RFC 7946, 5.2).
struct BoundingBox {
    double west;
    double south;
    double east;
    double north;
    friend bool operator==(const BoundingBox&, const BoundingBox&) = default;
};

}  // namespace mapwire
