#include "mapwire/geometry/validity.hpp"

#include <catch2/catch.hpp>

#include "geometry/sampling.hpp"
#include "mapwire/geometry/buffer.hpp"

using namespace mapwire;

namespace {

MultiPolygon outline(std::vector<Coordinate> positions) {
    return {.polygons = {Polygon{.exterior = {std::move(positions)}, .holes = {}}}};
}

}  // namespace

TEST_CASE("what is wrong with an area is said in words, with the place") {
    const auto bow_tie = outline({at(0, 0), at(2, 2), at(2, 0), at(0, 1), at(0, 0)});
    CHECK(invalidity(bow_tie)->find("Self-intersection at longitude") == 0);
    CHECK(invalidity(outline({at(0, 0), at(0, 1), at(1, 1), at(0, 0)}))->find("an exterior is clockwise") == 0);
    CHECK(invalidity(outline({at(0, 0), at(1, 0), at(1, 1), at(0, 1)}))->find("a ring is not closed") == 0);
    CHECK(invalidity(outline({at(0, 0), at(1, 0), at(0, 0)})) == "a ring has fewer than four positions");
    CHECK(invalidity(outline({at(-170, 0), at(170, 0), at(170, 1), at(-170, 0)}))->find("an edge crosses the 180th") ==
          0);
    CHECK_FALSE(invalidity(outline({at(0, 0), at(1, 0), at(1, 1), at(0, 0)})));
    CHECK_FALSE(invalidity(MultiPolygon{}));
}

TEST_CASE("repair gives the valid area and says what was wrong") {
    const auto bow_tie = repaired(outline({at(0, 0), at(2, 2), at(2, 0), at(0, 2), at(0, 0)}));
    check_valid(bow_tie.area);
    CHECK(bow_tie.area.polygons.size() == 2);
    CHECK(bow_tie.reason.find("Self-intersection") == 0);
    const auto open = repaired(outline({at(0, 0), at(1, 0), at(1, 1), at(0, 1)}));
    check_valid(open.area);
    CHECK(open.area.polygons.size() == 1);
    const auto clockwise = repaired(outline({at(0, 0), at(0, 1), at(1, 1), at(0, 0)}));
    check_valid(clockwise.area);
    const auto whole = outline({at(0, 0), at(1, 0), at(1, 1), at(0, 0)});
    CHECK(repaired(whole).area == whole);
    CHECK(repaired(whole).reason.empty());
}

TEST_CASE("rounding leaves no edge without a length, no sliver and nothing invalid") {
    // A spike thinner than the grid, a hole smaller than it and a polygon smaller than it.
    MultiPolygon area = outline({at(0, 0), at(1, 0), at(1, 0.5), at(2, 0.50000001), at(1, 0.50000002), at(1, 1),
                                 at(0, 1), at(0, 0.00000001), at(0, 0)});
    area.polygons[0].holes.push_back({{at(0.5, 0.5), at(0.50000001, 0.50000001), at(0.50000001, 0.5), at(0.5, 0.5)}});
    area.polygons.push_back({.exterior = {{at(5, 5), at(5.00000001, 5), at(5, 5.00000001), at(5, 5)}}, .holes = {}});
    REQUIRE_FALSE(invalidity(area));
    const MultiPolygon rounded = rounded_for_output(area);
    check_valid(rounded);
    REQUIRE(rounded.polygons.size() == 1);
    CHECK(rounded.polygons[0].holes.empty());
    CHECK(area_km2(rounded) == Approx(area_km2(area)).epsilon(1e-6));
    for (std::size_t i = 1; i < rounded.polygons[0].exterior.positions.size(); ++i) {
        CHECK_FALSE(rounded.polygons[0].exterior.positions[i] == rounded.polygons[0].exterior.positions[i - 1]);
    }
    CHECK(rounded_for_output(rounded) == rounded);
}

TEST_CASE("tiny and crowded areas stay valid when rounded") {
    constexpr unsigned seed = 1'024;
    std::mt19937_64 random(seed);
    for (int i = 0; i < 300; ++i) {
        INFO("seed " << seed << ", round " << i);
        const Coordinate centre = random_position(random);
        const double radius_m = 0.02 * (i + 1);
        const MultiPolygon rounded = rounded_for_output(
            difference_of(buffer_with_vertices(centre, Metres{radius_m}, 64),
                          buffer_with_vertices(destination(centre, Azimuth{i * 7.0}, Metres{radius_m * 0.1}),
                                               Metres{radius_m * 0.9}, 64)));
        check_valid(rounded);
        CHECK(rounded_for_output(rounded) == rounded);
    }
}
