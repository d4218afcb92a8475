#include "mapwire/model/coordinate.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace mapwire {

std::optional<Coordinate> Coordinate::try_from_degrees(Degrees degrees) noexcept {
    // Written so that a NaN fails each comparison.
    const bool longitude_fits = degrees.longitude >= -180.0 && degrees.longitude <= 180.0;
    const bool latitude_fits = degrees.latitude >= -90.0 && degrees.latitude <= 90.0;
    if (!longitude_fits || !latitude_fits) { return std::nullopt; }
    return Coordinate{degrees.longitude, degrees.latitude};
}

Coordinate Coordinate::from_degrees(Degrees degrees) {
    if (const auto coordinate = try_from_degrees(degrees)) { return *coordinate; }
    throw std::out_of_range("longitude " + std::to_string(degrees.longitude) + ", latitude " +
                            std::to_string(degrees.latitude) +
                            " is no position: longitude is from -180 to 180, latitude from -90 to 90 degrees");
}

}  // namespace mapwire
