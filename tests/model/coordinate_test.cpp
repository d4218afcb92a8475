#include "mapwire/model/coordinate.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <stdexcept>

using mapwire::Coordinate;

TEST_CASE("a coordinate takes the edges of its ranges and nothing beyond") {
    CHECK(Coordinate::try_from_degrees({.longitude = -180.0, .latitude = 90.0}));
    CHECK(Coordinate::try_from_degrees({.longitude = 180.0, .latitude = -90.0}));
    CHECK_FALSE(Coordinate::try_from_degrees({.longitude = 180.0000001, .latitude = 0.0}));
    CHECK_FALSE(Coordinate::try_from_degrees({.longitude = 0.0, .latitude = 90.0000001}));
    CHECK_FALSE(Coordinate::try_from_degrees({.longitude = std::numeric_limits<double>::quiet_NaN(), .latitude = 0.0}));
    CHECK_FALSE(Coordinate::try_from_degrees({.longitude = 0.0, .latitude = std::numeric_limits<double>::infinity()}));
}

TEST_CASE("a position outside the ranges is refused with its numbers") {
    try {
        (void)Coordinate::from_degrees({.longitude = 33.5, .latitude = 136.3});
        FAIL("accepted");
    } catch (const std::out_of_range& error) {
        CHECK(std::string(error.what()).find("latitude 136.3") != std::string::npos);
    }
}
