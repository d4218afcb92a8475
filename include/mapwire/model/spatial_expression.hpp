#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/model/geometry.hpp"
#include "mapwire/model/ids.hpp"
#include "mapwire/model/text_span.hpp"
#include "mapwire/model/units.hpp"

namespace mapwire {

/// A number with its unit, as written and in metres (or, for a time, in seconds: unit "min", "h").
struct Quantity {
    TextSpan span;
    std::string text;                ///< as written: "33-mile"
    double value = 0.0;              ///< as written: 33
    std::optional<double> value_to;  ///< "15 to 20 km": 20
    std::string unit;                ///< "mi", "km", "nmi", "m", "ft", …
    std::optional<Metres> metres;    ///< nothing for areas and times
    std::optional<Metres> metres_to;
    bool approximate = false;  ///< "some", "about", "nearly"
    std::string hedge;         ///< about, nearly, more_than, less_than, at_least, up_to, exactly; "" when none
};

/// What the expression starts from: a mention, a place met by coreference ("the base"), or bare coordinates.
struct ReferenceObject {
    TextSpan span;                         ///< of the words here, empty when only implied
    std::string text;                      ///< the words: "the base", "Raqqa"
    std::optional<std::uint32_t> mention;  ///< index into Toponyms::mentions: the mention itself or its antecedent
    std::optional<PlaceId> place;
    std::string name;  ///< the place's name, or the words when there is no place
    std::optional<Coordinate> position;
    std::string how;              ///< "named here", "the base introduced in sentence 21", …
    std::string kind;             ///< settlement, facility, country, division, border, road, river, coast, …
    std::vector<PlaceId> places;  ///< all that the words name: both countries of "the Syrian-Iraqi border"
    Metres uncertainty{0.0};      ///< how far the position may be from what the words mean
};

/// Words that give a place relative to others. `relation` holds the words of the promised JSON field
/// ("radius_zone", "offset", "part_of", "near", …); `rule` names the construction ("R2").
struct SpatialExpression {
    TextSpan span;
    std::uint32_t sentence = 0;
    std::string phrase;
    std::string relation;
    std::string rule;
    std::vector<Quantity> numbers;
    std::optional<Azimuth> azimuth;
    std::vector<Azimuth> azimuths;  ///< all directions of the phrase, the first is `azimuth`
    std::vector<ReferenceObject> references;
    std::optional<ReferenceObject> container;
    std::optional<ReferenceObject> described;  ///< what the words place: "a base near …"
    std::string part;                          ///< of an area: "far", "central", "and_central"; of a border: "side"
    std::string zone_kind;    ///< a word of the zones field `kind` when the expression tells a zone, else ""
    std::string declared_by;  ///< "" when the text does not say
    std::string addressed_to;
    std::optional<TextSpan> same_as;  ///< the earlier expression that this one means again ("this area")
    Confidence confidence{1.0};
};

/// The area, line or point that we assign to a described place.
struct Footprint {
    Geometry geometry;
    Metres uncertainty{0.0};  ///< positional uncertainty, a radius
    int geo_precision = 3;    ///< 1 exact, 2 near, 3 region
    std::string derivation;   ///< in words: how the geometry came about
};

}  // namespace mapwire
