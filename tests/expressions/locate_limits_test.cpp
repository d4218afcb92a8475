// Whatever words ask for, wherever it is: a valid area or line, or a reason. Never an exception, never a broken
// polygon.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "expressions/plain_toponyms.hpp"
#include "mapwire/geometry/validity.hpp"

using namespace mapwire;
using mapwire::testing::world;

namespace {

// Round the antimeridian, near the poles, small and large, points and areas.
constexpr std::array<const char*, 18> places{"Fiji",   "Suva",    "Anadyr",      "Svalbard", "Longyearbyen", "Alert",
                                             "Russia", "Al Tanf", "Quito",       "Syria",    "Kiribati",     "Norway",
                                             "Nuuk",   "Daraa",   "New Zealand", "Chile",    "Antarctica",   "Aleppo"};
constexpr std::array<const char*, 8> directions{"north",      "south",      "east",       "west",
                                                "north-east", "south-west", "south-east", "north-west"};
constexpr std::array<const char*, 16> distances{
    "0 km",     "1 m",       "0.001 m",   "50 m",      "3 miles",   "33-mile",     "120 km",         "999 km",
    "5,000 km", "12,000 km", "19,999 km", "20,003 km", "40,000 km", "15 to 20 km", "99999999999 km", "1e9 km"};

struct Maker {
    std::mt19937 random;
    template <std::size_t N>
    std::string any(const std::array<const char*, N>& list) {
        return list[random() % N];
    }
    std::string phrase() {
        const auto d = any(distances);
        const auto x = any(places);
        const auto way = any(directions);
        switch (random() % 20) {
            case 0: return d + " " + way + " of " + x;
            case 1: return "within " + d + " of " + x;
            case 2: return d + " from " + x;
            case 3: return way + " of " + x;
            case 4: return "near " + x;
            case 5: return "in the " + way + " of " + x;
            case 6: return "off the coast of " + x;
            case 7: return d + " off the coast of " + x;
            case 8: return d + " from the border with " + x;
            case 9: return "between " + x + " and " + any(places);
            case 10: return "from " + x + " to " + any(places);
            case 11: return "two hours' drive from " + x;
            case 12: return way + " of " + x + ", " + any(places);
            case 13: return d + " inside " + x;
            case 14: return "over " + way + "ern " + x;
            case 15: return d + " on each side of the border with " + x;
            case 16: return "a zone " + d + " around " + x;
            case 17: return "in " + x + ", " + any(places) + " and " + any(places);
            case 18: return "the road from " + x + " to " + any(places);
            default: return "areas between " + d + " and " + any(distances) + " from " + x;
        }
    }
};

void check_drawable(const Geometry& geometry) {
    if (const auto* area = std::get_if<MultiPolygon>(&geometry)) {
        CHECK_FALSE(area->empty());
        const auto fault = invalidity(*area);
        CHECK(fault.value_or("") == "");
        const auto fault_rounded = invalidity(rounded_for_output(*area));
        CHECK(fault_rounded.value_or("") == "");
    }
    if (const auto* line = std::get_if<LineString>(&geometry)) { CHECK(line->positions.size() >= 2); }
    if (const auto* lines = std::get_if<MultiLineString>(&geometry)) {
        CHECK_FALSE(lines->lines.empty());
        for (const auto& line : lines->lines) { CHECK(line.positions.size() >= 2); }
    }
}

}  // namespace

TEST_CASE("any distance, direction and place gives a valid area or a reason") {
    auto ground = world().ground();
    ground.tolerance = Metres{100.0};
    Maker make{std::mt19937(20170609)};
    int drawn = 0;
    for (int i = 0; i < 400; ++i) {
        const auto phrase = make.phrase();
        INFO(phrase);
        LocatedExpression located;
        REQUIRE_NOTHROW(located = locate(read_phrase(phrase, world().gazetteer, world().tables).expression, ground));
        if (!located.footprint) {
            CHECK_FALSE(located.reason.empty());
            CHECK(located.reason.find("could not be made") == std::string::npos);
            continue;
        }
        ++drawn;
        CHECK(located.reason.empty());
        CHECK(std::isfinite(located.footprint->uncertainty.value()));
        CHECK(located.footprint->uncertainty >= Metres{0.0});
        CHECK_FALSE(located.footprint->derivation.empty());
        check_drawable(located.footprint->geometry);
    }
    CHECK(drawn > 150);
}

TEST_CASE("distances beyond half the Earth have a reason") {
    for (const auto* phrase : {"within 20,005 km of Daraa", "40,000 km from Daraa", "30,000 km north of Daraa",
                               "2,000 km from the border with Jordan", "5,000 km off the coast of Syria"}) {
        const auto located =
            locate(read_phrase(phrase, world().gazetteer, world().tables).expression, world().ground());
        INFO(phrase);
        CHECK_FALSE(located.footprint);
        CHECK_FALSE(located.reason.empty());
    }
}

TEST_CASE("a direction that its container cuts away has a reason") {
    const auto located =
        locate(read_phrase("north of Aleppo, Jordan", world().gazetteer, world().tables).expression, world().ground());
    CHECK_FALSE(located.footprint);
    CHECK(located.reason == "the words and Jordan have nothing in common");
}

TEST_CASE("the border of one country alone is its border on land") {
    const auto located = locate(
        read_phrase("100 km from the Russian border", world().gazetteer, world().tables).expression, world().ground());
    REQUIRE(located.footprint);
    CHECK_FALSE(invalidity(std::get<MultiPolygon>(located.footprint->geometry)));
    CHECK(located.footprint->derivation.find("a line of the outlines") != std::string::npos);
}

TEST_CASE("what a cache of footprints gives is what would be made anew") {
    FootprintCache cache(64);
    auto cached = world().ground();
    cached.tolerance = Metres{100.0};
    auto plain = cached;
    cached.cache = &cache;
    std::vector<LocatedExpression> anew;  // made in the first round, when the cache is filled
    for (int round = 0; round < 2; ++round) {
        Maker make{std::mt19937(7)};
        for (int i = 0; i < 60; ++i) {
            const auto phrase = make.phrase();
            INFO(phrase);
            const auto expression = read_phrase(phrase, world().gazetteer, world().tables).expression;
            const auto one = locate(expression, cached);
            if (round == 0) { anew.push_back(locate(expression, plain)); }
            const auto& other = anew.at(static_cast<std::size_t>(i));
            CHECK(one.reason == other.reason);
            CHECK(one.line == other.line);
            CHECK(one.region_id == other.region_id);
            REQUIRE(one.footprint.has_value() == other.footprint.has_value());
            if (!one.footprint) { continue; }
            CHECK(one.footprint->geometry == other.footprint->geometry);
            CHECK(one.footprint->derivation == other.footprint->derivation);
            CHECK(one.footprint->uncertainty.value() == other.footprint->uncertainty.value());
        }
    }
}
