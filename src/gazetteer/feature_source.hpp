#pragma once

#include <filesystem>
#include <string>

#include "gazetteer/place_intake.hpp"

namespace mapwire {

/// Is this a source for OGR: by its ending, or because a mapping of fields is given for a table that is no dump?
[[nodiscard]] bool is_feature_source(const std::filesystem::path& source, const BuildOptions& options);

/// Adds the features of an OGR source as places, polygons with their outlines. Features that are no places are counted
/// and named in the report by their number.
void import_features(const std::string& name, PlaceIntake& intake);

}  // namespace mapwire
