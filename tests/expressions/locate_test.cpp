#include "mapwire/expressions/locate.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "expressions/plain_toponyms.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/validity.hpp"

using namespace mapwire;
using mapwire::testing::world;

namespace {

LocatedExpression located(std::string_view phrase) {
    return locate(read_phrase(phrase, world().gazetteer, world().tables).expression, world().ground());
}

MultiPolygon area_of(std::string_view phrase) {
    const auto result = located(phrase);
    INFO(phrase << ": " << result.reason);
    REQUIRE(result.footprint);
    REQUIRE(std::holds_alternative<MultiPolygon>(result.footprint->geometry));
    auto area = std::get<MultiPolygon>(result.footprint->geometry);
    CHECK_FALSE(invalidity(area));
    return area;
}

Coordinate position_of(std::string_view phrase) {
    const auto reading = read_phrase(phrase, world().gazetteer, world().tables);
    REQUIRE_FALSE(reading.expression.references.empty());
    REQUIRE(reading.expression.references.front().position);
    return *reading.expression.references.front().position;
}

// Points round a place, each with the distance and azimuth it has from there.
template <class Check>
void sample(Coordinate centre, double reach_m, int count, Check check) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> share(0.0, 1.0);
    for (int i = 0; i < count; ++i) {
        const double distance = reach_m * std::sqrt(share(random));
        const double azimuth = 360.0 * share(random);
        check(destination(centre, Azimuth{azimuth}, Metres{distance}), distance, azimuth);
    }
}

}  // namespace

TEST_CASE("a radius zone holds exactly the points within its radius") {
    const auto area = area_of("within 33 miles of Al Tanf");
    sample(position_of("within 33 miles of Al Tanf"), 80'000.0, 20'000, [&](Coordinate point, double distance, double) {
        if (std::abs(distance - 53'108.352) > 2.0) { CHECK(contains(area, point) == (distance < 53'108.352)); }
    });
}

TEST_CASE("areas between two distances are the ring between them") {
    const auto area = area_of("areas between 20 and 30 kilometres from Palmyra");
    sample(position_of("Palmyra"), 45'000.0, 20'000, [&](Coordinate point, double distance, double) {
        if (std::abs(distance - 20'000.0) < 2.0 || std::abs(distance - 30'000.0) < 2.0) { return; }
        CHECK(contains(area, point) == (distance > 20'000.0 && distance < 30'000.0));
    });
}

TEST_CASE("a distance without direction is a ring as wide as the words leave open") {
    const auto area = area_of("about 50 km from Palmyra");
    sample(position_of("Palmyra"), 80'000.0, 5'000, [&](Coordinate point, double distance, double) {
        if (std::abs(distance - 45'000.0) < 60.0 || std::abs(distance - 55'000.0) < 60.0) { return; }
        CHECK(contains(area, point) == (distance > 45'000.0 && distance < 55'000.0));
    });
}

TEST_CASE("a direction is a sector of 22.5 degrees to both sides") {
    const auto area = area_of("south-east of Palmyra");
    sample(position_of("Palmyra"), 14'000.0, 5'000, [&](Coordinate point, double distance, double azimuth) {
        const double off = std::abs(azimuth - 135.0);
        if (std::abs(off - 22.5) < 1.0 || distance < 200.0) { return; }
        CHECK(contains(area, point) == (off < 22.5));
    });
}

TEST_CASE("distance and direction hold the point they name and not its opposite") {
    const auto area = area_of("30 km south-east of Raqqa");
    const auto raqqa = position_of("Raqqa");
    CHECK(contains(area, destination(raqqa, Azimuth{135.0}, kilometres(30.0))));
    CHECK(contains(area, destination(raqqa, Azimuth{135.0}, kilometres(32.9))));
    CHECK_FALSE(contains(area, destination(raqqa, Azimuth{135.0}, kilometres(34.0))));
    CHECK_FALSE(contains(area, destination(raqqa, Azimuth{315.0}, kilometres(30.0))));
    CHECK_FALSE(contains(area, raqqa));
}

TEST_CASE("parts of a division share its area") {
    const double whole = area_km2(area_of("Homs province"));
    CHECK(area_km2(area_of("in the east of Homs province")) == Approx(whole / 2.0).epsilon(0.15));
    CHECK(area_km2(area_of("the far east of Homs province")) == Approx(whole / 4.0).epsilon(0.15));
}

TEST_CASE("a footprint without ground has a reason instead") {
    const auto reason = [](std::string_view phrase) {
        const auto result = located(phrase);
        CHECK_FALSE(result.footprint);
        return result.reason;
    };
    CHECK(reason("33-mile zone around the base") == "no known place for \"base\"");
    CHECK(reason("within 30,000 km of Palmyra") == "the distance is more than half the Earth");
    CHECK(reason("20,000 square km of the Syrian desert") == "a size is an attribute, not a place");
    CHECK(reason("10 km deep") == "the text does not say from which line");
    CHECK(reason("north of Nowhereville").find("no known place") == 0);
}

TEST_CASE("sectors and circles hold at the antimeridian") {
    const auto reading = read_phrase("16.5 S, 179.9 E", world().gazetteer, world().tables);
    REQUIRE(reading.expression.described);
    CHECK(reading.expression.described->position->longitude() == Approx(179.9));
    const auto area = area_of("300 km north-east of Suva");
    CHECK(area_km2(area) > 100.0);
}

TEST_CASE("areas are valid in the seven decimals that the layers give") {
    // The cut at 40 degrees meets the edge between two governorates where no turning point is.
    const auto area = area_of("northeastern Syria");
    CHECK_FALSE(invalidity(rounded_for_output(area)));
    CHECK(rounded_for_output(area) == area);
}
