#pragma once

#include "mapwire/model/place.hpp"

namespace mapwire::events {

/// How far the point of a place may be from what is meant.
[[nodiscard]] Metres uncertainty_of(const Place& place);
/// A country, a territory or a continent: never drawn as a point.
[[nodiscard]] bool is_country(const Place& place);
/// A river, a canal, a road or a railway: its point is only one of its bends.
[[nodiscard]] bool is_line(const Place& place);
/// 1 exact, 2 near, 3 region.
[[nodiscard]] int precision_of(const Place& place);

}  // namespace mapwire::events
