#pragma once

#include <optional>
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

/// The time that the variable SOURCE_DATE_EPOCH tells, "2017-06-09T08:30:00Z"; nothing when it is not set. Throws
/// InputError when it is no time.
[[nodiscard]] std::optional<std::string> source_date();

}  // namespace mapwire
