#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "mapwire/model/coordinate.hpp"
#include "mapwire/model/date.hpp"
#include "mapwire/model/units.hpp"

namespace mapwire {

/// A record of the gazetteer.
struct Place {
    std::string id;  ///< lasting: "gn:172344" for GeoNames places, "mw:al-tanf-garrison" for ours
    std::optional<std::int64_t> geonames_id;
    std::string name;          ///< as an English-language map would print it
    char feature_class = 'P';  ///< GeoNames: A country and divisions, P settlements, S spots, T hills …
    std::string feature_code;  ///< GeoNames: PPLC, ADM1, INSM …
    Coordinate position;
    std::string country_code;  ///< ISO 3166-1 alpha-2, "" for seas and the like
    std::string admin1;        ///< name of the first-level division, "" when unknown
    std::string admin2;
    std::int64_t population = 0;  ///< 0 when unknown
    Metres uncertainty{0.0};      ///< how far the point may be from what the name means
    DateRange validity;           ///< of a place that came or went; else open on both sides
    std::string source;           ///< "GeoNames 172344"
    std::string note;             ///< where sources disagree
    std::string gazetteer;        ///< "embedded 2026-11", for provenance
    std::string licence;          ///< "CC BY 4.0"
};

}  // namespace mapwire
