#include "mapwire/geometry/parts_of_area.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "geometry/sampling.hpp"
#include "mapwire/geometry/buffer.hpp"
#include "mapwire/geometry/nearest.hpp"

using namespace mapwire;

namespace {

MultiPolygon outline(std::vector<Coordinate> positions) {
    return {.polygons = {Polygon{.exterior = {std::move(positions)}, .holes = {}}}};
}

MultiPolygon desert_country() {
    return outline({at(36, 33), at(38, 32.5), at(41, 34), at(42, 37), at(38, 36.5), at(36, 36), at(36, 33)});
}

/// Two islands that are one country, on both sides of the 180th meridian.
MultiPolygon divided_country() {
    return {
        .polygons = {outline({at(177, -19), at(180, -19), at(180, -16), at(177, -16), at(177, -19)}).polygons[0],
                     outline({at(-180, -19), at(-178, -19), at(-178, -16), at(-180, -16), at(-180, -19)}).polygons[0]}};
}

/// East of the 180th meridian the longitude counts on.
double unrolled(Coordinate point) { return point.longitude() < 0.0 ? point.longitude() + 360.0 : point.longitude(); }

template <typename Holds>
void check_part(const MultiPolygon& country, const MultiPolygon& part, Coordinate middle, unsigned seed, Holds holds) {
    check_valid(part);
    const auto next = [&](std::mt19937_64& random) { return random_position_near(random, middle, kilometres(500)); };
    check_against_definition(part, 5'000, seed, next, [&](Coordinate point) {
        return contains(country, point) && holds(point) ? Expected::inside : Expected::outside;
    });
}

double share(const MultiPolygon& part, const MultiPolygon& whole) { return area_km2(part) / area_km2(whole); }

}  // namespace

TEST_CASE("cuts by parallels and meridians hold the points on their side") {
    const MultiPolygon country = desert_country();
    const Coordinate middle = at(39, 35);
    check_part(country, south_of(country, 33.7), middle, 800, [](Coordinate p) { return p.latitude() < 33.7; });
    check_part(country, north_of(country, 33.7), middle, 801, [](Coordinate p) { return p.latitude() > 33.7; });
    check_part(country, east_of(country, 38.5), middle, 802, [](Coordinate p) { return p.longitude() > 38.5; });
    check_part(country, west_of(country, 38.5), middle, 803, [](Coordinate p) { return p.longitude() < 38.5; });
    const MultiPolygon divided = divided_country();
    check_part(divided, east_of(divided, 179.0), at(180, -17), 804, [](Coordinate p) { return unrolled(p) > 179.0; });
    check_part(divided, west_of(divided, -179.0), at(180, -17), 805, [](Coordinate p) { return unrolled(p) < 181.0; });
    CHECK(north_of(country, 50.0).empty());
    CHECK(area_km2(north_of(country, -90.0)) == Approx(area_km2(country)));
    CHECK_THROWS_AS(north_of(country, 90.5), std::invalid_argument);
    CHECK_THROWS_AS(east_of(country, std::nan("")), std::invalid_argument);
}

TEST_CASE("a half is cut through the centroid, a corner is what two halves share") {
    unsigned seed = 810;
    for (const auto& [country, middle] :
         {std::pair{desert_country(), at(39, 35)}, std::pair{divided_country(), at(180, -17)}}) {
        const Coordinate centre = centroid_of(country);
        const auto north = [&](Coordinate p) { return p.latitude() > centre.latitude(); };
        const auto east = [&](Coordinate p) { return unrolled(p) > unrolled(centre); };
        const auto part = [&](double azimuth) { return part_of_area(country, Azimuth{azimuth}, PartDepth::half); };
        check_part(country, part(0.0), middle, seed++, north);
        check_part(country, part(90.0), middle, seed++, east);
        check_part(country, part(180.0), middle, seed++, [&](Coordinate p) { return !north(p); });
        check_part(country, part(270.0), middle, seed++, [&](Coordinate p) { return !east(p); });
        check_part(country, part(45.0), middle, seed++, [&](Coordinate p) { return north(p) && east(p); });
        check_part(country, part(135.0), middle, seed++, [&](Coordinate p) { return !north(p) && east(p); });
        check_part(country, part(225.0), middle, seed++, [&](Coordinate p) { return !north(p) && !east(p); });
        check_part(country, part(337.5), middle, seed++, [&](Coordinate p) { return north(p) && !east(p); });
    }
}

TEST_CASE("the far parts are the outer quarters, the centre is the inner third") {
    for (const MultiPolygon& country : {desert_country(), divided_country()}) {
        for (const double azimuth : {0.0, 90.0, 180.0, 270.0}) {
            const MultiPolygon far = part_of_area(country, Azimuth{azimuth}, PartDepth::extreme);
            check_valid(far);
            CHECK(share(far, country) == Approx(0.25).margin(0.001));
        }
        const MultiPolygon corner = part_of_area(country, Azimuth{45.0}, PartDepth::extreme);
        check_valid(corner);
        CHECK(share(corner, country) < 0.25);
        CHECK(share(corner, country) > 0.02);
        const MultiPolygon middle = central_part(country);
        check_valid(middle);
        CHECK(share(middle, country) == Approx(1.0 / 3.0).margin(0.01));
        CHECK(contains(middle, centroid_of(country)));
    }
    CHECK(part_of_area({}, Azimuth{0.0}, PartDepth::half).empty());
    CHECK(central_part({}).empty());
}

TEST_CASE("parts of an area round a pole are valid, its centre holds the pole") {
    const MultiPolygon ice = buffer(at(0, -90), kilometres(2000), Metres{100.0});
    check_valid(part_of_area(ice, Azimuth{0.0}, PartDepth::half));
    check_valid(part_of_area(ice, Azimuth{90.0}, PartDepth::extreme));
    const MultiPolygon middle = central_part(ice);
    check_valid(middle);
    CHECK(contains(middle, at(0, -90)));
    CHECK(share(middle, ice) == Approx(1.0 / 3.0).margin(0.01));
}

TEST_CASE("the centroid is the mean of the points of the area") {
    constexpr unsigned seed = 99;
    const std::vector<std::pair<MultiPolygon, Coordinate>> areas{{desert_country(), at(39, 35)},
                                                                 {divided_country(), at(180, -17)}};
    for (const auto& [area, middle] : areas) {
        std::mt19937_64 random(seed);
        double east_m = 0.0;
        double north_m = 0.0;
        int inside = 0;
        for (int i = 0; i < 200'000; ++i) {
            // Evenly over the disk: the square root makes up for the longer circles outside.
            std::uniform_real_distribution<double> unit(0.0, 1.0);
            const double distance_m = 450e3 * std::sqrt(unit(random));
            const double azimuth = 360.0 * unit(random);
            if (!contains(area, destination(middle, Azimuth{azimuth}, Metres{distance_m}))) { continue; }
            ++inside;
            east_m += distance_m * std::sin(azimuth * 0.017453292519943295);
            north_m += distance_m * std::cos(azimuth * 0.017453292519943295);
        }
        const auto [distance, azimuth] = geodesic_line(middle, centroid_of(area));
        CHECK(distance.value() * std::sin(azimuth.degrees() * 0.017453292519943295) ==
              Approx(east_m / inside).margin(1500.0));
        CHECK(distance.value() * std::cos(azimuth.degrees() * 0.017453292519943295) ==
              Approx(north_m / inside).margin(1500.0));
    }
}

TEST_CASE("the centroid of a disk is its centre, anywhere on Earth") {
    for (const Coordinate& centre : {at(38.6, 33.5), at(179.9, -17.0), at(10.0, 89.8), at(0.0, -90.0)}) {
        CHECK(distance_between(centroid_of(buffer(centre, kilometres(50), Metres{0.1})), centre).value() < 50.0);
        CHECK(distance_between(centroid_of(buffer(centre, Metres{100.0}, Metres{0.01})), centre).value() < 0.1);
    }
    CHECK_THROWS_AS(centroid_of({}), std::invalid_argument);
}

TEST_CASE("a representative position is inside, whatever the shape") {
    const auto horseshoe =
        outline({at(0, 0), at(10, 0), at(10, 10), at(9, 10), at(9, 1), at(1, 1), at(1, 10), at(0, 10), at(0, 0)});
    REQUIRE_FALSE(contains(horseshoe, centroid_of(horseshoe)));
    const Coordinate inside = representative_position(horseshoe);
    CHECK(contains(horseshoe, inside));
    CHECK(contains(divided_country(), representative_position(divided_country())));
    CHECK(representative_position(desert_country()) == centroid_of(desert_country()));
    CHECK_THROWS_AS(representative_position({}), std::invalid_argument);
}
