#pragma once

#include <span>
#include <string>

#include "mapwire/model/event.hpp"
#include "mapwire/model/layer.hpp"

namespace mapwire {

/// The layer that holds just this event.
[[nodiscard]] Layer layer_of_event(const Event& event);
/// Where it is when it has a point; else null.
[[nodiscard]] const Coordinate* event_point(const Event& event);

/// One event as a line of JSON: the properties of the events layer, then lon, lat, geometry, spans, tellings, figures.
[[nodiscard]] std::string event_json(const Event& event);

/// The columns of an events table, and the row of an event: the fields of the layer, then lon and lat (of the point; an
/// area has none). As csv_table has it.
[[nodiscard]] std::string events_csv(std::span<const Event> events);

/// FeatureCollection of all events, of points and of areas.
[[nodiscard]] std::string events_geojson(std::span<const Event> events);

}  // namespace mapwire
