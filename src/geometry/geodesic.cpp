#include "mapwire/geometry/geodesic.hpp"

#include <cassert>
#include <cmath>
#include <stdexcept>

#include "geometry/ellipsoid.hpp"
#include "mapwire/geometry/buffer.hpp"

namespace mapwire {

Coordinate destination(Coordinate start, Azimuth azimuth, Metres distance) {
    if (!(distance.value() >= 0.0 && distance.value() <= 20'037'508.5)) {
        throw std::invalid_argument("destination: the distance must be from 0 m to half the Earth");
    }
    double latitude = 0.0;
    double longitude = 0.0;
    geod_direct(&wgs84(), start.latitude(), start.longitude(), azimuth.degrees(), distance.value(), &latitude,
                &longitude, nullptr);
    return Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
}

GeodesicLine geodesic_line(Coordinate from, Coordinate to) {
    double distance_m = 0.0;
    double azimuth = 0.0;
    geod_inverse(&wgs84(), from.latitude(), from.longitude(), to.latitude(), to.longitude(), &distance_m, &azimuth,
                 nullptr);
    return {.distance = Metres{distance_m}, .azimuth = Azimuth{distance_m > 0.0 ? azimuth : 0.0}};
}

Metres distance_between(Coordinate a, Coordinate b) {
    double distance_m = 0.0;
    geod_inverse(&wgs84(), a.latitude(), a.longitude(), b.latitude(), b.longitude(), &distance_m, nullptr, nullptr);
    return Metres{distance_m};
}

std::vector<Coordinate> positions_along(Coordinate from, Coordinate to, Metres step) {
    if (!(step.value() > 0.0)) { throw std::invalid_argument("positions_along: the step must be longer than 0 m"); }
    geod_geodesicline line{};
    geod_inverseline(&line, &wgs84(), from.latitude(), from.longitude(), to.latitude(), to.longitude(), 0U);
    const double pieces = std::max(1.0, std::ceil(line.s13 / step.value()));
    if (pieces > 10'000'000.0) { throw std::invalid_argument("positions_along: the step is too short for the line"); }
    std::vector<Coordinate> positions{from};
    positions.reserve(static_cast<std::size_t>(pieces) + 1);
    for (double piece = 1.0; piece < pieces; piece += 1.0) {
        double latitude = 0.0;
        double longitude = 0.0;
        geod_position(&line, line.s13 * piece / pieces, &latitude, &longitude, nullptr);
        positions.push_back(Coordinate::from_degrees({.longitude = longitude, .latitude = latitude}));
    }
    positions.push_back(to);
    return positions;
}

Coordinate position_between(Coordinate from, Coordinate to, double fraction) {
    if (!(fraction >= 0.0 && fraction <= 1.0)) {
        throw std::invalid_argument("position_between: the fraction must be from 0 to 1");
    }
    const auto [distance, azimuth] = geodesic_line(from, to);
    return destination(from, azimuth, distance * fraction);
}

}  // namespace mapwire
