#pragma once

#include <string>
#include <vector>

#include "app/run_result.hpp"
#include "mapwire/writers/formats.hpp"

namespace mapwire {

/// report.json: versions, gazetteers, counts, names without a place, issues. Byte-stable.
[[nodiscard]] std::string report_json(const RunResult& result);

/// What a run made, in a few lines for people.
[[nodiscard]] std::string summary_text(const RunResult& result, const std::string& folder,
                                       const std::vector<OutputFormat>& formats);

}  // namespace mapwire
