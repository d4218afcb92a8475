#pragma once

#include "app/resources.hpp"
#include "app/run_result.hpp"
#include "mapwire/writers/formats.hpp"

namespace mapwire {

/// The outlines of the world, and the larger towns round the story that no article names.
[[nodiscard]] BaseMap base_map_for(const RunResult& result, const Resources& resources);

/// What the formats for people show beside the layers. `base` must outlive it.
[[nodiscard]] FormatContent content_for(const RunResult& result, const Resources& resources, const BaseMap& base);

/// The countries and territories that have an outline, which is all of them.
[[nodiscard]] CountryNames country_names(const Outlines& outlines);

}  // namespace mapwire
