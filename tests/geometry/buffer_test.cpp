#include "mapwire/geometry/buffer.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

#include "geometry/sampling.hpp"

using namespace mapwire;

namespace {

struct HardPlace {
    std::string what;
    Coordinate centre;
    Metres radius;
};

const std::vector<HardPlace>& hard_places() {
    static const std::vector<HardPlace> places{
        {"33 miles round a desert base", at(38.618, 33.5075), Metres{53'108.352}},
        {"across the 180th meridian", at(179.9, -17.0), Metres{53'108.352}},
        {"holding the north pole", at(10.0, 89.8), Metres{53'108.352}},
        {"5 000 km round a desert base", at(38.618, 33.5075), Metres{5e6}},
        {"5 000 km, holding the north pole", at(20.0, 60.0), Metres{5e6}},
        {"5 000 km across the 180th meridian", at(179.9, 0.0), Metres{5e6}},
    };
    return places;
}

const std::vector<HardPlace>& harder_places() {
    static const std::vector<HardPlace> places{
        {"round the north pole itself", at(0.0, 90.0), Metres{1e6}},
        {"round the south pole itself", at(-77.0, -90.0), Metres{250'000.0}},
        {"on the 180th meridian itself", at(180.0, 10.0), Metres{20'000.0}},
        {"on the 180th meridian, from the west", at(-180.0, -65.0), Metres{300'000.0}},
        {"a pole 30 m inside the border", at(40.0, 89.9), Metres{11'199.0}},
        {"a pole 30 m outside the border", at(40.0, 89.9), Metres{11'140.0}},
        {"a pole exactly on the border", at(40.0, 60.0), distance_between(at(40.0, 60.0), at(0.0, 90.0))},
        {"the other pole exactly on the border", at(180.0, -80.0), distance_between(at(180.0, -80.0), at(0.0, -90.0))},
        {"a third of the Earth, both poles inside", at(0.0, 0.0), Metres{13e6}},
        {"both poles inside, hole on the 180th meridian", at(5.0, 10.0), Metres{15e6}},
        {"both poles inside, hole away from it", at(-150.0, -20.0), Metres{14e6}},
        {"a quarter of the Earth", at(38.618, 33.5075), Metres{10'001'965.7}},
        {"round a pole beyond the equator", at(0.0, 90.0), Metres{15e6}},
        {"almost everything, seen from 33 N", at(38.618, 33.5075), Metres{19'990e3}},
        {"almost everything, seen from the equator", at(-30.0, 0.0), Metres{19'985e3}},
        {"almost everything, seen from 60 S", at(170.0, -60.0), Metres{19'999e3}},
    };
    return places;
}

Metres off_circle(const HardPlace& place, Coordinate point) {
    return Metres{std::abs(distance_between(place.centre, point).value() - place.radius.value())};
}

/// Vertices of the cut at the 180th meridian and of the walk over a pole are exempt.
bool is_on_map_edge(Coordinate vertex) {
    return std::abs(vertex.longitude()) == 180.0 || std::abs(vertex.latitude()) == 90.0;
}

double farthest_vertex_m(const HardPlace& place, const MultiPolygon& area) {
    double farthest = 0.0;
    for (const Polygon& polygon : area.polygons) {
        std::vector<Ring> rings = polygon.holes;
        rings.push_back(polygon.exterior);
        for (const Ring& ring : rings) {
            for (const Coordinate vertex : ring.positions) {
                if (!is_on_map_edge(vertex)) { farthest = std::max(farthest, off_circle(place, vertex).value()); }
            }
        }
    }
    return farthest;
}

double farthest_of_edge_m(const HardPlace& place, Coordinate from, Coordinate to) {
    if (from.longitude() == to.longitude() && std::abs(from.longitude()) == 180.0) { return 0.0; }
    if (from.latitude() == to.latitude() && std::abs(from.latitude()) == 90.0) { return 0.0; }
    constexpr int parts = 48;
    double farthest = 0.0;
    for (int i = 0; i <= parts; ++i) {
        const double part = static_cast<double>(i) / parts;
        const Coordinate point =
            at(std::lerp(from.longitude(), to.longitude(), part), std::lerp(from.latitude(), to.latitude(), part));
        farthest = std::max(farthest, off_circle(place, point).value());
    }
    return farthest;
}

double farthest_edge_m(const HardPlace& place, const MultiPolygon& area) {
    double farthest = 0.0;
    for (const Polygon& polygon : area.polygons) {
        std::vector<Ring> rings = polygon.holes;
        rings.push_back(polygon.exterior);
        for (const Ring& ring : rings) {
            for (std::size_t i = 1; i < ring.positions.size(); ++i) {
                farthest = std::max(farthest, farthest_of_edge_m(place, ring.positions[i - 1], ring.positions[i]));
            }
        }
    }
    return farthest;
}

std::size_t vertices_of(const MultiPolygon& area) {
    std::size_t count = 0;
    for (const Polygon& polygon : area.polygons) {
        count += polygon.exterior.positions.size();
        for (const Ring& hole : polygon.holes) { count += hole.positions.size(); }
    }
    return count;
}

/// Half of the points anywhere on Earth, half of them about as far from the centre as the border.
void check_points(const HardPlace& place, const MultiPolygon& area, Metres tolerance, int points, unsigned seed) {
    bool anywhere = false;
    const auto next = [&](std::mt19937_64& random) {
        anywhere = !anywhere;
        if (anywhere) { return random_position(random); }
        const double reach_m = std::min(half_earth_m, place.radius.value() * 1.3);
        return random_position_near(random, place.centre, Metres{reach_m});
    };
    check_against_definition(area, points, seed, next, [&](Coordinate point) {
        const Metres distance = distance_between(place.centre, point);
        if (off_circle(place, point) <= tolerance) { return Expected::too_near_to_say; }
        return distance < place.radius ? Expected::inside : Expected::outside;
    });
}

}  // namespace

TEST_CASE("the hard places hold exactly the points within the radius") {
    unsigned seed = 170'609;
    for (const HardPlace& place : hard_places()) {
        INFO(place.what);
        const MultiPolygon area = buffer(place.centre, place.radius, Metres{1.0});
        check_valid(area);
        check_points(place, area, Metres{1.0}, 20'000, seed++);
        CHECK(farthest_vertex_m(place, area) <= 10e-9);
        CHECK(farthest_edge_m(place, area) <= 1.0);
    }
}

TEST_CASE("rounded to seven decimals the hard places stay valid and 8 mm exact") {
    unsigned seed = 20'170'609;
    for (const HardPlace& place : hard_places()) {
        INFO(place.what);
        const MultiPolygon area = rounded_for_output(buffer(place.centre, place.radius, Metres{1.0}));
        check_valid(area);
        CHECK(farthest_vertex_m(place, area) <= 0.008);
        check_points(place, area, Metres{1.01}, 2'000, seed++);
    }
}

TEST_CASE("poles on the border, centres on poles and radii beyond a quarter of the Earth give the same certainty") {
    unsigned seed = 7;
    for (const HardPlace& place : harder_places()) {
        INFO(place.what);
        const MultiPolygon area = buffer(place.centre, place.radius, Metres{1.0});
        check_valid(area);
        check_points(place, area, Metres{1.0}, 4'000, seed++);
        CHECK(farthest_vertex_m(place, area) <= 10e-9);
        CHECK(farthest_edge_m(place, area) <= 1.0);
        check_valid(rounded_for_output(area));
    }
}

TEST_CASE("the number of vertices follows from the tolerance") {
    const Coordinate base = at(38.618, 33.5075);
    // A flat circle of this radius needs pi / acos(1 - tolerance / radius) vertices: 512, 162 and 52.
    CHECK(vertices_of(buffer(base, Metres{53'108.352}, Metres{1.0})) <= 580);
    CHECK(vertices_of(buffer(base, Metres{53'108.352}, Metres{10.0})) <= 185);
    CHECK(vertices_of(buffer(base, Metres{53'108.352}, Metres{100.0})) <= 64);
    CHECK(vertices_of(buffer(base, Metres{5.0}, Metres{100.0})) == 33);
}

TEST_CASE("any centre, radius and tolerance keeps the promise of its tolerance") {
    constexpr unsigned seed = 4'711;
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> log_radius(1.0, std::log10(half_earth_m * 0.9999));
    std::uniform_real_distribution<double> log_share(-6.0, -1.5);
    for (int i = 0; i < 40; ++i) {
        HardPlace place{"", random_position(random), Metres{std::pow(10.0, log_radius(random))}};
        const Metres tolerance{std::max(0.05, place.radius.value() * std::pow(10.0, log_share(random)))};
        INFO("seed " << seed << ", round " << i << ": " << place.centre.longitude() << " " << place.centre.latitude()
                     << " radius " << place.radius.value() << " tolerance " << tolerance.value());
        const MultiPolygon area = buffer(place.centre, place.radius, tolerance);
        check_valid(area);
        CHECK(farthest_vertex_m(place, area) <= 10e-9);
        CHECK(farthest_edge_m(place, area) <= tolerance.value());
        const bool other_side_is_outside = place.radius < Metres{19.9e6};
        CHECK(contains(area, place.centre));
        if (other_side_is_outside) {
            CHECK_FALSE(contains(area, destination(place.centre, Azimuth{77.0}, place.radius + 2.0 * tolerance)));
        }
    }
}

TEST_CASE("half the Earth is the whole world") {
    const MultiPolygon world = buffer(at(12.0, 34.0), Metres{half_earth_m}, Metres{1.0});
    CHECK(area_km2(world) == Approx(510'065'621.724).epsilon(1e-12));
    check_valid(world);
}

TEST_CASE("a radius or a tolerance that no circle has is refused") {
    const Coordinate base = at(38.618, 33.5075);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const double radius_m :
         {0.0, -1.0, 0.0009, nan, half_earth_m + 0.001, std::numeric_limits<double>::infinity()}) {
        CHECK_THROWS_AS(buffer(base, Metres{radius_m}, Metres{1.0}), std::invalid_argument);
        CHECK_THROWS_AS(buffer_with_vertices(base, Metres{radius_m}, 128), std::invalid_argument);
    }
    for (const double tolerance_m : {0.0, -1.0, nan, 0.0009}) {
        CHECK_THROWS_AS(buffer(base, Metres{1'000.0}, Metres{tolerance_m}), std::invalid_argument);
    }
    CHECK_THROWS_AS(buffer_with_vertices(base, Metres{1'000.0}, 127), std::invalid_argument);
    CHECK_THROWS_AS(buffer_with_vertices(base, Metres{1'000.0}, 6), std::invalid_argument);
}

TEST_CASE("a fixed number of vertices gives exactly these, as exact as the others") {
    for (const HardPlace& place : hard_places()) {
        INFO(place.what);
        const MultiPolygon area = buffer_with_vertices(place.centre, place.radius, 128);
        check_valid(area);
        CHECK(farthest_vertex_m(place, area) <= 10e-9);
    }
    const MultiPolygon area = buffer_with_vertices(at(38.618, 33.5075), Metres{53'108.352}, 128);
    REQUIRE(area.polygons.size() == 1);
    CHECK(area.polygons[0].exterior.positions.size() == 129);
}
