#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/model/coordinate.hpp"
#include "mapwire/model/date.hpp"
#include "mapwire/model/geometry.hpp"
#include "mapwire/model/ids.hpp"
#include "mapwire/model/units.hpp"
#include "mapwire/model/zone.hpp"
#include "mapwire/zones/catalogue.hpp"

namespace mapwire {

/// Whether something lies in an area as far as it is known where both are.
enum class Containment : std::uint8_t { inside, outside, cannot_tell };
[[nodiscard]] std::string_view to_text(Containment containment) noexcept;

/// cannot_tell when the area's border is nearer than the uncertainty (geodesic distance; nothing is inside the empty
/// area). The uncertainty is the point's and the area's together, 0 or more.
[[nodiscard]] Containment containment(const MultiPolygon& area, Coordinate point, Metres uncertainty);

struct ZoneAnswer {
    ZoneId zone;
    Containment containment;  ///< inside or cannot_tell
};

/// The zones in force on a day that hold a point, or that may: those of the catalogue in its order, then `told` ones
/// (in force whatever the day, since texts tell zones of their own time). Without a day: none of the catalogue.
[[nodiscard]] std::vector<ZoneAnswer> zones_at(Coordinate point, Metres uncertainty, std::optional<Date> day,
                                               const ZoneCatalogue& catalogue, std::span<const Zone> told);

/// As the field in_zones has it: "al-tanf-deconfliction; idlib-de-escalation (cannot tell)"; "" for no zone.
[[nodiscard]] std::string in_zones_text(std::span<const ZoneAnswer> answers);

}  // namespace mapwire
