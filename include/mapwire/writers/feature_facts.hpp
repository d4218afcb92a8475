#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mapwire/model/layer.hpp"

namespace mapwire {

/// What the head of a file, a style and a project say of a layer's features, gathered in one reading of them: features
/// that lie on disk are slow to read.
struct FeatureFacts {
    bool drawn = false;              ///< a feature has a geometry
    std::optional<BoundingBox> box;  ///< as `bounds` gives it
    std::string gazetteers;          ///< all parts of the lists in that field, each once, sorted: "a; b"
    std::string licences;            ///< the same
    std::string first_time;          ///< of all fields of that type, "" when no feature names one
    std::string last_time;
    std::vector<std::string> kind_fields;                    ///< the fields that were asked for, none or one or two
    std::vector<std::pair<std::string, std::string>> kinds;  ///< pairs of values of the two fields asked for, each once
};

/// The pair's second is "" without a second field. Features without the first give no pair.
[[nodiscard]] FeatureFacts feature_facts(const Layer& layer, std::string_view kind_field = {},
                                         std::string_view second_kind_field = {});

}  // namespace mapwire
