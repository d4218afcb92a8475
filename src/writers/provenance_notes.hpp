#pragma once

#include <string>
#include <string_view>

#include "mapwire/writers/geojson.hpp"

namespace mapwire {

/// All parts of the "a; b" lists in a text field of the layer, each once, sorted: "CC BY 4.0; CC0-1.0";
/// joined with those of another such list.
[[nodiscard]] std::string distinct_values(const Layer& layer, std::string_view field, const std::string& others = {});

/// What QGIS calls layer metadata: title, abstract with gazetteer and generator, licences.
[[nodiscard]] std::string layer_metadata_xml(const Layer& layer, const FileNotes& notes);

}  // namespace mapwire
