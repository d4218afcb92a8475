#include "mapwire/gazetteer/regions.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <set>

#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/validity.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/tables/geodata.hpp"
#include "mapwire/text/fold.hpp"

using namespace mapwire;

namespace {

const Outlines& outlines() {
    static const Outlines shipped = Outlines::load(geodata_files());
    return shipped;
}

const NamedRegions& shipped() {
    static const NamedRegions regions = NamedRegions::load(geodata_files(), outlines());
    return regions;
}

Coordinate at(double longitude, double latitude) {
    return Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
}

const MultiPolygon& area_of(std::string_view wording) {
    const auto* const region = shipped().find(wording);
    REQUIRE(region != nullptr);
    return shipped().area(region->id);
}

std::string message_of(std::string_view rows) {
    const std::string table =
        "id\tname\tcountry_code\tnames\trecipe\tuncertainty_m\tvalid_from\tvalid_to\tsource\tnote\n" +
        std::string(rows);
    const std::array files{GeodataFile{"geodata/regions/mine.tsv", table}};
    try {
        (void)NamedRegions::load(files, outlines());
    } catch (const InputError& error) { return error.what(); }
    return "no error";
}

}  // namespace

TEST_CASE("every named region is a valid area with a stated fuzziness and a source") {
    REQUIRE(shipped().regions().size() >= 15);
    for (const auto& region : shipped().regions()) {
        CAPTURE(region.id.text);
        const auto& area = shipped().area(region.id);
        CHECK_FALSE(area.empty());
        CHECK(invalidity(area).value_or("valid") == "valid");
        CHECK(region.uncertainty.value() >= 100.0);
        CHECK(region.uncertainty.value() <= 300'000.0);
        CHECK_FALSE(region.source.empty());
        CHECK(shipped().find_by_id(region.id.text) == &region);
        // A region finds itself under its own name or has at least one wording.
        const auto index = static_cast<std::size_t>(&region - shipped().regions().data());
        const auto& wordings = shipped().wordings();
        CHECK(std::any_of(wordings.begin(), wordings.end(), [&](const auto& w) { return w.region == index; }));
        if (!region.country_code.empty()) {
            const auto land = outlines().land_of(region.country_code);
            REQUIRE(land.has_value());
            CHECK(area_km2(difference_of(area, *land)) < 1e-3);
        }
    }
}

TEST_CASE("southwest Syria is Daraa, Quneitra and As-Suwayda with an edge of 20 km") {
    const auto* const region = shipped().find("Southwest Syria");
    REQUIRE(region != nullptr);
    CHECK(region->id.text == "southwest-syria");
    CHECK(region->uncertainty.value() == 20'000.0);
    CHECK(area_km2(shipped().area(region->id)) == Approx(10845).epsilon(0.03));
    for (const auto* wording : {"southwestern Syria", "south-west Syria", "SOUTH-WESTERN SYRIA", "Syria’s southwest",
                                "the southwest of Syria", "جنوب غرب سوريا", "юго-западе Сирии"}) {
        CAPTURE(wording);
        CHECK(shipped().find(wording) == region);
    }
}

TEST_CASE("southern Syria is what lies south of 33.7 N and holds Al Tanf") {
    const auto& area = area_of("southern Syria");
    CHECK(contains(area, at(38.6570, 33.4883)));
    CHECK(contains(area, at(36.1021, 32.6189)));
    CHECK_FALSE(contains(area, at(36.7233, 34.7268)));  // Homs
    CHECK(bounding_box(Geometry{area}).north == Approx(33.7));
    CHECK(area_km2(difference_of(area_of("southwest Syria"), area)) < 1e-6);
}

TEST_CASE("other regions hold the places that they are named for") {
    struct Case {
        const char* wording;
        double longitude;
        double latitude;
        bool inside;
    };
    for (const auto& [wording, longitude, latitude, inside] : {Case{"northern Syria", 37.1343, 36.2012, true},
                                                               Case{"northern Syria", 36.2913, 33.5102, false},
                                                               Case{"northeastern Syria", 41.2317, 37.0522, true},
                                                               Case{"northwest Syria", 36.6339, 35.9306, true},
                                                               Case{"eastern Syria", 40.1408, 35.3359, true},
                                                               Case{"Eastern Ghouta", 36.4027, 33.5718, true},
                                                               Case{"Eastern Ghouta", 36.2913, 33.5102, false},
                                                               Case{"Syrian desert", 38.2684, 34.5624, true},
                                                               Case{"Rojava", 40.7421, 36.5024, true},
                                                               Case{"central Syria", 36.7233, 34.7268, true},
                                                               Case{"the Donbas", 37.80, 48.00, true},
                                                               Case{"Donbass", 39.30, 48.57, true},
                                                               Case{"Donbas", 36.23, 49.99, false},
                                                               Case{"Crimea", 34.10, 44.95, true},
                                                               Case{"Crimea", 33.52, 44.62, true},
                                                               Case{"Crimea", 37.6, 45.0, false},
                                                               Case{"the Gaza Strip", 34.40, 31.42, true},
                                                               Case{"the West Bank", 35.2, 31.95, true},
                                                               Case{"the Gaza Strip", 35.2, 31.95, false},
                                                               Case{"Iraqi Kurdistan", 44.01, 36.19, true},
                                                               Case{"Iraqi Kurdistan", 44.37, 33.32, false},
                                                               Case{"Sinai", 33.80, 31.12, true},
                                                               Case{"Sinai", 31.24, 30.04, false},
                                                               Case{"the Sahel", -3.0, 16.77, true},
                                                               Case{"southern Lebanon", 35.48, 33.38, true},
                                                               Case{"southern Lebanon", 35.5, 33.89, false},
                                                               Case{"Baltic states", 24.1, 56.95, true},
                                                               Case{"eastern Congo", 29.23, -1.66, true}}) {
        CAPTURE(wording, longitude, latitude);
        CHECK(contains(area_of(wording), at(longitude, latitude)) == inside);
    }
    CHECK(shipped().find("southern Atlantis") == nullptr);
    CHECK(shipped().find("") == nullptr);
    CHECK(shipped().find_by_id("atlantis") == nullptr);
}

TEST_CASE("wordings are folded, sorted and mean one region each") {
    const auto& wordings = shipped().wordings();
    REQUIRE(wordings.size() > 100);
    for (std::size_t i = 0; i < wordings.size(); ++i) {
        CHECK(fold_name(wordings[i].folded) == wordings[i].folded);
        if (i > 0) { CHECK(wordings[i - 1].folded < wordings[i].folded); }
        CHECK(wordings[i].language.size() == 2);
    }
}

TEST_CASE("a faulty region is refused with line, finding and remedy") {
    const std::string good = "a\tA\tSY\tland of A\tland(SY)\t1000\t\t\ts\t\n";
    CHECK(message_of(good) == "no error");
    CHECK(message_of("a\tA\tSY\tx\tland(SY)\tfar\t\t\ts\t\n") ==
          "geodata/regions/mine.tsv:2: uncertainty_m is \"far\", not a number. Write for example 10 or 2.5.");
    CHECK(message_of("a\tA\tSY\tx\tland(SY)\t-1\t\t\ts\t\n") ==
          "geodata/regions/mine.tsv:2: uncertainty_m is negative. Write how fuzzy the edge is, in metres.");
    CHECK(message_of("a\tA\tSY\tx\tland(SY)\t1\t2017-13-01\t\ts\t\n") ==
          "geodata/regions/mine.tsv:2: valid_from is \"2017-13-01\", not a day. Write YYYY-MM-DD or leave it empty.");
    CHECK(message_of("a\tA\tSY\tx\tland(SY)\t1\t2017-12-01\t2016-01-01\ts\t\n") ==
          "geodata/regions/mine.tsv:2: valid_to is before valid_from. Swap them.");
    CHECK(message_of(good + "b\tB\tSY\tLand of A\tland(SY)\t1000\t\t\ts\t\n") ==
          "geodata/regions: the wording \"land of a\" means both a and b. Keep it in one row.");
    CHECK(message_of(good + "a\tB\tSY\tLand of B\tland(SY)\t1000\t\t\ts\t\n") ==
          "geodata/regions/mine.tsv:3: the id \"a\" is there twice. Give each region its own.");
    CHECK(message_of("a\tA\tSY\tx\tland(SYR)\t1\t\t\ts\t\n") ==
          "geodata/regions/mine.tsv:2: recipe: there is no outline of the country \"SYR\". Write a code of ISO 3166-1 "
          "alpha-2 such as SY.");
}
