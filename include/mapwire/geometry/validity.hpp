#pragma once

#include <optional>
#include <string>

#include "mapwire/model/geometry.hpp"

namespace mapwire {

/// What is wrong with an area, in words with a position, or nothing when it is valid: rings closed with four positions
/// at least, no ring crosses itself or another, holes inside, polygons apart (GEOS, the rules of OGC Simple Features),
/// exteriors counter-clockwise and holes clockwise, no edge longer than half a turn in longitude (RFC 7946).
[[nodiscard]] std::optional<std::string> invalidity(const MultiPolygon& area);

/// The nearest valid area: self-crossing outlines become what the winding of their lines encloses, rings are turned and
/// closed. `reason` says in words what was wrong, or is empty when nothing was.
struct RepairedArea {
    MultiPolygon area;
    std::string reason;
};
[[nodiscard]] RepairedArea repaired(const MultiPolygon& area);

/// Positions rounded to 7 decimals (at most 8 mm off), and still valid: edges of no length, rings and gaps thinner than
/// the rounding are left out, and where rounding makes edges cross, the crossing becomes a vertex (GEOS, snap-rounding
/// on the grid of 1e-7 degrees). May be empty when the whole area is smaller than the grid.
[[nodiscard]] MultiPolygon rounded_for_output(const MultiPolygon& area);
/// The same for other geometries; lines lose repeated positions.
[[nodiscard]] Geometry rounded_for_output(const Geometry& geometry);

}  // namespace mapwire
