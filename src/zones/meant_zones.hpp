#pragma once

#include <vector>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/reading.hpp"
#include "mapwire/model/zone.hpp"
#include "mapwire/zones/catalogue.hpp"

namespace mapwire::zone_text {

/// A zone of the catalogue that a sentence means.
struct MeantZone {
    const CatalogueZone* known;
    ZoneTelling telling;                    ///< the phrase, or the whole sentence where no expression was read
    std::optional<std::size_t> expression;  ///< index into the reading's expressions
    bool best = true;                       ///< whether the phrase goes to it, among zones that overlap
};

/// In text order, each zone once a sentence.
[[nodiscard]] std::vector<MeantZone> meant_zones(const ArticleReading& reading, const ZoneCatalogue& catalogue,
                                                 const Gazetteer& gazetteer, std::optional<Date> day);

/// The common area as a share of both together, 0 to 1.
[[nodiscard]] double overlap_share(const MultiPolygon& a, const MultiPolygon& b);

}  // namespace mapwire::zone_text
