#pragma once

#include "mapwire/model/geometry.hpp"

namespace mapwire {

/// Lines as others write them, made ours: an edge of more than half a turn in longitude goes the short way, and is cut
/// at the 180th meridian (RFC 7946, 3.1.9). The latitude there lies on the edge, straight in longitude and latitude.
[[nodiscard]] MultiLineString cut_at_antimeridian(const MultiLineString& lines);

}  // namespace mapwire
