#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/coordinate.hpp"
#include "mapwire/model/date.hpp"
#include "mapwire/model/units.hpp"

namespace mapwire {

struct PlaceName {
    std::string_view text{};
    std::string_view language{};  ///< ISO 639-1, "" when unknown
    NameKind kind = NameKind::alternate;
    NamePeriod period{};
};

/// A place on its way from a source into a gazetteer; views into the source's row.
struct PlaceRow {
    std::string_view id{};          ///< lasting id; "" for places that have a GeoNames id
    std::uint32_t geonames_id = 0;  ///< 0 none
    std::string_view name{};
    std::vector<PlaceName> names{};  ///< others than name
    char feature_class = 'P';
    std::string_view feature_code{};
    Coordinate position;
    std::string_view country_code{};
    std::string_view admin1{};  ///< lasting id of the division, "" when only its code is known
    std::string_view admin2{};
    std::string_view admin1_code{};  ///< GeoNames' code within the country, "08"
    std::string_view admin2_code{};
    std::int64_t population = 0;
    DateRange validity{};
    Metres uncertainty{0.0};
    std::string_view source{};  ///< "" when the source as a whole says it
    std::string_view note{};
    std::uint64_t cluster = 0;  ///< rows of one source with the same cluster are one place; 0 none
};

}  // namespace mapwire
