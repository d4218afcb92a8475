#pragma once

#include <span>
#include <string>
#include <vector>

#include "mapwire/writers/write_run.hpp"

namespace mapwire {

/// The SQL that puts styles, layer metadata and the project into a GeoPackage whose tables exist. `file_name` is the
/// package's own name, which the project's sources are relative to.
[[nodiscard]] std::vector<std::string> geopackage_statements(std::span<const Layer> layers, const RunNotes& notes,
                                                             const QgisStyles& styles, const std::string& file_name);

}  // namespace mapwire
