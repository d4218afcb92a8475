#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/reading.hpp"
#include "mapwire/model/zone.hpp"
#include "mapwire/tables/table.hpp"

namespace mapwire {

/// The zones that are known beforehand, with recipe, parties, validity period, sources.
class ZoneCatalogue {
public:
    // (the header's owner completes)
};

/// The zones of one article: those told by its expressions, and those of the catalogue that its words mean, with the
/// status on the article's date (or `as_of`).
[[nodiscard]] std::vector<Zone> derive_zones(const ArticleReading& reading, const ZoneCatalogue& catalogue,
                                             std::optional<Date> as_of);

}  // namespace mapwire
