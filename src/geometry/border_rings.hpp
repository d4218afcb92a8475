#pragma once

#include <vector>

#include "geometry/unrolled_ring.hpp"

namespace mapwire {

/// The rings of an area as if it had never been cut at the 180th meridian nor walked over a pole: area_left_of gives
/// the area again.
[[nodiscard]] std::vector<UnrolledRing> border_rings(const MultiPolygon& area);

}  // namespace mapwire
