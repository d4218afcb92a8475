#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mapwire/gazetteer/build.hpp"
#include "mapwire/model/layer.hpp"

namespace mapwire {

/// How the fields of a layer are to be read.
struct FeatureProfile {
    std::string format;
    std::string id_prefix;
    std::vector<std::pair<std::string, std::string>> fields;  ///< what it is for a place; its name in lower case
    std::string feature_code;                                 ///< of features that tell none
};

/// As the user says, else as Natural Earth, OCHA or nobody in particular names fields.
[[nodiscard]] FeatureProfile profile_of(const Layer& layer, const FieldMapping& given);

[[nodiscard]] std::string in_lower_case(std::string_view text);

}  // namespace mapwire
