#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "mapwire/model/geometry.hpp"
#include "writers/picture/projection.hpp"

namespace mapwire {

using PixelPath = std::vector<Pixel>;

/// The part of a closed ring within the box, one ring (Sutherland and Hodgman 1974): where the ring leaves and comes
/// back it runs along the box's edge. Empty when nothing is inside.
[[nodiscard]] PixelPath ring_within(PixelPath ring, const PixelBox& box);

/// The parts of an open path within the box.
[[nodiscard]] std::vector<PixelPath> line_within(const PixelPath& line, const PixelBox& box);

/// Fewer turning points, none of the others farther than `distance` pixels from what is left (Douglas and Peucker
/// 1973).
[[nodiscard]] PixelPath simplified(const PixelPath& path, double distance);

/// Rings of an area on the picture, within the box. A ring that crosses the picture's far side is cut there.
[[nodiscard]] std::vector<PixelPath> rings_of(const MultiPolygon& area, const Projection& projection,
                                              const PixelBox& box);
/// The outline of an area that is cut at the 180th meridian, without the cut, which is no border of anything; nothing
/// when it is not cut.
[[nodiscard]] std::optional<MultiLineString> outline_without_cut(const MultiPolygon& area);
[[nodiscard]] std::vector<PixelPath> lines_of(const MultiLineString& lines, const Projection& projection,
                                              const PixelBox& box);

/// A place well inside the largest ring, for its name: the middle of the widest horizontal run among 24 tried. Nothing
/// when there is no ring.
[[nodiscard]] Pixel inside_of(const std::vector<PixelPath>& rings);
/// Area in square pixels, without sign.
[[nodiscard]] double area_of(const PixelPath& ring);

/// The outline of a marker of QGIS's name ("star", "diamond", …) with this radius; empty for a circle.
[[nodiscard]] PixelPath marker_outline(std::string_view shape, Pixel centre, double radius);

}  // namespace mapwire
