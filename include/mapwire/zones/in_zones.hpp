#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/coordinate.hpp"
#include "mapwire/model/date.hpp"
#include "mapwire/model/geometry.hpp"
#include "mapwire/model/ids.hpp"
#include "mapwire/model/reading.hpp"
#include "mapwire/model/units.hpp"
#include "mapwire/model/zone.hpp"
#include "mapwire/zones/catalogue.hpp"
#include "mapwire/zones/containment.hpp"

namespace mapwire {

/// How long a zone was in force within a span of days.
enum class InForce : std::uint8_t { never, partly, always };
/// `partly` when the zone began or ended within the days, or when one end of them is open. Without any day: never.
[[nodiscard]] InForce in_force_during(const ZonePeriods& periods, const DateRange& days);

/// The zones in force in these days that hold something, or that may: those of the catalogue in its order, then `told`
/// ones (in force whatever the day, since texts tell zones of their own time). A zone in force for a part of the days
/// only is "cannot tell". Without any day: none of the catalogue.
[[nodiscard]] std::vector<ZoneAnswer> zones_at(const Geometry& where, Metres uncertainty, const DateRange& days,
                                               const ZoneCatalogue& catalogue, std::span<const Zone> told = {});
/// The same for one day, or for none.
[[nodiscard]] std::vector<ZoneAnswer> zones_at(Coordinate point, Metres uncertainty, std::optional<Date> day,
                                               const ZoneCatalogue& catalogue, std::span<const Zone> told);

/// For each place that the article's mentions mean, the zones that hold it on `as_of`, else on the day of publication;
/// ordered by place, places in no zone left out. A country or division counts with its whole outline, where there is
/// one: it is in a zone only when all of it is. Without an outline a country is in none.
[[nodiscard]] std::vector<PlaceInZones> places_in_zones(const ArticleReading& reading, const Gazetteer& gazetteer,
                                                        const ZoneCatalogue& catalogue, std::optional<Date> as_of);

/// As the field in_zones has it: "al-tanf-deconfliction; idlib-de-escalation (cannot tell)"; "" for no zone.
[[nodiscard]] std::string in_zones_text(std::span<const ZoneAnswer> answers);

}  // namespace mapwire
