#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/model/place.hpp"
#include "mapwire/model/reading.hpp"

/// Readings made by hand, for tests of what comes after reading: two short reports on an invented coast, with every
/// kind of mention, zones of each status, a region and a border line.
namespace mapwire::sample {

struct Sample {
    std::vector<ArticleReading> readings;
    std::map<PlaceId, Place> places;
};

[[nodiscard]] Sample two_reports();

/// A closed counter-clockwise ring round a box.
[[nodiscard]] Ring box(double west, double south, double east, double north);
[[nodiscard]] MultiPolygon box_area(double west, double south, double east, double north);

}  // namespace mapwire::sample
