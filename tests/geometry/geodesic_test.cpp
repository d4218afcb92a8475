#include "mapwire/geometry/geodesic.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "geometry/ellipsoid.hpp"
#include "geometry/sampling.hpp"

using namespace mapwire;

namespace {

struct Case {
    std::string line;
    std::vector<double> numbers;
};

/// The numbers of one section of tests/tables/geodesic.cases, row by row.
std::vector<Case> cases_of(const std::string& section) {
    std::ifstream file(std::string(MAPWIRE_SOURCE_DIR) + "/tests/tables/geodesic.cases");
    std::vector<Case> cases;
    bool wanted = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('[')) { wanted = line == '[' + section + ']'; }
        if (!wanted || line.empty() || line.starts_with('[') || line.starts_with('#')) { continue; }
        std::istringstream words(line);
        Case next{.line = line, .numbers = {}};
        for (double number = 0.0; words >> number;) { next.numbers.push_back(number); }
        cases.push_back(next);
    }
    return cases;
}

double meridian_arc_m(double from_deg, double to_deg) {
    constexpr int pieces = 20'000;  // Simpson, far beyond a nanometre
    const auto radius = [](double latitude_rad) {
        const double sine = std::sin(latitude_rad);
        return equatorial_radius_m * (1.0 - eccentricity_squared) /
               std::pow(1.0 - eccentricity_squared * sine * sine, 1.5);
    };
    const double step_rad = (to_deg - from_deg) * degree_rad / pieces;
    long double sum = 0.0L;
    for (int i = 0; i <= pieces; ++i) {
        const double weight = i == 0 || i == pieces ? 1.0 : (i % 2 == 1 ? 4.0 : 2.0);
        sum += weight * radius(from_deg * degree_rad + i * step_rad);
    }
    return static_cast<double>(sum * step_rad / 3.0L);
}

}  // namespace

TEST_CASE("destinations are where the table says") {
    const auto cases = cases_of("direct");
    REQUIRE(cases.size() >= 6);
    for (const Case& each : cases) {
        INFO(each.line);
        REQUIRE(each.numbers.size() == 7);
        const Coordinate reached =
            destination(at(each.numbers[0], each.numbers[1]), Azimuth{each.numbers[2]}, Metres{each.numbers[3]});
        CHECK(distance_between(reached, at(each.numbers[4], each.numbers[5])).value() <= each.numbers[6]);
    }
}

TEST_CASE("distances and azimuths are what the table says") {
    const auto cases = cases_of("inverse");
    REQUIRE(cases.size() >= 6);
    for (const Case& each : cases) {
        INFO(each.line);
        REQUIRE(each.numbers.size() == 8);
        const auto [distance, azimuth] =
            geodesic_line(at(each.numbers[0], each.numbers[1]), at(each.numbers[2], each.numbers[3]));
        CHECK(std::abs(distance.value() - each.numbers[4]) <= each.numbers[6]);
        CHECK(std::abs(azimuth.degrees() - each.numbers[5]) <= each.numbers[7]);
    }
}

TEST_CASE("along a meridian and along the equator distances are the integrals of the ellipse") {
    for (const auto& [south, north] : {std::pair{0.0, 90.0}, std::pair{-33.5, 41.25}, std::pair{89.0, 89.5}}) {
        CHECK(distance_between(at(38.6, south), at(38.6, north)).value() ==
              Approx(meridian_arc_m(south, north)).margin(20e-9).epsilon(0.0));
    }
    CHECK(distance_between(at(-30.0, 0.0), at(60.0, 0.0)).value() ==
          Approx(equatorial_radius_m * 90.0 * degree_rad).margin(20e-9).epsilon(0.0));
}

TEST_CASE("there and back again: the inverse of a destination gives distance and azimuth") {
    constexpr unsigned seed = 33;
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> azimuths(0.0, 360.0);
    std::uniform_real_distribution<double> distances(0.0, 19.8e6);
    for (int i = 0; i < 2'000; ++i) {
        const Coordinate start = random_position(random);
        const Azimuth azimuth{azimuths(random)};
        const Metres distance{distances(random)};
        INFO("seed " << seed << ", round " << i);
        const auto [back, direction] = geodesic_line(start, destination(start, azimuth, distance));
        CHECK(std::abs(back.value() - distance.value()) <= 15e-9);
        const double turn = std::abs(direction.degrees() - azimuth.degrees());
        CHECK(std::min(turn, 360.0 - turn) * degree_rad * distance.value() <= 0.001);
    }
}

TEST_CASE("coincident points have the azimuth 0, at a pole azimuths count from the meridian of the start") {
    CHECK(geodesic_line(at(38.6, 33.5), at(38.6, 33.5)).azimuth == Azimuth{0.0});
    CHECK(geodesic_line(at(180.0, 33.5), at(-180.0, 33.5)).distance == Metres{0.0});
    CHECK(destination(at(30.0, 90.0), Azimuth{180.0}, Metres{100'000.0}).longitude() == Approx(30.0));
    CHECK(destination(at(30.0, 90.0), Azimuth{90.0}, Metres{100'000.0}).longitude() == Approx(120.0));
}

TEST_CASE("distances that lead nowhere are refused") {
    CHECK_THROWS_AS(destination(at(0.0, 0.0), Azimuth{0.0}, Metres{-1.0}), std::invalid_argument);
    CHECK_THROWS_AS(destination(at(0.0, 0.0), Azimuth{0.0}, Metres{3e7}), std::invalid_argument);
    CHECK_THROWS_AS(destination(at(0.0, 0.0), Azimuth{0.0}, Metres{std::nan("")}), std::invalid_argument);
}

TEST_CASE("positions along a geodesic are evenly spaced and keep their ends") {
    const Coordinate west = at(170.0, -10.0);
    const Coordinate east = at(-165.0, 20.0);
    const auto positions = positions_along(west, east, kilometres(100));
    CHECK(positions.front() == west);
    CHECK(positions.back() == east);
    const double total_m = distance_between(west, east).value();
    const double pieces = std::ceil(total_m / 100e3);
    REQUIRE(static_cast<double>(positions.size()) == pieces + 1.0);
    for (std::size_t i = 1; i < positions.size(); ++i) {
        CHECK(distance_between(positions[i - 1], positions[i]).value() == Approx(total_m / pieces).margin(1e-6));
    }
    CHECK(positions_along(west, west, kilometres(1)).size() == 2);
    CHECK_THROWS_AS(positions_along(west, east, Metres{0.0}), std::invalid_argument);
    CHECK(distance_between(position_between(west, east, 0.25), west).value() == Approx(total_m / 4.0).margin(1e-6));
    CHECK_THROWS_AS(position_between(west, east, 1.5), std::invalid_argument);
}
