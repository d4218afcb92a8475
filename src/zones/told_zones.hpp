#pragma once

#include <vector>

#include "mapwire/model/reading.hpp"
#include "mapwire/model/zone.hpp"
#include "mapwire/zones/catalogue.hpp"

namespace mapwire::zone_text {

/// A zone as one expression tells it.
struct ToldZone {
    Zone zone;
    std::size_t expression;  ///< index into the reading's expressions
    bool sized;              ///< a distance gives the area; else it is the area that the words name
};

/// Every expression that tells a zone with an area, in text order.
[[nodiscard]] std::vector<ToldZone> told_zones(const ArticleReading& reading, const ZoneCatalogue& catalogue);

}  // namespace mapwire::zone_text
