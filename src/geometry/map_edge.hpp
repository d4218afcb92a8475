#pragma once

#include <vector>

#include "mapwire/model/geometry.hpp"

/// The edge of the map: the 180th meridian on both sides, the poles above and below.
namespace mapwire {

/// The ring round the whole map, counter-clockwise. It has vertices every quarter turn, since readers take an edge
/// longer than half a turn for one that goes the other way.
[[nodiscard]] Ring map_edge();

/// Closes lines that begin and end on the map's left or right edge, area on their left, by walking counter-clockwise
/// along the edge from each end to the next beginning. So the pole is walked wherever the area holds it.
[[nodiscard]] std::vector<Ring> join_along_map_edge(std::vector<std::vector<Coordinate>> chains);

}  // namespace mapwire
