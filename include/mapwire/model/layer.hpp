#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "mapwire/model/feature_list.hpp"
#include "mapwire/model/geometry.hpp"

namespace mapwire {

enum class FieldType : std::uint8_t { text, integer, real, datetime };
enum class GeometryKind : std::uint8_t { point, multi_line_string, multi_polygon };

struct FieldDefinition {
    std::string name;
    FieldType type;
    std::string meaning;    ///< one line, for the field table and layer metadata
    std::string unit{};     ///< "m", "km²", "degrees", "" when it has none
    std::string example{};  ///< a value as it stands in a file
};

/// Nothing is null. A datetime is text such as "2017-06-09T00:00:00Z". Text is never "".
using FieldValue = std::variant<std::monostate, std::int64_t, double, std::string>;

struct Feature {
    std::int64_t id;  ///< 1, 2, 3 … within the layer
    std::optional<Geometry> geometry;
    std::vector<FieldValue> values;  ///< one for each field of the layer, in its order
};

/// One kind of feature with the same fields throughout.
struct Layer {
    std::string name;   ///< "places": file and table name
    std::string title;  ///< "Places", for people
    std::string description;
    GeometryKind geometry_kind;
    std::vector<FieldDefinition> fields;
    FeatureList features;
};

}  // namespace mapwire
