#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mapwire/model/article.hpp"
#include "mapwire/model/document.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/model/event.hpp"
#include "mapwire/model/mention.hpp"
#include "mapwire/model/spatial_expression.hpp"
#include "mapwire/model/zone.hpp"

namespace mapwire {

/// A spatial expression with its footprint, or with the reason why it has none.
struct LocatedExpression {
    SpatialExpression expression;
    std::optional<Footprint> footprint;
    std::string reason;         ///< "" when there is a footprint
    std::string region_id{};    ///< id of the named region that was used, "" when none
    std::string region_name{};  ///< its name as a map prints it
    MultiLineString line{};     ///< the border, river or coast that an area lies along; none for others
};

/// The zones in force on the article's day that hold a place, or that may.
struct PlaceInZones {
    PlaceId place;
    std::vector<ZoneAnswer> zones;  ///< never empty
};

/// Everything that was read from one article, stage by stage. The layers are made from these.
struct ArticleReading {
    Article article;
    Document document;
    Toponyms toponyms;
    std::vector<LocatedExpression> expressions;
    std::vector<Zone> zones;
    std::vector<PlaceInZones> places_in_zones;  ///< by place
    std::vector<Event> events{};                ///< in text order of their triggers; each has one telling
    std::vector<Issue> issues;
    std::uint64_t digest = 0;  ///< article_digest when other articles bear its id too, else 0
};

}  // namespace mapwire
