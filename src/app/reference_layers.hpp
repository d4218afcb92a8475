#pragma once

#include <string>
#include <vector>

#include "mapwire/expressions/reference_lines.hpp"

namespace mapwire {

/// The lines of the layers given with --reference, in any format of OGR: "roads.gpkg", or one layer of several as QGIS
/// writes it: "network.gpkg|layername=roads". Areas count by their borders (land gives a coast). Names are taken from
/// fields that begin with "name", and from "ref" and "label"; the kind (road, river, coast, border, line) from fields
/// such as highway, waterway, fclass, class, type, featurecla, else from the layer's name.
/// Throws InputError for what cannot be opened and for a layer without lines and areas.
[[nodiscard]] ReferenceLines load_reference_lines(const std::vector<std::string>& layers);

}  // namespace mapwire
