#pragma once

#include <string>

#include "app/pipeline.hpp"

namespace mapwire {

/// report.json: versions, gazetteers, counts, names without a place, issues. Byte-stable.
[[nodiscard]] std::string report_json(const RunResult& result, const Resources& resources);

/// What a run made, in a few lines for people.
[[nodiscard]] std::string summary_text(const RunResult& result, const MapPlan& plan);

}  // namespace mapwire
