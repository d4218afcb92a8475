#pragma once

#include <string>
#include <vector>

#include "app/console.hpp"
#include "app/resources.hpp"
#include "app/run_result.hpp"
#include "mapwire/writers/formats.hpp"
#include "mapwire/writers/output_files.hpp"
#include "mapwire/writers/qgis.hpp"

namespace mapwire {

/// Writes the layers in the formats asked for, and report.json, into a folder that is not committed yet; or the layers
/// into a database. Formats that show texts and outlines find them in the resources, when there are any.
void write_result(const RunResult& result, const std::vector<OutputFormat>& formats, const FormatOptions& options,
                  const QgisStyles& styles, OutputDirectory& output, const Console& console,
                  const Resources* resources = nullptr);

}  // namespace mapwire
