#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/model/date.hpp"
#include "mapwire/model/geometry.hpp"
#include "mapwire/model/ids.hpp"
#include "mapwire/model/text_span.hpp"
#include "mapwire/model/units.hpp"

namespace mapwire {

enum class ZoneStatus : std::uint8_t { proposed, announced, in_force, lapsed };
[[nodiscard]] std::string_view to_text(ZoneStatus status) noexcept;
[[nodiscard]] std::optional<ZoneStatus> zone_status_from_text(std::string_view text) noexcept;

/// Whether something lies in an area as far as it is known where both are, and when.
enum class Containment : std::uint8_t { inside, outside, cannot_tell };
[[nodiscard]] std::string_view to_text(Containment containment) noexcept;

/// That something lies in a zone, or may lie in it: inside or cannot_tell, never outside.
struct ZoneAnswer {
    ZoneId zone;
    Containment containment;
    friend bool operator==(const ZoneAnswer&, const ZoneAnswer&) = default;
};

/// Where a zone was told in an article.
struct ZoneTelling {
    TextSpan span;
    std::uint32_t sentence = 0;
    std::string phrase;
};

/// An area with a rule and a validity period, told by an article or known from the catalogue.
struct Zone {
    ZoneId id;
    std::string name;
    std::string kind;  ///< exclusion_zone, deconfliction_zone, … (the zones field `kind`)
    ZoneStatus status = ZoneStatus::announced;
    bool from_catalogue = false;  ///< origin: catalogue, else text
    MultiPolygon geometry;
    std::optional<ZoneTelling> telling;  ///< of the article at hand; nothing for a zone of the catalogue alone
    std::string distance_text;           ///< "33-mile", "" when none
    std::optional<Metres> radius;
    std::string centre_name;
    std::optional<Coordinate> centre;
    std::string declared_by;
    std::string addressed_to;
    std::string parties;  ///< "Russia; United States; Jordan"
    DateRange validity;
    std::optional<double> area_km2;
    std::optional<ZoneId> same_as;
    std::string source;
    std::string rule;
    Confidence confidence{1.0};
    Metres uncertainty{0.0};
    int geo_precision = 2;
    std::string notes;  ///< what the recipe says about itself: "reconstruction …"
};

}  // namespace mapwire
