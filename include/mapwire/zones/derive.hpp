#pragma once

#include <optional>
#include <vector>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/date.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/model/reading.hpp"
#include "mapwire/model/zone.hpp"
#include "mapwire/zones/catalogue.hpp"

namespace mapwire {

/// The zones of one article, and what does not agree between them.
struct DerivedZones {
    std::vector<Zone> zones;            ///< told ones in text order, then those of the catalogue in its order
    std::vector<Issue> contradictions;  ///< "33-mile" here, 55 km there; for the report, nothing is averaged
};

/// Zones told by the article's expressions, and those of the catalogue that its words mean.
///
/// Told        an expression with a zone_kind and an area: a circle or band with a distance, or else the area that the
///             words name, unless a zone of the catalogue is meant. The same circle told twice is one zone.
/// Catalogue   a sentence that is no furniture has trigger words of the zone together with one of its places (a
/// resolved
///             mention, a named region, a name); or a told zone of the same kind covers the same ground (the common
///             area is half of both together or more). Of zones that overlap and that one phrase fits, all are given;
///             the phrase goes to the one that covers most nearly what the phrase names.
/// Status      of catalogue zones on `as_of`, else on the day of publication; zones not yet heard of are left out. Told
///             zones have that of the catalogue zone they mean, else what the sentence's words say, else announced.
/// same_as     leads from told to catalogue zone and back; a zone told with another distance leads to the first.
[[nodiscard]] DerivedZones derive_zones(const ArticleReading& reading, const ZoneCatalogue& catalogue,
                                        const Gazetteer& gazetteer, std::optional<Date> as_of);

}  // namespace mapwire
