// What must be on the map of the first real article. It is not part of this repository: without it the test says so.
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>

#include "app/mapped_articles.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/overlay.hpp"

using namespace mapwire;
using namespace mapwire::testing;

namespace {

const char* const seed = MAPWIRE_SHARED_DIR "/seed/wsj-2017-06-09-syria-safe-zone.txt";

bool seed_is_absent() {
    if (std::filesystem::exists(seed)) { return false; }
    WARN("skipped: " << seed << " is not there");
    return true;
}

const RunResult& seed_map() {
    static const auto result = map_articles({seed});
    return result;
}

struct Expected {
    const char* name;
    double longitude;
    double latitude;
};

}  // namespace

TEST_CASE("literal places of the first article lie within 2 km of the expert's points") {
    if (seed_is_absent()) { return; }
    const auto& places = layer(seed_map(), "places");
    const Expected expected[] = {{"Al Tanf", 38.65697, 33.48834}, {"Amman", 35.94503, 31.95522},
                                 {"Moscow", 37.61556, 55.75222},  {"Astana", 71.44598, 51.1801},
                                 {"Jordan", 36.0, 31.0},          {"Syria", 38.0, 35.0},
                                 {"Kazakhstan", 68.0, 48.0},      {"Washington", -77.03637, 38.89511}};
    for (const auto& place : expected) {
        INFO(place.name);
        const Feature* nearest = nullptr;
        for (const auto& feature : places.features) {
            const auto point = std::get<Coordinate>(*feature.geometry);
            const auto goal = Coordinate::from_degrees({.longitude = place.longitude, .latitude = place.latitude});
            if (distance_between(point, goal) <= kilometres(2) &&
                text(places, feature, "names_used").find(place.name) != std::string::npos) {
                nearest = &feature;
            }
        }
        CHECK(nearest != nullptr);
    }
    for (const auto* word : {"Wall Street", "Islamic State", "Senate", "al Qaeda", "ISIS", "Pentagon", "White House"}) {
        INFO(word);
        for (const auto& feature : places.features) {
            CHECK(text(places, feature, "names_used").find(word) == std::string::npos);
        }
    }
}

TEST_CASE("the exclusion zone of the first article is 33 statute miles around the garrison") {
    if (seed_is_absent()) { return; }
    const auto& zones = layer(seed_map(), "zones");
    const auto* zone = find(zones, "origin", "text");
    REQUIRE(zone != nullptr);
    CHECK(number(zones, *zone, "radius_m") == Approx(53108.352).epsilon(1e-12));
    CHECK(text(zones, *zone, "distance_text").find("33-mile") != std::string::npos);
    CHECK(number(zones, *zone, "centre_lon") == Approx(38.61778).margin(1e-7));
    CHECK(number(zones, *zone, "centre_lat") == Approx(33.50583).margin(1e-7));
    CHECK(text(zones, *zone, "phrase").find("33-mile zone around the base") != std::string::npos);
    CHECK(text(zones, *zone, "declared_by").find("U.S.") != std::string::npos);
    CHECK(text(zones, *zone, "addressed_to").find("Assad") != std::string::npos);
    CHECK(text(zones, *zone, "sentence").find("steer clear of the base") != std::string::npos);
    CHECK(number(zones, *zone, "uncertainty_m") > 0.0);
    CHECK(area_km2(std::get<MultiPolygon>(*zone->geometry)) == Approx(8860.7).epsilon(0.001));
}

TEST_CASE("both southern zones are on the first article's map with the status of 9 June 2017") {
    if (seed_is_absent()) { return; }
    const auto& zones = layer(seed_map(), "zones");
    std::size_t announced = 0;
    std::size_t proposed = 0;
    for (const auto& feature : zones.features) {
        if (text(zones, feature, "origin") != "catalogue") { continue; }
        const auto area = area_km2(std::get<MultiPolygon>(*feature.geometry));
        if (text(zones, feature, "status") == "announced" && std::abs(area - 4462.0) <= 0.03 * 4462.0) { ++announced; }
        if (text(zones, feature, "status") == "proposed" && std::abs(area - 10845.0) <= 0.03 * 10845.0) {
            ++proposed;
            CHECK(text(zones, feature, "phrase").find("de-escalation zone in southwest Syria") != std::string::npos);
        }
    }
    CHECK(announced == 1);
    CHECK(proposed == 1);
}

TEST_CASE("southwest and southern Syria are regions of the first article's map") {
    if (seed_is_absent()) { return; }
    const auto& regions = layer(seed_map(), "regions");
    const auto* southwest = find(regions, "name", "Southwest Syria");
    const auto* south = find(regions, "name", "Southern Syria");
    REQUIRE(southwest != nullptr);
    REQUIRE(south != nullptr);
    const auto garrison = Coordinate::from_degrees({.longitude = 38.61778, .latitude = 33.50583});
    CHECK(contains(std::get<MultiPolygon>(*south->geometry), garrison));
    CHECK_FALSE(contains(std::get<MultiPolygon>(*southwest->geometry), garrison));
    CHECK(number(regions, *southwest, "uncertainty_m") == 20'000.0);
}

TEST_CASE("page furniture of the first article yields no place") {
    if (seed_is_absent()) { return; }
    const auto reading = read_one(seed);
    REQUIRE(reading.article.published);
    CHECK(reading.article.published->iso() == "2017-06-09");
    for (std::size_t i = 0; i < reading.toponyms.mentions.size(); ++i) {
        const auto& mention = reading.toponyms.mentions[i];
        if (reading.document.sentences[mention.sentence].part == PartKind::furniture) {
            CHECK(mention.role == Role::boilerplate);
        }
    }
}
