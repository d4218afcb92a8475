#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mapwire/model/feature.hpp"
#include "mapwire/model/feature_list.hpp"

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
