#pragma once

#include <cstdint>
#include <string_view>

#include "mapwire/model/units.hpp"

namespace mapwire {

/// What two records are, for the question whether they are one place.
struct PlaceKind {
    char feature_class;
    std::string_view feature_code;
    std::string_view country_code;
};

/// May records of these kinds be the same place? Settlements go with settlements, divisions with divisions of the same
/// level, spots (bases, airfields, crossings) with spots; a country is no settlement; other classes go with themselves.
/// Country codes, where both are known, are equal.
[[nodiscard]] bool are_compatible(const PlaceKind& a, const PlaceKind& b) noexcept;

/// How far apart the points of the same place may be in two sources: 5 km for settlements, 2 km for spots, more for
/// what is large (divisions, lakes, mountains, countries).
[[nodiscard]] Metres merge_distance(const PlaceKind& kind) noexcept;

}  // namespace mapwire
