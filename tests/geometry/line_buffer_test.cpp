#include "mapwire/geometry/line_buffer.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include "geometry/sampling.hpp"
#include "mapwire/geometry/nearest.hpp"

using namespace mapwire;

namespace {

struct Road {
    std::string what;
    MultiLineString lines;
    Metres distance;
    Metres tolerance;
};

const std::vector<Road>& roads() {
    static const std::vector<Road> all{
        {"a straight road in a desert", {{{{at(38.0, 33.2), at(38.4, 33.5)}}}}, kilometres(10), Metres{1.0}},
        {"a road with bends to both sides",
         {{{{at(38.0, 33.0), at(38.3, 33.4), at(38.7, 33.3), at(38.8, 33.7), at(39.3, 33.6)}}}},
         kilometres(8),
         Metres{1.0}},
        {"a river whose bends are sharper than the band is deep",
         {{{{at(39.6, 34.9), at(40.0, 35.0), at(40.1, 35.1), at(40.12, 34.98), at(40.2, 35.12), at(40.22, 35.0),
             at(40.4, 35.2), at(40.9, 35.3)}}}},
         kilometres(9),
         Metres{2.0}},
        {"a coast across the 180th meridian",
         {{{{at(179.0, 65.0), at(179.6, 65.3), at(180.0, 65.4)}}, {{at(-180.0, 65.4), at(-179.2, 65.1)}}}},
         kilometres(25),
         Metres{2.0}},
        {"a track round the north pole",
         {{{{at(-100.0, 89.0), at(0.0, 89.5), at(60.0, 89.2), at(150.0, 88.9)}}}},
         kilometres(40),
         Metres{2.0}},
        {"a long edge on a parallel", {{{{at(20.0, 60.0), at(32.0, 60.0)}}}}, kilometres(30), Metres{5.0}},
        {"a closed line",
         {{{{at(36.0, 33.0), at(36.4, 33.0), at(36.4, 33.3), at(36.0, 33.3), at(36.0, 33.0)}}}},
         kilometres(5),
         Metres{1.0}},
    };
    return all;
}

const LineString& first(const Road& road) { return road.lines.lines.front(); }

bool is_closed(const Road& road) { return first(road).positions.front() == first(road).positions.back(); }

/// Whether the nearest position is an end of the road, and so the point lies beyond it.
bool beyond_end(const Road& road, const NearestPosition& nearest) {
    if (is_closed(road)) { return false; }
    const bool at_begin = nearest.line == 0 && nearest.edge == 0 && nearest.fraction == 0.0;
    const bool at_end = nearest.line + 1 == road.lines.lines.size() &&
                        nearest.edge + 2 == road.lines.lines.back().positions.size() && nearest.fraction == 1.0;
    return at_begin || at_end;
}

/// A point of which a hair decides whether it is beyond the end: within the tolerance of the end's perpendicular.
bool near_perpendicular(const Road& road, Coordinate point, const NearestPosition& nearest) {
    if (is_closed(road)) { return false; }
    const Coordinate begin = road.lines.lines.front().positions.front();
    const Coordinate end = road.lines.lines.back().positions.back();
    const double along =
        std::min(distance_between(begin, nearest.position).value(), distance_between(end, nearest.position).value());
    if (along > 0.0) { return along < 3.0 * road.tolerance.value(); }
    for (const auto& [here, next] :
         {std::pair{begin, road.lines.lines.front().positions[1]},
          std::pair{end, road.lines.lines.back().positions[road.lines.lines.back().positions.size() - 2]}}) {
        const auto [distance, azimuth] = geodesic_line(here, point);
        const double turn = (azimuth.degrees() - geodesic_line(here, next).azimuth.degrees()) * 0.017453292519943295;
        if (std::abs(distance.value() * std::cos(turn)) < 3.0 * road.tolerance.value() + 3e-4 * distance.value()) {
            return true;
        }
    }
    return false;
}

template <typename Definition>
void check_round_road(const Road& road, const MultiPolygon& area, int points, unsigned seed, Definition definition) {
    check_valid(area);
    check_valid(rounded_for_output(area));
    std::uniform_int_distribution<std::size_t> any(0, 999);
    const auto next = [&](std::mt19937_64& random) {
        const auto& positions = road.lines.lines[any(random) % road.lines.lines.size()].positions;
        const std::size_t edge = any(random) % (positions.size() - 1);
        const double part = static_cast<double>(any(random)) / 999.0;
        const Coordinate on_road = at(std::lerp(positions[edge].longitude(), positions[edge + 1].longitude(), part),
                                      std::lerp(positions[edge].latitude(), positions[edge + 1].latitude(), part));
        return random_position_near(random, on_road, road.distance * 1.3);
    };
    check_against_definition(area, points, seed, next, [&](Coordinate point) {
        const auto nearest = nearest_on(road.lines, point);
        REQUIRE(nearest);
        if (std::abs(nearest->distance.value() - road.distance.value()) <= road.tolerance.value() + 0.01) {
            return Expected::too_near_to_say;
        }
        return definition(point, *nearest);
    });
}

}  // namespace

TEST_CASE("the buffer of a line holds the points within the distance") {
    unsigned seed = 400;
    for (const Road& road : roads()) {
        INFO(road.what);
        const MultiPolygon area = buffer_of_line(road.lines, road.distance, LineEnds::round, road.tolerance);
        const int points = seed == 400 ? 20'000 : 3'000;
        check_round_road(road, area, points, seed++, [&](Coordinate, const NearestPosition& nearest) {
            return nearest.distance < road.distance ? Expected::inside : Expected::outside;
        });
    }
}

TEST_CASE("square ends leave out what lies beyond them") {
    unsigned seed = 500;
    for (const Road& road : roads()) {
        INFO(road.what);
        const MultiPolygon area = corridor(road.lines, road.distance * 2.0, LineEnds::square, road.tolerance);
        check_round_road(road, area, 3'000, seed++, [&](Coordinate point, const NearestPosition& nearest) {
            if (near_perpendicular(road, point, nearest)) { return Expected::too_near_to_say; }
            const bool holds = nearest.distance < road.distance && !beyond_end(road, nearest);
            return holds ? Expected::inside : Expected::outside;
        });
    }
}

TEST_CASE("a one-sided buffer holds the points of its side") {
    unsigned seed = 600;
    for (const Road& road : roads()) {
        for (const LineSide side : {LineSide::left, LineSide::right}) {
            INFO(road.what << (side == LineSide::left ? ", left" : ", right"));
            const MultiPolygon area = one_sided_buffer(road.lines, side, road.distance, road.tolerance);
            check_round_road(road, area, 2'000, seed++, [&](Coordinate point, const NearestPosition& nearest) {
                if (nearest.distance < road.tolerance * 2.0 || near_perpendicular(road, point, nearest)) {
                    return Expected::too_near_to_say;
                }
                const bool holds = nearest.distance < road.distance && !beyond_end(road, nearest) &&
                                   nearest.on_left == (side == LineSide::left);
                return holds ? Expected::inside : Expected::outside;
            });
        }
    }
}

TEST_CASE("left and right of a line share out its corridor") {
    const Road& road = roads()[1];
    const double both = area_km2(corridor(road.lines, road.distance * 2.0, LineEnds::square, Metres{1.0}));
    const double left = area_km2(one_sided_buffer(road.lines, LineSide::left, road.distance, Metres{1.0}));
    const double right = area_km2(one_sided_buffer(road.lines, LineSide::right, road.distance, Metres{1.0}));
    CHECK(left + right == Approx(both).epsilon(1e-6));
}

TEST_CASE("a line of no length has the buffer of a point") {
    const MultiLineString dot{{LineString{{at(10.0, 50.0), at(10.0, 50.0)}}}};
    const MultiPolygon area = buffer_of_line(dot, kilometres(3), LineEnds::round, Metres{0.5});
    CHECK(area_km2(area) == Approx(9.0 * std::numbers::pi).epsilon(1e-3));
    CHECK(buffer_of_line(dot, kilometres(3), LineEnds::square, Metres{0.5}).empty());
    CHECK(buffer_of_line({}, kilometres(3), LineEnds::round, Metres{0.5}).empty());
}

TEST_CASE("bands that nobody can draw are refused") {
    const MultiLineString line{{LineString{{at(10.0, 50.0), at(11.0, 50.0)}}}};
    for (const double metres : {0.0, -5.0, std::nan(""), 5.1e6}) {
        CHECK_THROWS_AS(buffer_of_line(line, Metres{metres}, LineEnds::round, Metres{1.0}), std::invalid_argument);
        CHECK_THROWS_AS(one_sided_buffer(line, LineSide::left, Metres{metres}, Metres{1.0}), std::invalid_argument);
    }
    CHECK_THROWS_AS(corridor(line, Metres{1000.0}, LineEnds::round, Metres{0.0}), std::invalid_argument);
}
