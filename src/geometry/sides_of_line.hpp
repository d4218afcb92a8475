#pragma once

#include "mapwire/model/geometry.hpp"

namespace mapwire {

/// The faces into which lines cut a band round them that lie on the lines' left (or right): each face lies on one side
/// as a whole, so one point of it answers.
[[nodiscard]] MultiPolygon side_of_line(const MultiPolygon& band, const MultiLineString& lines, bool left);

}  // namespace mapwire
