#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "mapwire/model/layer.hpp"

namespace mapwire {

// The owner of this header completes it: GeoJSON text of a layer, QML, project, atomic directory of files.

/// RFC 7946 text of one layer: FeatureCollection with name, description, bbox, one feature a line, 7 decimals.
[[nodiscard]] std::string to_geojson(const Layer& layer);

}  // namespace mapwire
