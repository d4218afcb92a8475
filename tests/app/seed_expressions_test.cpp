// The expert's spatial expressions of the first real article, each read as the expert reads it. The article is not part
// of this repository: without it the test says so.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "app/mapped_articles.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/overlay.hpp"

using namespace mapwire;
using namespace mapwire::testing;

namespace {

const char* const seed = MAPWIRE_SHARED_DIR "/seed/wsj-2017-06-09-syria-safe-zone.txt";
const char* const gold = MAPWIRE_SHARED_DIR "/reference/seed-gold.json";

struct Expected {
    std::string id;
    std::string surface;
    std::size_t start = 0;  ///< code points
    std::string geometry;
};

std::vector<Expected> expert_reading() {
    std::ifstream stream(gold);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    const auto all = bytes.str();
    const auto begin = all.find("\"spatial_expressions\"");
    const auto end = all.find("\"time_expressions\"");
    if (begin == std::string::npos || end == std::string::npos) { return {}; }
    const auto part = all.substr(begin, end - begin);
    const std::regex row(
        R"re("id":\s*"(s[0-9a-z]+)",\s*"surface":\s*"([^"]*)",\s*"start":\s*([0-9]+),\s*"end":\s*[0-9]+,\s*"geometry":\s*"([^"]*)")re");
    std::vector<Expected> expected;
    for (auto it = std::sregex_iterator(part.begin(), part.end(), row); it != std::sregex_iterator(); ++it) {
        expected.push_back({(*it)[1], (*it)[2], std::stoul((*it)[3]), (*it)[4]});
    }
    return expected;
}

std::size_t byte_of(std::string_view text, std::size_t code_point) {
    std::size_t byte = 0;
    for (std::size_t passed = 0; byte < text.size(); ++byte) {
        const bool begins = (static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U;
        if (begins && passed++ == code_point) { break; }
    }
    return byte;
}

Coordinate at(double longitude, double latitude) {
    return Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
}

}  // namespace

TEST_CASE("all spatial expressions of the first article read as the expert reads them") {
    if (!std::filesystem::exists(seed) || !std::filesystem::exists(gold)) {
        WARN("skipped: " << seed << " is not there");
        return;
    }
    const auto expected = expert_reading();
    REQUIRE(expected.size() == 21);
    const auto reading = read_one(seed);
    for (const auto& one : expected) {
        INFO(one.id << ": " << one.surface);
        const auto byte = byte_of(reading.article.text, one.start);
        const LocatedExpression* found = nullptr;
        for (const auto& located : reading.expressions) {
            if (located.expression.span.begin == byte && located.expression.phrase == one.surface) { found = &located; }
        }
        REQUIRE(found != nullptr);
        const auto& footprint = found->footprint;
        const auto* area = footprint ? std::get_if<MultiPolygon>(&footprint->geometry) : nullptr;
        const auto* point = footprint ? std::get_if<Coordinate>(&footprint->geometry) : nullptr;
        if (one.geometry.starts_with("Polygon")) {
            REQUIRE(area != nullptr);
            CHECK_FALSE(found->expression.same_as);
        } else if (one.geometry == "Point") {
            REQUIRE(point != nullptr);
        } else if (one.geometry == "Line band") {
            REQUIRE(area != nullptr);
            CHECK(found->expression.relation == "border_band");
            CHECK(contains(*area, at(38.9, 33.44)));       // where Syria meets Iraq east of Al Tanf
            CHECK_FALSE(contains(*area, at(43.0, 37.3)));  // not where Turkey does
        } else if (one.geometry == "coreference" || one.geometry == "within") {
            CHECK(found->expression.same_as);
        } else {
            CHECK_FALSE(footprint);  // complement, unlocated, a class noun
        }
        if (one.id == "s03" || one.id == "s05") { CHECK(contains(*area, at(38.657, 33.488))); }
        if (one.id == "s04") { CHECK(distance_between(*point, at(-77.0735, 38.9262)) < Metres{10'000.0}); }
        if (one.id == "s06") { CHECK(distance_between(*point, at(38.61778, 33.50583)) < Metres{1'000.0}); }
        if (one.id == "s08") { CHECK(area_km2(*area) == Approx(8860.7).epsilon(0.001)); }
    }
}
