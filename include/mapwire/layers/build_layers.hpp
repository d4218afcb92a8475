#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "mapwire/model/layer.hpp"
#include "mapwire/model/place.hpp"
#include "mapwire/model/reading.hpp"

namespace mapwire {

struct LayerOptions {
    double min_confidence = 0.0;
    std::vector<Role> place_roles{Role::literal, Role::dateline};  ///< roles that become features of `places`
};

/// All layers of a run, in the order of the promised file names, always all of them. `places` holds each place that a
/// reading refers to. Offsets are given in bytes and code points.
[[nodiscard]] std::vector<Layer> build_layers(std::span<const ArticleReading> readings,
                                              const std::map<PlaceId, Place>& places, const LayerOptions& options);

}  // namespace mapwire
