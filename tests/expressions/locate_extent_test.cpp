// Where the point of a place says too little, its outline or a line is what distances count from; else nothing is
// drawn.
#include <catch2/catch.hpp>

#include "expressions/plain_toponyms.hpp"
#include "mapwire/expressions/locate.hpp"
#include "mapwire/geometry/overlay.hpp"

using namespace mapwire;
using mapwire::testing::world;

namespace {

Coordinate at(double longitude, double latitude) {
    return Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
}

LocatedExpression located(std::string_view phrase, const ReferenceLines& lines = {}) {
    auto ground = world().ground();
    ground.lines = lines;
    return locate(read_phrase(phrase, world().gazetteer, world().tables).expression, ground);
}

MultiPolygon area_of(std::string_view phrase, const ReferenceLines& lines = {}) {
    const auto result = located(phrase, lines);
    INFO(phrase << ": " << result.reason);
    REQUIRE(result.footprint);
    REQUIRE(std::holds_alternative<MultiPolygon>(result.footprint->geometry));
    return std::get<MultiPolygon>(result.footprint->geometry);
}

// The river drawn along a meridian, running south.
ReferenceLines straight_river() {
    return ReferenceLines({{{"Euphrates"},
                            "river",
                            MultiLineString{{LineString{{at(39.0, 36.0), at(39.0, 35.5), at(39.0, 35.0)}}}},
                            "rivers.gpkg"}});
}

}  // namespace

TEST_CASE("nothing is drawn round the point of a river or a road") {
    for (const auto* phrase : {"east of the Euphrates", "near the Euphrates", "within 10 km of the Euphrates",
                               "south of the Litani river", "near the M5 motorway"}) {
        CAPTURE(phrase);
        const auto result = located(phrase);
        CHECK_FALSE(result.footprint);
        CHECK(result.reason.find("--reference") != std::string::npos);
    }
}

TEST_CASE("a line of the user's is what a distance from a river counts from") {
    const auto east = area_of("east of the Euphrates", straight_river());
    CHECK(contains(east, at(39.1, 35.5)));
    CHECK_FALSE(contains(east, at(38.9, 35.5)));
    const auto band = area_of("within 10 km of the Euphrates", straight_river());
    CHECK(contains(band, at(38.9, 35.5)));  // 9.05 km
    CHECK(contains(band, at(39.1, 35.2)));
    CHECK_FALSE(contains(band, at(39.12, 35.5)));  // 10.9 km
}

TEST_CASE("an area larger than the distance counts with its outline") {
    const auto round_gaza = area_of("within 10 km of the Gaza Strip");
    CHECK(contains(round_gaza, at(34.40, 31.45)));        // inside
    CHECK(contains(round_gaza, at(34.58, 31.50)));        // east of its border, less than 10 km
    CHECK_FALSE(contains(round_gaza, at(34.79, 31.25)));  // Beersheba
    CHECK(located("near Idlib province").footprint->derivation.find("by its outline") != std::string::npos);
    const auto wide = located("near Russia");
    CHECK_FALSE(wide.footprint);
    CHECK(wide.reason.find("Russia is far wider") == 0);
    const auto vast = located("near the Hindu Kush");
    CHECK_FALSE(vast.footprint);
    CHECK(vast.reason.find("no outline of Hindu Kush is at hand") == 0);
    CHECK(located("near Palmyra").footprint);
}

TEST_CASE("towns are the corners of the area between them") {
    const auto triangle = area_of("the triangle between Homs, Palmyra and Raqqa");
    CHECK(contains(triangle, at(38.0, 35.0)));
    CHECK_FALSE(contains(triangle, at(36.8, 35.8)));
    CHECK_FALSE(contains(triangle, at(39.0, 34.5)));
}

TEST_CASE("no direction of several is lost") {
    const auto both = area_of("southern and eastern Ukraine");
    CHECK(contains(both, at(30.7, 46.6)));  // by Odesa
    CHECK(contains(both, at(37.8, 48.0)));  // Donetsk
    const auto south = area_km2(area_of("southern Iraq"));
    CHECK(area_km2(area_of("central and southern Iraq")) > south * 1.1);
    CHECK(area_km2(area_of("southern and central Iraq")) == Approx(area_km2(area_of("central and southern Iraq"))));
}
