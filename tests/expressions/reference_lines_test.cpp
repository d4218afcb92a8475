#include "mapwire/expressions/reference_lines.hpp"

#include <catch2/catch.hpp>
#include <utility>

#include "expressions/plain_toponyms.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/nearest.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/validity.hpp"

using namespace mapwire;
using mapwire::testing::world;

namespace {

Coordinate at(double longitude, double latitude) {
    return Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
}

Coordinate position_of(std::string_view name) {
    const auto reading = read_phrase(name, world().gazetteer, world().tables);
    REQUIRE_FALSE(reading.expression.references.empty());
    REQUIRE(reading.expression.references.front().position);
    return *reading.expression.references.front().position;
}

ReferenceLine line(std::vector<std::string> names, std::string kind, std::vector<Coordinate> positions) {
    return {std::move(names), std::move(kind), MultiLineString{{LineString{std::move(positions)}}}, "own.gpkg"};
}

LocatedExpression located(std::string_view phrase, const ReferenceLines& lines) {
    auto ground = world().ground();
    ground.lines = lines;
    return locate(read_phrase(phrase, world().gazetteer, world().tables).expression, ground);
}

bool says(const LocatedExpression& located, std::string_view words) {
    REQUIRE(located.footprint);
    INFO(located.footprint->derivation);
    return located.footprint->derivation.find(words) != std::string::npos;
}

// Two roads from Homs to Palmyra that meet at a bend in the south, and one that leads nowhere.
const Coordinate bend = at(37.4, 34.2);
ReferenceLines roads() {
    return ReferenceLines({line({"Southern road"}, "road", {position_of("Homs"), at(36.9, 34.5), bend}),
                           line({"M20", "Palmyra road"}, "road", {bend, at(37.9, 34.4), position_of("Palmyra")}),
                           line({"Branch"}, "road", {position_of("Homs"), at(36.8, 34.9)}),
                           line({"Track"}, "road", {at(40.0, 36.0), at(40.1, 36.0)})});
}

}  // namespace

TEST_CASE("a road between two places follows the roads of the user, and is straight without") {
    const auto by_road = located("road from Homs to Palmyra", roads());
    CHECK(says(by_road, "the shortest way by the roads of own.gpkg"));
    const auto& way = std::get<MultiLineString>(by_road.footprint->geometry);
    const auto nearest = nearest_on(way, bend);
    REQUIRE(nearest);
    CHECK(nearest->distance < Metres{1.0});
    CHECK(by_road.footprint->geo_precision == 2);
    const auto straight = located("road from Homs to Palmyra", ReferenceLines{});
    CHECK(says(straight, "no roads at hand"));
    CHECK(std::holds_alternative<LineString>(straight.footprint->geometry));
    CHECK(straight.footprint->geo_precision == 3);
    CHECK(says(located("road from Homs to Aleppo", roads()), "the roads at hand do not join them"));
}

TEST_CASE("a road is found by its number and cut near the place beside it") {
    const auto road = located("along the M20", roads());
    CHECK(says(road, "the line M20 of own.gpkg"));
    const auto near = located("along the M20 near Palmyra", roads());
    CHECK(says(near, "within 50 km of the place named beside it"));
    const auto whole = length_of(std::get<MultiLineString>(road.footprint->geometry).lines.front());
    CHECK(length_of(std::get<MultiLineString>(near.footprint->geometry).lines.front()) < whole);
    CHECK(located("along the M99", roads()).reason.find("give one with --reference") != std::string::npos);
}

TEST_CASE("an hour's drive reaches what the roads reach") {
    const auto area = located("an hour's drive from Homs", roads());
    CHECK(says(area, "by the roads at hand"));
    const auto& reached = std::get<MultiPolygon>(area.footprint->geometry);
    CHECK_FALSE(invalidity(reached));
    CHECK(says(located("an hour's drive from Homs", ReferenceLines{}), "no road network at hand"));
    const auto far = roads().reached(position_of("Homs"), Metres{60'000.0}, Metres{1'000.0});
    for (const auto place : far) { CHECK(distance_between(place, position_of("Homs")) <= Metres{60'001.0}); }
    CHECK(far.size() == 3);
    CHECK(roads().reached(at(0.0, 0.0), Metres{60'000.0}, Metres{1'000.0}).empty());
}

TEST_CASE("a river bank lies on the side that the words name") {
    const ReferenceLines river(
        {line({"Euphrates", "الفرات"}, "river", {at(40.0, 36.0), at(40.0, 35.5), at(40.0, 35.0)})});
    const auto east = located("the eastern bank of the Euphrates", river);
    CHECK(says(east, "5 km on the side named of Euphrates, a line of own.gpkg"));
    const auto& area = std::get<MultiPolygon>(east.footprint->geometry);
    CHECK_FALSE(invalidity(area));
    CHECK(contains(area, at(40.03, 35.5)));
    CHECK_FALSE(contains(area, at(39.97, 35.5)));
    CHECK_FALSE(east.line.lines.empty());
    // The line runs south, so its left is the east.
    const auto left = located("the left bank of the Euphrates River", river);
    CHECK(contains(std::get<MultiPolygon>(left.footprint->geometry), at(40.03, 35.5)));
    const auto both = located("the banks of the Euphrates", river);
    CHECK(contains(std::get<MultiPolygon>(both.footprint->geometry), at(39.97, 35.5)));
}

TEST_CASE("off a coast is measured from the coast of the user") {
    const auto town = position_of("Tartus");
    const auto coast_lon = town.longitude() - 0.2;
    const ReferenceLines coast(
        {line({}, "coast", {at(coast_lon, town.latitude() - 0.5), at(coast_lon, town.latitude() + 0.5)})});
    const auto area = located("20 km off the coast of Tartus", coast);
    CHECK(says(area, "a line of own.gpkg"));
    const auto& sea = std::get<MultiPolygon>(area.footprint->geometry);
    const auto off = destination(at(coast_lon, town.latitude()), Azimuth{270.0}, Metres{20'000.0});
    CHECK(contains(sea, off));
    CHECK_FALSE(contains(sea, destination(at(coast_lon, town.latitude()), Azimuth{270.0}, Metres{10'000.0})));
}

TEST_CASE("names fit folded and with their type nouns, and only within 500 km of the place at hand") {
    const ReferenceLines lines({line({"Euphrates River"}, "river", {at(40.0, 36.0), at(40.1, 36.0)}),
                                line({"Main Street"}, "road", {at(10.0, 50.0), at(10.1, 50.0)}),
                                line({"5"}, "road", {at(10.0, 50.0), at(10.1, 50.0)})});
    CHECK(lines.named("Euphrates", "river", std::nullopt));
    CHECK(lines.named("the river Euphrates", "river", std::nullopt));
    CHECK_FALSE(lines.named("Euphrates", "road", std::nullopt));
    CHECK_FALSE(lines.named("Tigris", "river", std::nullopt));
    CHECK(lines.named("MAIN STREET", "road", at(11.0, 50.0)));
    CHECK_FALSE(lines.named("main street", "road", at(40.0, 36.0)));
    CHECK_FALSE(lines.named("route 5 south", "road", std::nullopt));  // a number alone names no road
    CHECK_FALSE(ReferenceLines{}.named("Euphrates", "river", std::nullopt));
}

TEST_CASE("roads across the 180th meridian are roads like others") {
    const ReferenceLines lines({line({"Ring"}, "road", {at(179.9, -16.8), at(180.0, -16.8)}),
                                line({"Ring"}, "road", {at(180.0, -16.8), at(179.95, -16.9)})});
    const auto way = lines.route(at(179.9, -16.8), at(179.95, -16.9), Metres{100.0});
    REQUIRE(way);
    CHECK(way->lines.lines.front().positions.size() == 3);
    CHECK_FALSE(lines.route(at(179.9, -16.8), at(179.9, -16.8), Metres{100.0}));
    CHECK_FALSE(lines.route(at(170.0, -16.8), at(179.95, -16.9), Metres{100.0}));
}
