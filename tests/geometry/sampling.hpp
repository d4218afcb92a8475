#pragma once

#include <catch2/catch.hpp>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <random>
#include <string>

#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/validity.hpp"
#include "support/sanitized.hpp"

/// Areas held against their definition by random points. Seeds are fixed and printed when a check fails.
namespace mapwire {

inline Coordinate at(double longitude, double latitude) {
    return Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
}

/// Evenly spread over the Earth (over a sphere's surface: good enough for sampling).
inline Coordinate random_position(std::mt19937_64& random) {
    std::uniform_real_distribution<double> longitude(-180.0, 180.0);
    std::uniform_real_distribution<double> sine(-1.0, 1.0);
    return at(longitude(random), std::asin(sine(random)) * 180.0 / std::numbers::pi);
}

/// Within a distance of a place, evenly in azimuth and distance.
inline Coordinate random_position_near(std::mt19937_64& random, Coordinate centre, Metres reach) {
    std::uniform_real_distribution<double> azimuth(0.0, 360.0);
    std::uniform_real_distribution<double> distance(0.0, reach.value());
    return destination(centre, Azimuth{azimuth(random)}, Metres{distance(random)});
}

enum class Expected { inside, outside, too_near_to_say };

/// Asks `definition(point)` for random points and compares with the area. At most a part of the points may lie too near
/// to the border to say.
template <typename NextPoint, typename Definition>
void check_against_definition(const MultiPolygon& area, int points, unsigned seed, NextPoint next,
                              Definition definition, double most_undecided = 0.05) {
    std::mt19937_64 random(seed);
    points /= testing::trials_left_out;
    int undecided = 0;
    int inside = 0;
    int wrong = 0;
    std::string first_wrong;
    for (int i = 0; i < points; ++i) {
        const Coordinate point = next(random);
        const Expected expected = definition(point);
        if (expected == Expected::too_near_to_say) {
            ++undecided;
            continue;
        }
        if (expected == Expected::inside) { ++inside; }
        if (contains(area, point) != (expected == Expected::inside)) {
            if (wrong++ == 0) {
                first_wrong = std::to_string(point.longitude()) + " " + std::to_string(point.latitude()) +
                              (expected == Expected::inside ? " should be inside" : " should be outside");
            }
        }
    }
    INFO("seed " << seed << ", first wrong point: " << first_wrong);
    CHECK(wrong == 0);
    CHECK(inside > 0);
    CHECK(undecided <= most_undecided * points);
}

/// What RFC 7946 and OGC Simple Features ask of a MultiPolygon.
inline void check_valid(const MultiPolygon& area) {
    const auto fault = invalidity(area);
    INFO((fault ? *fault : std::string()));
    CHECK_FALSE(fault);
}

}  // namespace mapwire
