#include "mapwire/geometry/sector.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "geometry/sampling.hpp"

using namespace mapwire;

namespace {

constexpr double near_m = 1.5;  // the tolerance of 1 m and a margin for the sampling's own arithmetic

/// Places where the map is cut or ends.
const std::vector<Coordinate>& centres() {
    static const std::vector<Coordinate> places{at(38.618, 33.5075), at(180.0, 20.5), at(179.9, -17.0),
                                                at(-179.99, 66.0),   at(10.0, 89.8),  at(-60.0, -89.9),
                                                at(30.0, 90.0)};
    return places;
}

double turn_between_deg(double a, double b) { return std::abs(std::remainder(a - b, 360.0)); }

}  // namespace

TEST_CASE("a ring holds the points between its two distances") {
    unsigned seed = 100;
    for (const Coordinate& centre : centres()) {
        for (const auto& [inner_m, outer_m] : {std::pair{40e3, 60e3}, std::pair{500e3, 3000e3}}) {
            INFO(centre.longitude() << " " << centre.latitude() << " " << inner_m);
            const MultiPolygon area = ring(centre, Metres{inner_m}, Metres{outer_m}, Metres{1.0});
            check_valid(area);
            const auto next = [&](std::mt19937_64& random) {
                return random_position_near(random, centre, Metres{outer_m * 1.2});
            };
            check_against_definition(area, 20'000, seed++, next, [&](Coordinate point) {
                const double distance_m = distance_between(centre, point).value();
                if (std::min(std::abs(distance_m - inner_m), std::abs(distance_m - outer_m)) < near_m) {
                    return Expected::too_near_to_say;
                }
                return distance_m > inner_m && distance_m < outer_m ? Expected::inside : Expected::outside;
            });
        }
    }
}

TEST_CASE("a sector holds the points in its direction and distance") {
    unsigned seed = 200;
    for (const Coordinate& centre : centres()) {
        for (const SectorShape& shape : {SectorShape{Azimuth{0.0}, 22.5, Metres{0.0}, Metres{30e3}},
                                         SectorShape{Azimuth{135.0}, 11.25, Metres{20e3}, Metres{40e3}},
                                         SectorShape{Azimuth{45.0}, 45.0, Metres{0.0}, Metres{2500e3}},
                                         SectorShape{Azimuth{200.0}, 170.0, Metres{10e3}, Metres{900e3}},
                                         SectorShape{Azimuth{270.0}, 114.0, Metres{0.0}, Metres{700e3}},
                                         SectorShape{Azimuth{90.0}, 160.0, Metres{0.0}, Metres{70e3}}}) {
            INFO(centre.longitude() << " " << centre.latitude() << " towards " << shape.direction.degrees());
            const MultiPolygon area = sector(centre, shape, Metres{1.0});
            check_valid(area);
            check_valid(rounded_for_output(area));
            const auto next = [&](std::mt19937_64& random) {
                return random_position_near(random, centre, shape.outer * 1.2);
            };
            check_against_definition(area, 20'000, seed++, next, [&](Coordinate point) {
                const auto [distance, azimuth] = geodesic_line(centre, point);
                const double s = distance.value();
                const double turn = turn_between_deg(azimuth.degrees(), shape.direction.degrees());
                const double to_ray_m = std::abs(turn - shape.half_angle_deg) * s * 0.017;
                const double to_arc_m = std::min(std::abs(s - shape.inner.value()), std::abs(s - shape.outer.value()));
                if (std::min(to_ray_m, to_arc_m) < near_m) { return Expected::too_near_to_say; }
                const bool holds = turn < shape.half_angle_deg && s > shape.inner.value() && s < shape.outer.value();
                return holds ? Expected::inside : Expected::outside;
            });
        }
    }
}

TEST_CASE("a thin sector next to a pole with a wide tolerance is valid and the right way round") {
    const MultiPolygon thin = sector(at(-179.99999973860787, 89.974446588893287),
                                     {Azimuth{225.0}, 1.09353, Metres{0.0}, Metres{1'101'183.6}}, Metres{912.737});
    check_valid(thin);
    CHECK(area_km2(thin) < 50'000.0);
    check_valid(rounded_for_output(thin));
    check_valid(sector(at(74.404983184940932, -89.999992231089394),
                       {Azimuth{43.1534}, 3.43749, Metres{0.0}, Metres{132.223}}, Metres{0.336}));
}

TEST_CASE("an ellipse holds the points that its equation holds") {
    unsigned seed = 300;
    for (const Coordinate& centre : centres()) {
        for (const EllipseShape& shape : {EllipseShape{Azimuth{135.0}, Metres{3e3}, Metres{11e3}},
                                          EllipseShape{Azimuth{20.0}, Metres{800e3}, Metres{150e3}}}) {
            INFO(centre.longitude() << " " << centre.latitude() << " towards " << shape.direction.degrees());
            const MultiPolygon area = ellipse(centre, shape, Metres{1.0});
            check_valid(area);
            const auto next = [&](std::mt19937_64& random) {
                return random_position_near(random, centre, std::max(shape.along, shape.across) * 1.1);
            };
            check_against_definition(area, 20'000, seed++, next, [&](Coordinate point) {
                const auto [distance, azimuth] = geodesic_line(centre, point);
                const double turn_rad = (azimuth.degrees() - shape.direction.degrees()) * 0.017453292519943295;
                const double x = distance.value() * std::cos(turn_rad) / shape.along.value();
                const double y = distance.value() * std::sin(turn_rad) / shape.across.value();
                const double size = std::hypot(x, y);
                const double shorter_m = std::min(shape.along, shape.across).value();
                if (std::abs(size - 1.0) * shorter_m < near_m) { return Expected::too_near_to_say; }
                return size < 1.0 ? Expected::inside : Expected::outside;
            });
        }
    }
}

TEST_CASE("an offset's ellipse lies round the destination, its errors along and across the direction") {
    const Coordinate town = at(39.01, 35.95);
    const MultiPolygon area = offset_ellipse(town, Azimuth{135.0}, kilometres(30), {kilometres(3), 22.5}, Metres{1.0});
    check_valid(area);
    const auto reached = [&](double azimuth, double km) { return destination(town, Azimuth{azimuth}, kilometres(km)); };
    CHECK(contains(area, reached(135.0, 30.0)));
    CHECK(contains(area, reached(135.0, 32.99)));
    CHECK_FALSE(contains(area, reached(135.0, 33.01)));
    CHECK(contains(area, reached(135.0, 27.01)));
    CHECK_FALSE(contains(area, reached(135.0, 26.99)));
    CHECK(contains(area, reached(150.0, 30.0)));
    CHECK_FALSE(contains(area, reached(160.0, 30.0)));
}

TEST_CASE("between two points lies an ellipse that touches both") {
    const Coordinate a = at(178.0, 51.0);
    const Coordinate b = at(-176.0, 53.0);
    const MultiPolygon area = between_points(a, b, Metres{5.0});
    check_valid(area);
    CHECK(contains(area, position_between(a, b, 0.5)));
    CHECK(contains(area, position_between(a, b, 0.001)));
    CHECK(contains(area, position_between(a, b, 0.999)));
    const auto [distance, azimuth] = geodesic_line(a, b);
    CHECK_FALSE(contains(area, destination(a, azimuth, distance + Metres{20.0})));
    CHECK(between_points(a, a, Metres{1.0}).empty());
}

TEST_CASE("sectors and ellipses that nobody can draw are refused") {
    const Coordinate c = at(0.0, 0.0);
    CHECK_THROWS_AS(ring(c, Metres{5.0}, Metres{5.0}, Metres{1.0}), std::invalid_argument);
    CHECK_THROWS_AS(ring(c, Metres{-5.0}, Metres{5.0}, Metres{1.0}), std::invalid_argument);
    CHECK_THROWS_AS(ring(c, Metres{5.0}, Metres{2e7}, Metres{1.0}), std::invalid_argument);
    CHECK_THROWS_AS(sector(c, {Azimuth{0.0}, 0.0, Metres{0.0}, Metres{5.0}}, Metres{1.0}), std::invalid_argument);
    CHECK_THROWS_AS(sector(c, {Azimuth{0.0}, 200.0, Metres{0.0}, Metres{5.0}}, Metres{1.0}), std::invalid_argument);
    CHECK_THROWS_AS(ellipse(c, {Azimuth{0.0}, Metres{0.0}, Metres{5.0}}, Metres{1.0}), std::invalid_argument);
    CHECK_THROWS_AS(ellipse(c, {Azimuth{0.0}, Metres{1.0}, Metres{5e3}}, Metres{1.0}), std::invalid_argument);
    CHECK_THROWS_AS(ring(c, Metres{1.0}, Metres{5.0}, Metres{std::nan("")}), std::invalid_argument);
}
