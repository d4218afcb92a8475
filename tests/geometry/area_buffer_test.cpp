#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "geometry/sampling.hpp"
#include "mapwire/geometry/borders.hpp"
#include "mapwire/geometry/buffer.hpp"
#include "mapwire/geometry/line_buffer.hpp"
#include "mapwire/geometry/nearest.hpp"

using namespace mapwire;

namespace {

MultiPolygon outline(std::vector<Coordinate> positions) {
    return {.polygons = {Polygon{.exterior = {std::move(positions)}, .holes = {}}}};
}

struct Country {
    std::string what;
    MultiPolygon area;
    Coordinate middle;
    Metres reach;
};

std::vector<Country> countries() {
    return {
        {"a country with a notch",
         outline({at(36, 33), at(38, 33), at(38, 35), at(37.2, 35), at(37, 34), at(36.8, 35), at(36, 35), at(36, 33)}),
         at(37, 34), kilometres(200)},
        {"islands on both sides of the 180th meridian",
         {.polygons =
              {outline({at(179, 10), at(180, 10), at(180, 11), at(179, 11), at(179, 10)}).polygons[0],
               outline({at(-180, 10.5), at(-179, 10.5), at(-179, 11.5), at(-180, 11.5), at(-180, 10.5)}).polygons[0]}},
         at(180, 10.7),
         kilometres(220)},
        {"the ice round the pole", buffer(at(0, -90), kilometres(1500), Metres{500.0}), at(0, -90), kilometres(2000)}};
}

}  // namespace

TEST_CASE("buffers, cores and bands of areas hold the points that their words say") {
    unsigned seed = 700;
    constexpr double distance_m = 20e3;
    constexpr double tolerance_m = 5.0;
    for (const Country& country : countries()) {
        INFO(country.what);
        const Metres distance{distance_m};
        const Metres tolerance{tolerance_m};
        const MultiLineString border = border_of(country.area);
        struct Sample {
            Coordinate point;
            bool inside;
            double to_border_m;
        };
        std::vector<Sample> samples;
        std::mt19937_64 random(seed);
        for (int i = 0; i < 5'000; ++i) {
            const Coordinate point = random_position_near(random, country.middle, country.reach);
            samples.push_back({point, contains(country.area, point), nearest_on(border, point)->distance.value()});
        }
        const auto compare = [&](const MultiPolygon& area, auto holds) {
            check_valid(area);
            std::size_t i = 0;
            const auto next = [&](std::mt19937_64&) { return samples[i++].point; };
            check_against_definition(area, 5'000, seed, next, [&](Coordinate) {
                const auto& [point, inside, off_m] = samples[i - 1];
                if (std::abs(off_m - distance_m) < tolerance_m + 0.1 || off_m < 0.1) {
                    return Expected::too_near_to_say;
                }
                return holds(inside, off_m < distance_m) ? Expected::inside : Expected::outside;
            });
        };
        ++seed;
        compare(buffer_of_area(country.area, distance, tolerance), [](bool in, bool near) { return in || near; });
        compare(core_of_area(country.area, distance, tolerance), [](bool in, bool near) { return in && !near; });
        compare(border_band(country.area, BorderSide::inside, distance, tolerance),
                [](bool in, bool near) { return in && near; });
        compare(border_band(country.area, BorderSide::outside, distance, tolerance),
                [](bool in, bool near) { return !in && near; });
        compare(border_band(country.area, BorderSide::both, distance, tolerance), [](bool, bool near) { return near; });
    }
}

TEST_CASE("cuts at the 180th meridian and walks over a pole are no borders") {
    const auto border = border_of(countries()[1].area);
    // One line, round both islands: the stretch from 10.5 to 11 is not in it, those from 10 to 10.5 and 11 to 11.5 are.
    double on_180 = 0.0;
    for (const LineString& line : border.lines) {
        for (std::size_t i = 1; i < line.positions.size(); ++i) {
            if (std::abs(line.positions[i].longitude()) == 180.0 &&
                std::abs(line.positions[i - 1].longitude()) == 180.0) {
                on_180 += std::abs(line.positions[i].latitude() - line.positions[i - 1].latitude());
            }
        }
    }
    CHECK(on_180 == Approx(1.0));
    const auto ice = border_of(countries()[2].area);
    REQUIRE(ice.lines.size() == 1);
    for (const Coordinate& each : ice.lines[0].positions) { CHECK(each.latitude() > -80.0); }
    const auto square = border_of(outline({at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0)}));
    REQUIRE(square.lines.size() == 1);
    CHECK(square.lines[0].positions.size() == 5);
}

TEST_CASE("a core may be empty, an empty area has no bands") {
    const auto small = outline({at(0, 0), at(0.1, 0), at(0.1, 0.1), at(0, 0)});
    CHECK(core_of_area(small, kilometres(50), Metres{10.0}).empty());
    CHECK(buffer_of_area({}, kilometres(5), Metres{1.0}).empty());
    CHECK(border_band({}, BorderSide::both, kilometres(5), Metres{1.0}).empty());
}

TEST_CASE("neighbours share a border line, with the first on its left") {
    const auto west = outline({at(10, 10), at(11, 10), at(11.1, 10.5), at(11, 11), at(10, 11), at(10, 10)});
    const auto east = outline({at(11, 10), at(12, 10), at(12, 11), at(11, 11), at(11.1, 10.5), at(11, 10)});
    const auto shared = shared_border(west, east, Metres{0.0});
    REQUIRE(shared.lines.size() == 1);
    CHECK(shared.lines[0].positions == std::vector{at(11, 10), at(11.1, 10.5), at(11, 11)});
    CHECK(shared_border(east, west, Metres{0.0}).lines[0].positions.front() == at(11, 11));
    CHECK(shared_border(west, outline({at(20, 10), at(21, 10), at(21, 11), at(20, 10)}), Metres{0.0}).lines.empty());
}

TEST_CASE("outlines of different sources share a border within their gap") {
    const auto west = outline({at(10, 10), at(11, 10), at(11.001, 10.5), at(11, 11), at(10, 11), at(10, 10)});
    const auto east = outline({at(11.002, 10), at(12, 10), at(12, 11), at(11.003, 11), at(11.002, 10)});
    CHECK(shared_border(west, east, Metres{0.0}).lines.empty());
    const auto shared = shared_border(west, east, Metres{1000.0});
    REQUIRE(shared.lines.size() == 1);
    CHECK(length_of(shared.lines[0]).value() == Approx(111e3).epsilon(0.03));
    CHECK(shared.lines[0].positions.front().latitude() < shared.lines[0].positions.back().latitude());
    CHECK_THROWS_AS(shared_border(west, east, Metres{-1.0}), std::invalid_argument);
}
