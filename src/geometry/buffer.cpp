#include "mapwire/geometry/buffer.hpp"

#include <array>
#include <cstddef>
#include <stdexcept>
#include <vector>

#include "geometry/circle.hpp"
#include "geometry/unrolled_ring.hpp"

namespace mapwire {
namespace {

void check_radius(Metres radius) {
    if (!(radius.value() >= least_radius_m && radius.value() <= half_earth_m)) {
        throw std::invalid_argument("buffer: the radius must be at least 0.001 m and at most half the Earth");
    }
}

/// The ring of a half circle from north over east to south, and its mirror image: west half first, counter-clockwise.
UnrolledRing mirrored(double centre_longitude, const std::vector<MapPoint>& east) {
    UnrolledRing ring;
    ring.reserve(2 * east.size());
    for (const MapPoint& each : east) { ring.add(centre_longitude - each.longitude, each.latitude); }
    for (std::size_t i = east.size() - 2; i > 0; --i) {
        ring.add(centre_longitude + east[i].longitude, east[i].latitude);
    }
    return ring;
}

/// The eastern half. Geodesics that end at the cut locus before they reach the radius are left out.
std::vector<MapPoint> eastern_half(const Circle& circle, double tolerance_m) {
    const double last = circle.last_azimuth();
    if (last == 90.0) { return circle.arc(0.0, 180.0, tolerance_m); }
    std::vector<MapPoint> half = circle.arc(0.0, last, tolerance_m);
    // Both arcs meet in one corner on the cut locus.
    const std::vector<MapPoint> southern = circle.arc(180.0 - last, 180.0, tolerance_m);
    for (std::size_t i = 1; i < southern.size(); ++i) {
        half.push_back({nearest_turn(southern[i].longitude, half.back().longitude), southern[i].latitude});
    }
    return half;
}

}  // namespace

MultiPolygon buffer(Coordinate centre, Metres radius, Metres tolerance) {
    check_radius(radius);
    if (!(tolerance.value() >= 0.001)) {
        throw std::invalid_argument("buffer: the tolerance must be at least 0.001 m");
    }
    if (radius + tolerance >= Metres{half_earth_m}) { return whole_world(); }
    const Circle circle(centre.latitude(), radius.value());
    const std::array<UnrolledRing, 1> rings{mirrored(centre.longitude(), eastern_half(circle, tolerance.value()))};
    return area_left_of(rings);
}

MultiPolygon buffer_with_vertices(Coordinate centre, Metres radius, int vertices) {
    check_radius(radius);
    if (vertices < 8 || vertices > 1'000'000 || vertices % 2 != 0) {
        throw std::invalid_argument("buffer: the number of vertices must be even and from 8 to 1 000 000");
    }
    const Circle circle(centre.latitude(), radius.value());
    const int half = vertices / 2;
    std::vector<MapPoint> east;
    east.reserve(static_cast<std::size_t>(half) + 1);
    for (int i = 0; i <= half; ++i) { east.push_back(circle.at(180.0 * i / half)); }
    const std::array<UnrolledRing, 1> rings{mirrored(centre.longitude(), east)};
    return area_left_of(rings);
}

}  // namespace mapwire
