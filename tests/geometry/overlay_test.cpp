#include "mapwire/geometry/overlay.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <stdexcept>

#include "geometry/ellipsoid.hpp"
#include "geometry/sampling.hpp"
#include "mapwire/geometry/buffer.hpp"

using namespace mapwire;

namespace {

MultiPolygon box(double west, double south, double east, double north) {
    return {.polygons = {Polygon{
                .exterior = {{at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)}},
                .holes = {}}}};
}

}  // namespace

TEST_CASE("overlay of areas is overlay of their points") {
    const MultiPolygon one = buffer(at(179.0, 10.0), kilometres(400), Metres{10.0});
    const MultiPolygon other = buffer(at(-179.0, 11.0), kilometres(300), Metres{10.0});
    const auto next = [](std::mt19937_64& random) {
        return random_position_near(random, at(180.0, 10.5), kilometres(600));
    };
    const auto compare = [&](const MultiPolygon& area, auto holds) {
        check_valid(area);
        check_against_definition(area, 5'000, 90, next, [&](Coordinate point) {
            const double from_one = distance_between(point, at(179.0, 10.0)).value() - 400e3;
            const double from_other = distance_between(point, at(-179.0, 11.0)).value() - 300e3;
            if (std::min(std::abs(from_one), std::abs(from_other)) < 10.0) { return Expected::too_near_to_say; }
            return holds(from_one < 0.0, from_other < 0.0) ? Expected::inside : Expected::outside;
        });
    };
    compare(union_of(std::array{one, other}), [](bool a, bool b) { return a || b; });
    compare(intersection_of(one, other), [](bool a, bool b) { return a && b; });
    compare(difference_of(one, other), [](bool a, bool b) { return a && !b; });
    compare(complement_of(one), [](bool a, bool) { return !a; });
}

TEST_CASE("union, intersection and difference of areas share out the area") {
    const MultiPolygon one = buffer(at(36.0, 33.0), kilometres(80), Metres{5.0});
    const MultiPolygon other = buffer(at(36.7, 33.2), kilometres(60), Metres{5.0});
    const double both = area_km2(intersection_of(one, other));
    CHECK(area_km2(union_of(std::array{one, other})) == Approx(area_km2(one) + area_km2(other) - both).epsilon(1e-9));
    CHECK(area_km2(difference_of(one, other)) == Approx(area_km2(one) - both).epsilon(1e-9));
    CHECK(intersects(one, other));
    CHECK_FALSE(intersects(one, box(40.0, 33.0, 41.0, 34.0)));
}

TEST_CASE("overlay with nothing") {
    const MultiPolygon something = box(10.0, 10.0, 11.0, 11.0);
    CHECK(union_of({}).empty());
    CHECK(intersection_of(something, {}).empty());
    CHECK(intersection_of(something, box(20.0, 20.0, 21.0, 21.0)).empty());
    CHECK(difference_of({}, something).empty());
    CHECK(area_km2(difference_of(something, {})) == area_km2(something));
    CHECK(area_km2({}) == 0.0);
    CHECK_FALSE(contains({}, at(0.0, 0.0)));
}

TEST_CASE("areas that share an edge become one without a trace of it") {
    const MultiPolygon joined = union_of(std::array{box(10.0, 10.0, 11.0, 11.0), box(11.0, 10.0, 12.0, 11.0)});
    REQUIRE(joined.polygons.size() == 1);
    CHECK(joined.polygons[0].holes.empty());
    CHECK(area_km2(joined) == Approx(area_km2(box(10.0, 10.0, 12.0, 11.0))).epsilon(1e-12));
}

TEST_CASE("the border belongs to the area, holes do not") {
    MultiPolygon ring = difference_of(box(10.0, 10.0, 20.0, 20.0), box(14.0, 14.0, 16.0, 16.0));
    CHECK(contains(ring, at(10.0, 15.0)));
    CHECK(contains(ring, at(20.0, 20.0)));
    CHECK(contains(ring, at(14.0, 15.0)));
    CHECK_FALSE(contains(ring, at(15.0, 15.0)));
    CHECK_FALSE(contains(ring, at(9.999999, 15.0)));
}

TEST_CASE("both names of the 180th meridian are one, and so are all longitudes at a pole") {
    const MultiPolygon east_side = box(170.0, 10.0, 180.0, 20.0);
    CHECK(contains(east_side, at(180.0, 15.0)));
    CHECK(contains(east_side, at(-180.0, 15.0)));
    CHECK_FALSE(contains(east_side, at(-179.9, 15.0)));
    const MultiPolygon polar = box(0.0, 80.0, 90.0, 90.0);
    CHECK(contains(polar, at(-120.0, 90.0)));
    CHECK_FALSE(contains(polar, at(-120.0, -90.0)));
}

TEST_CASE("areas are those of the ellipsoid") {
    // Authalic integral between parallels, in closed form.
    const auto band = [](double latitude_deg) {
        const double sine = std::sin(latitude_deg * degree_rad);
        const double e = std::sqrt(eccentricity_squared);
        return 0.5 * equatorial_radius_m * equatorial_radius_m * (1.0 - eccentricity_squared) *
               (sine / (1.0 - eccentricity_squared * sine * sine) + std::atanh(e * sine) / e) * 1e-6;
    };
    CHECK(area_km2(box(-180.0, -90.0, 180.0, 90.0)) == Approx(510'065'621.724).epsilon(1e-12));
    CHECK(area_km2(box(30.0, 10.0, 40.0, 50.0)) ==
          Approx((band(50.0) - band(10.0)) * 10.0 * degree_rad).epsilon(1e-12));
    CHECK(area_km2(box(30.0, 40.0, 30.00001, 40.00001)) ==
          Approx((band(40.00001) - band(40.0)) * 0.00001 * degree_rad).epsilon(1e-6));
    // A geodesic circle of 53 km: the disk's area is pi r^2 to 1e-5, and its polygon is a little smaller.
    const double disk_km2 = std::numbers::pi * 53.108352 * 53.108352;
    CHECK(area_km2(buffer(at(38.618, 33.5075), Metres{53'108.352}, Metres{0.1})) == Approx(disk_km2).epsilon(3e-5));
}

TEST_CASE("lines are cut where they cross the border") {
    const MultiLineString road{.lines = {LineString{{at(5.0, 15.0), at(12.0, 15.0), at(25.0, 15.0)}}}};
    const MultiLineString inside = clipped_to(road, box(10.0, 10.0, 20.0, 20.0));
    REQUIRE(inside.lines.size() == 1);
    CHECK(inside.lines[0].positions == std::vector{at(10.0, 15.0), at(12.0, 15.0), at(20.0, 15.0)});
    CHECK(clipped_to(road, box(10.0, 30.0, 20.0, 40.0)).lines.empty());
}

TEST_CASE("boxes cross the 180th meridian when that makes them narrower") {
    const BoundingBox fiji = bounding_box(buffer(at(179.9, -17.0), kilometres(53), Metres{10.0}));
    CHECK(fiji.west == Approx(179.40).margin(0.01));
    CHECK(fiji.east == Approx(-179.60).margin(0.01));
    const BoundingBox polar = bounding_box(buffer(at(10.0, 89.8), kilometres(53), Metres{10.0}));
    CHECK(polar.west == -180.0);
    CHECK(polar.east == 180.0);
    CHECK(polar.north == 90.0);
    CHECK(bounding_box(at(12.0, 34.0)) == BoundingBox{.west = 12.0, .south = 34.0, .east = 12.0, .north = 34.0});
    CHECK(bounding_box(LineString{{at(-20.0, 1.0), at(30.0, -4.0)}}) ==
          BoundingBox{.west = -20.0, .south = -4.0, .east = 30.0, .north = 1.0});
    CHECK_THROWS_AS(bounding_box(MultiPolygon{}), std::invalid_argument);
    CHECK(combined_box(std::array{fiji, bounding_box(at(170.0, 5.0))}).west == 170.0);
    CHECK(combined_box(std::array{fiji, bounding_box(at(170.0, 5.0))}).east == fiji.east);
    CHECK_THROWS_AS(combined_box({}), std::invalid_argument);
}
