#include "app/distance.hpp"

#include <catch2/catch.hpp>

#include "mapwire/model/error.hpp"

using namespace mapwire;

TEST_CASE("a distance is a number with its unit") {
    CHECK(parse_distance("33mi").value() == Approx(53108.352).epsilon(1e-15));
    CHECK(parse_distance("33 MI").value() == Approx(53108.352).epsilon(1e-15));
    CHECK(parse_distance("15nmi").value() == 27780.0);
    CHECK(parse_distance("5000000.0m").value() == 5'000'000.0);
    CHECK(parse_distance("500ft").value() == Approx(152.4));
    CHECK(parse_distance("2.5km").value() == 2500.0);
    CHECK(parse_distance("1e3m").value() == 1000.0);
}

TEST_CASE("half of the Earth is the last distance that is one") {
    CHECK(parse_distance("20003.9km").value() == 20'003'900.0);
    CHECK_THROWS_AS(parse_distance("20004km"), InputError);
    for (const auto* text : {"", "km", "33", "0m", "-1km", "nanm", "infkm", "1e999m", "3 parsec", "3km x", "0x10m"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_distance(text), InputError);
    }
}

TEST_CASE("a tolerance is a bare number of metres above 0") {
    CHECK(parse_tolerance("0.5").value() == 0.5);
    for (const auto* text : {"0", "-1", "1m", "", "nan", "100001"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_tolerance(text), InputError);
    }
}
