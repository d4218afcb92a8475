#pragma once

#include <optional>
#include <string>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/coordinate.hpp"

namespace mapwire {

/// What somebody typed for a place: a position, or a place of the gazetteer.
struct FoundPlace {
    Coordinate position;
    std::optional<Place> place;  ///< nothing when a position was typed
};

/// "LON,LAT" in degrees, the lasting id of a place, or its name. Throws InputError when it is none of these, when the
/// position is impossible (with a word on swapped numbers), and when the name means several places of which none is far
/// better known than the others (ten times the population): then the message lists their ids.
[[nodiscard]] FoundPlace find_place(const std::string& typed, const Gazetteer& gazetteer);

}  // namespace mapwire
