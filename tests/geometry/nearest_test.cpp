#include "mapwire/geometry/nearest.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <stdexcept>

#include "geometry/sampling.hpp"
#include "mapwire/geometry/buffer.hpp"

using namespace mapwire;

namespace {

/// The naive way: many positions on every edge.
double sampled_distance_m(const MultiLineString& lines, Coordinate point, int parts) {
    double shortest = std::numeric_limits<double>::infinity();
    for (const LineString& line : lines.lines) {
        for (std::size_t i = 1; i < line.positions.size(); ++i) {
            for (int part = 0; part <= parts; ++part) {
                const double fraction = static_cast<double>(part) / parts;
                const Coordinate there =
                    at(std::lerp(line.positions[i - 1].longitude(), line.positions[i].longitude(), fraction),
                       std::lerp(line.positions[i - 1].latitude(), line.positions[i].latitude(), fraction));
                shortest = std::min(shortest, distance_between(point, there).value());
            }
        }
    }
    return shortest;
}

}  // namespace

TEST_CASE("the nearest position is the one that naive sampling finds") {
    constexpr unsigned seed = 77;
    std::mt19937_64 random(seed);
    const MultiLineString lines{{LineString{{at(178.0, 60.0), at(180.0, 61.0)}},
                                 LineString{{at(-180.0, 61.0), at(-176.0, 58.0), at(-170.0, 62.0)}},
                                 LineString{{at(-20.0, 88.0), at(40.0, 89.0)}}}};
    for (int i = 0; i < 60; ++i) {
        INFO("seed " << seed << ", round " << i);
        const Coordinate point =
            i % 2 == 0 ? random_position(random) : random_position_near(random, at(-178.0, 60.0), kilometres(500));
        const auto nearest = nearest_on(lines, point);
        REQUIRE(nearest);
        const double sampled_m = sampled_distance_m(lines, point, 2'000);
        CHECK(nearest->distance.value() <= sampled_m + 0.001);
        CHECK(nearest->distance.value() >= sampled_m - 300.0);
        CHECK(distance_between(point, nearest->position).value() == Approx(nearest->distance.value()).margin(1e-6));
        for (const double reach : {0.0, 0.5, 0.999999, 1.000001, 1.5, 20.0}) {
            CHECK(comes_within(lines, point, nearest->distance * reach) == (reach > 1.0));
        }
    }
    CHECK_FALSE(comes_within(MultiLineString{}, at(0.0, 0.0), kilometres(30'000)));
}

TEST_CASE("a bend knows its left from its right") {
    const MultiLineString bend{{LineString{{at(10.0, 10.0), at(10.0, 11.0), at(11.0, 11.0)}}}};
    CHECK(nearest_on(bend, at(9.9, 11.1))->on_left);
    CHECK(nearest_on(bend, at(9.5, 10.5))->on_left);
    CHECK(nearest_on(bend, at(10.5, 11.2))->on_left);
    CHECK_FALSE(nearest_on(bend, at(10.2, 10.8))->on_left);
    CHECK(nearest_on(bend, at(9.9, 11.1))->position == at(10.0, 11.0));
    CHECK_FALSE(nearest_on(MultiLineString{}, at(0.0, 0.0)));
}

TEST_CASE("the distance to an area is 0 inside and counts from its border outside") {
    const Coordinate centre = at(179.9, -17.0);
    const MultiPolygon area = buffer(centre, kilometres(50), Metres{0.1});
    CHECK(distance_to(area, centre) == Metres{0.0});
    CHECK(distance_to(area, at(180.0, -17.0)) == Metres{0.0});
    CHECK(distance_to(area, destination(centre, Azimuth{80.0}, kilometres(120)))->value() == Approx(70e3).margin(0.2));
    CHECK_FALSE(distance_to({}, centre));
}

TEST_CASE("length and positions along a line") {
    const LineString line{{at(10.0, 0.0), at(11.0, 0.0), at(11.0, 1.0)}};
    CHECK(length_of(line).value() == Approx(111319.4908 + 110574.3886).margin(0.001));
    CHECK(position_along(line, Metres{-1.0}) == at(10.0, 0.0));
    CHECK(position_along(line, kilometres(500)) == at(11.0, 1.0));
    CHECK(distance_between(position_along(line, Metres{111319.4908}), at(11.0, 0.0)).value() < 0.001);
    CHECK_THROWS_AS(position_along(LineString{}, Metres{1.0}), std::invalid_argument);
}
