#pragma once

#include <span>
#include <string>
#include <vector>

#include "mapwire/model/geometry.hpp"

namespace mapwire {

/// What lies under a map: the outline of a country, territory or division.
struct BaseOutline {
    std::string name;
    std::string kind;          ///< country, territory, division, area
    std::string country_code;  ///< ISO 3166-1 alpha-2, "" when it belongs to none
    MultiPolygon area;
};

/// A town that helps to find one's way; no article names it.
struct BaseTown {
    std::string name;
    Coordinate position;
    std::int64_t population;
};

/// Everything that is drawn below the layers. The outlines are generalised and as administered, which takes no side.
struct BaseMap {
    std::vector<BaseOutline> outlines;
    std::vector<BaseTown> towns;  ///< the largest first
    std::string credit;           ///< "Outlines: Natural Earth, OCHA"
};

}  // namespace mapwire
