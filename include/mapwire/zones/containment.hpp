#pragma once

#include "mapwire/model/coordinate.hpp"
#include "mapwire/model/geometry.hpp"
#include "mapwire/model/units.hpp"
#include "mapwire/model/zone.hpp"

namespace mapwire {

/// cannot_tell when the area's border is nearer than the uncertainty (geodesic distance; nothing is inside the empty
/// area). The uncertainty is the point's and the area's together, 0 or more.
[[nodiscard]] Containment containment(const MultiPolygon& area, Coordinate point, Metres uncertainty);

/// The same for a point, a line or an area whose true place may be off by `uncertainty`. What is partly inside lies
/// "cannot tell": it happened somewhere in that area. The empty area is outside of everything.
[[nodiscard]] Containment containment(const MultiPolygon& area, const Geometry& where, Metres uncertainty);

}  // namespace mapwire
