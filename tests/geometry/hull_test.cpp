#include <array>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <vector>

#include "geometry/sampling.hpp"
#include "mapwire/geometry/borders.hpp"
#include "mapwire/geometry/buffer.hpp"
#include "mapwire/geometry/nearest.hpp"
#include "mapwire/geometry/parts_of_area.hpp"

using namespace mapwire;

TEST_CASE("a hull holds its areas and the geodesics between them, and no corner is superfluous") {
    constexpr unsigned seed = 55;
    std::mt19937_64 random(seed);
    const std::vector<std::pair<Coordinate, Coordinate>> pairs{
        {at(36.1, 32.6), at(38.6, 33.5)}, {at(179.0, 60.0), at(-177.0, 64.0)}, {at(0.0, 88.0), at(140.0, 87.0)}};
    for (const auto& [a, b] : pairs) {
        INFO("seed " << seed << ", from " << a.longitude() << " " << a.latitude());
        const auto disk_a = buffer(a, kilometres(40), Metres{5.0});
        const auto disk_b = buffer(b, kilometres(60), Metres{5.0});
        const MultiPolygon hull = hull_of(union_of(std::array{disk_a, disk_b}), Metres{2.0});
        check_valid(hull);
        int inside = 0;
        for (int i = 0; i < 2'000; ++i) {
            const Coordinate from = random_position_near(random, a, kilometres(39.9));
            const Coordinate to = random_position_near(random, b, kilometres(59.9));
            std::uniform_real_distribution<double> part(0.0, 1.0);
            if (contains(hull, position_between(from, to, part(random)))) { ++inside; }
        }
        CHECK(inside == 2'000);
        // Farther from both disks' hull: beside the line of centres by more than the greater radius.
        for (const double share : {0.0, 0.3, 0.6, 1.0}) {
            const Coordinate on_line = position_between(a, b, share);
            const Azimuth onward = geodesic_line(on_line, share < 0.5 ? b : a).azimuth;
            CHECK_FALSE(contains(hull, destination(on_line, Azimuth{onward.degrees() + 90.0}, kilometres(61))));
            CHECK_FALSE(contains(hull, destination(on_line, Azimuth{onward.degrees() - 90.0}, kilometres(61))));
        }
    }
}

TEST_CASE("a hull of positions has them as corners") {
    const std::array corners{at(36.0, 33.0), at(37.0, 33.0), at(37.0, 34.0), at(36.0, 34.0), at(36.5, 33.5)};
    const MultiPolygon hull = hull_of(corners, Metres{1.0});
    check_valid(hull);
    CHECK(area_km2(hull) == Approx(10'330.0).epsilon(0.01));
    CHECK(hull_of(std::span(corners).first(2), Metres{1.0}).empty());
    CHECK(hull_of(MultiPolygon{}, Metres{1.0}).empty());
    const std::array far{at(0.0, 0.0), at(120.0, 0.0), at(-120.0, 0.0)};
    CHECK_THROWS_AS(hull_of(far, Metres{1.0}), std::invalid_argument);
    CHECK_THROWS_AS(hull_of(corners, Metres{0.0}), std::invalid_argument);
}

TEST_CASE("between two areas lies the hull of both, widened by a quarter of their distance") {
    const Coordinate a = at(36.1, 32.6);
    const Coordinate b = at(36.9, 32.6);
    const auto disk_a = buffer(a, kilometres(10), Metres{5.0});
    const auto disk_b = buffer(b, kilometres(10), Metres{5.0});
    const double quarter_m = distance_between(a, b).value() / 4.0;
    const MultiPolygon area = between_areas(disk_a, disk_b, false, Metres{5.0});
    check_valid(area);
    const Coordinate middle = position_between(a, b, 0.5);
    CHECK(contains(area, destination(middle, Azimuth{0.0}, Metres{10e3 + quarter_m - 20.0})));
    CHECK_FALSE(contains(area, destination(middle, Azimuth{0.0}, Metres{10e3 + quarter_m + 20.0})));
    CHECK(contains(area, a));
    const MultiPolygon only = between_areas(disk_a, disk_b, true, Metres{5.0});
    check_valid(only);
    CHECK_FALSE(contains(only, a));
    CHECK(contains(only, middle));
    CHECK(between_areas(disk_a, {}, false, Metres{5.0}).empty());
}
