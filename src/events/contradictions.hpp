#pragma once

#include <string>
#include <vector>

#include "mapwire/events/merge_events.hpp"

namespace mapwire::events {

using Members = std::vector<EventOfArticle>;

/// The host of the telling's address, else the article's id.
[[nodiscard]] std::string source_name(const EventTelling& telling);

/// Between the places of two events: of points, or of an area's nearest corner; 0 when one of them has none.
[[nodiscard]] double metres_apart(const Event& a, const Event& b);

/// What the tellings of one event say differently, in words, with who says so: "killed: 8 (dw.com) or 60 (b.org)".
[[nodiscard]] std::vector<std::string> contradictions_of(const Members& members);

/// Why they are taken for one event: "told by 3 sources: same kind, 2017-05-18, 21 km apart".
[[nodiscard]] std::string why_one(const Members& members, const Event& event);

}  // namespace mapwire::events
