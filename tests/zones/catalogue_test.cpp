#include "mapwire/zones/catalogue.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/validity.hpp"
#include "mapwire/model/error.hpp"
#include "shipped.hpp"

using namespace mapwire;

namespace {

Date day(std::string_view text) { return Date::parse_iso(text).value(); }

Coordinate at(double longitude, double latitude) {
    return Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
}

std::string message_of(std::string_view rows,
                       std::string_view header = "id\tname\tkind\trecipe\tuncertainty_m\tsource\n") {
    const std::string table = std::string(header) + std::string(rows);
    const std::array tables{GeodataFile{"mine.tsv", table}};
    try {
        (void)ZoneCatalogue::load(geodata_files(), shipped_outlines(), shipped_regions(), tables);
    } catch (const InputError& error) { return error.what(); }
    return "no error";
}

}  // namespace

TEST_CASE("every zone of the catalogue is a valid area with source and uncertainty") {
    REQUIRE(shipped_zones().zones().size() >= 9);
    for (const auto& known : shipped_zones().zones()) {
        CAPTURE(known.id.text);
        const auto& area = shipped_zones().area(known.id);
        CHECK_FALSE(area.empty());
        CHECK(invalidity(area).value_or("valid") == "valid");
        CHECK(known.uncertainty.value() > 0.0);
        CHECK_FALSE(known.source.empty());
        CHECK_FALSE(known.note.empty());
        const auto box = bounding_box(Geometry{area});
        const auto bounds = shipped_zones().bounds(known.id);
        REQUIRE(bounds.has_value());
        CHECK(bounds->west <= box.west);
        CHECK(bounds->south <= box.south);
        CHECK(bounds->east >= box.east);
        CHECK(bounds->north >= box.north);
    }
}

TEST_CASE("the southern zones have the areas of the governorates that they name") {
    CHECK(area_km2(shipped_zones().area(ZoneId{"southern-memorandum-2017"})) == Approx(4462).epsilon(0.03));
    CHECK(area_km2(shipped_zones().area(ZoneId{"southwest-ceasefire-2017"})) == Approx(10845).epsilon(0.03));
}

TEST_CASE("other zones have about the area that reports and reconstructions give") {
    CHECK(area_km2(shipped_zones().area(ZoneId{"al-tanf-deconfliction"})) == Approx(9503.2).epsilon(0.001));
    CHECK(area_km2(shipped_zones().area(ZoneId{"al-tanf-deconfliction/33-mi"})) == Approx(8860.7).epsilon(0.001));
    CHECK(area_km2(shipped_zones().area(ZoneId{"idlib-de-escalation"})) == Approx(6483).epsilon(0.1));
    CHECK(area_km2(shipped_zones().area(ZoneId{"rastan-houla-de-escalation"})) == Approx(523).epsilon(0.25));
    CHECK(area_km2(shipped_zones().area(ZoneId{"eastern-ghouta-de-escalation"})) == Approx(94).epsilon(0.4));
    const auto& safe_zone = shipped_zones().area(ZoneId{"tell-abyad-ras-al-ayn-2019"});
    CHECK(area_km2(safe_zone) == Approx(103 * 32).epsilon(0.15));
    CHECK(contains(safe_zone, at(38.953, 36.690)));
    const auto& strip = shipped_zones().area(ZoneId{"idlib-demilitarised-2018"});
    CHECK(area_km2(difference_of(strip, shipped_zones().area(ZoneId{"idlib-de-escalation"}))) < 1e-3);
    CHECK_FALSE(contains(strip, at(36.56, 36.03)));  // Harim hills, far from the line of contact
}

TEST_CASE("a zone's status follows from the day") {
    struct Case {
        const char* zone;
        const char* day;
        const char* status;
    };
    for (const auto& [zone, on, status] : {Case{"southern-memorandum-2017", "2017-06-09", "announced"},
                                           Case{"southwest-ceasefire-2017", "2017-06-09", "proposed"},
                                           Case{"southwest-ceasefire-2017", "2017-07-08", "announced"},
                                           Case{"southwest-ceasefire-2017", "2017-07-09", "in_force"},
                                           Case{"southwest-ceasefire-2017", "2018-07-31", "in_force"},
                                           Case{"southwest-ceasefire-2017", "2018-08-01", "lapsed"},
                                           Case{"southwest-ceasefire-2017", "2017-05-01", "unknown"},
                                           Case{"al-tanf-deconfliction", "2017-06-09", "in_force"},
                                           Case{"undof-area-of-separation", "2017-06-09", "in_force"},
                                           Case{"idlib-de-escalation", "2017-06-09", "announced"},
                                           Case{"idlib-demilitarised-2018", "2018-09-20", "announced"}}) {
        CAPTURE(zone, on);
        const auto found = shipped_zones().zone_on(zone, day(on));
        CHECK((found ? std::string(to_text(found->status)) : "unknown") == status);
    }
    CHECK(status_on({}, day("2020-01-01")) == ZoneStatus::announced);
    CHECK(status_on({{}, day("2017-05-04"), {}, {}}, std::nullopt) == ZoneStatus::announced);
    CHECK(status_on({{}, day("2017-05-04"), {}, day("2018-05-04")}, std::nullopt) == ZoneStatus::lapsed);
}

TEST_CASE("a zone as a value says where it comes from and what is not certain") {
    const auto zone = shipped_zones().zone_on("southern-memorandum-2017", day("2017-06-09"));
    REQUIRE(zone.has_value());
    CHECK(zone->from_catalogue);
    CHECK(zone->kind == "de_escalation_zone");
    CHECK(zone->validity.first == day("2017-05-06"));
    CHECK(zone->notes.find("reconstruction") == 0);
    CHECK(zone->parties == "Russia; Turkey; Iran");
    CHECK(zone->uncertainty.value() == 5000.0);
    CHECK(zone->area_km2.has_value());
    CHECK_FALSE(shipped_zones().zone_on("atlantis", day("2017-06-09")).has_value());
}

TEST_CASE("differing statements about one zone are kept and marked") {
    const auto* const tanf = shipped_zones().find("al-tanf-deconfliction");
    REQUIRE(tanf != nullptr);
    CHECK(tanf->radius->value() == 55000.0);
    CHECK(tanf->statements.size() >= 3);
    const auto press = shipped_zones().zone_on("al-tanf-deconfliction/33-mi", day("2017-06-09"));
    REQUIRE(press.has_value());
    CHECK(press->radius->value() == 53108.352);
    CHECK(press->same_as == ZoneId{"al-tanf-deconfliction"});
    CHECK(press->notes.find("differing statement") == 0);
    CHECK_FALSE(shipped_zones().zone_on("al-tanf-deconfliction/34-mi", day("2017-06-09")).has_value());
}

TEST_CASE("zones are listed by day and by box") {
    const auto ids = [](const ZoneQuery& query) {
        std::vector<std::string> found;
        for (const auto& zone : shipped_zones().query(query)) { found.push_back(zone.id.text); }
        return found;
    };
    const auto has = [](const std::vector<std::string>& list, const char* id) {
        return std::find(list.begin(), list.end(), id) != list.end();
    };
    CHECK(ids({}).size() == shipped_zones().zones().size());
    CHECK(ids({{}, {}, true}).size() > shipped_zones().zones().size());
    const auto june = ids({day("2017-06-09"), {}, false});
    CHECK(has(june, "southwest-ceasefire-2017"));
    CHECK_FALSE(has(june, "idlib-demilitarised-2018"));
    CHECK_FALSE(has(ids({day("2019-01-01"), {}, false}), "southwest-ceasefire-2017"));
    const auto east = ids({{}, BoundingBox{38.0, 33.0, 39.0, 34.0}, false});
    CHECK(east == std::vector<std::string>{"al-tanf-deconfliction"});
    CHECK(ids({{}, BoundingBox{170.0, -40.0, -170.0, -30.0}, false}).empty());
}

TEST_CASE("users bring their own zones, built from those that are there") {
    const std::string table =
        "id\tname\tkind\trecipe\tuncertainty_m\tsource\tannounced_on\n"
        "my-zone\tMy zone\tno_fly_zone\tintersection(zone(al-tanf-deconfliction), land(SY))\t2000\town\t2020-01-01\n"
        "nothing\tNothing\tother\tintersection(zone(my-zone), zone(idlib-de-escalation))\t1\town\t\n";
    const std::array tables{GeodataFile{"mine.tsv", table}};
    const auto catalogue = ZoneCatalogue::load(geodata_files(), shipped_outlines(), shipped_regions(), tables);
    CHECK(catalogue.zones().size() == shipped_zones().zones().size() + 2);
    CHECK(area_km2(catalogue.area(ZoneId{"my-zone"})) == Approx(9503.2 * 0.738).epsilon(0.03));
    const auto nothing = catalogue.zone_on("nothing", day("2020-01-01"));
    REQUIRE(nothing.has_value());
    CHECK(nothing->geometry.empty());
    CHECK(nothing->notes == "the recipe leaves no area");
}

TEST_CASE("a thousand nested zones are zones like any other") {
    std::string table = "id\tname\tkind\trecipe\tuncertainty_m\tsource\n";
    for (int i = 0; i < 1000; ++i) {
        table += "n" + std::to_string(i) + "\tN\tother\t" +
                 (i == 0 ? "buffer(point(38 33), 5km)" : "union(zone(n" + std::to_string(i - 1) + "))") + "\t1\ts\n";
    }
    const std::array tables{GeodataFile{"mine.tsv", table}};
    const auto catalogue = ZoneCatalogue::load(geodata_files(), shipped_outlines(), shipped_regions(), tables);
    CHECK(area_km2(catalogue.area(ZoneId{"n999"})) == area_km2(catalogue.area(ZoneId{"n0"})));
    CHECK(catalogue.bounds(ZoneId{"n999"}) == catalogue.bounds(ZoneId{"n0"}));
}

TEST_CASE("a faulty zone is refused with line, finding and remedy") {
    CHECK(message_of("a\tA\tother\tland(SY)\t1\ts\n") == "no error");
    CHECK(message_of("a\tA\tforbidden\tland(SY)\t1\ts\n") ==
          "mine.tsv:2: kind is \"forbidden\". Write exclusion_zone, deconfliction_zone, de_escalation_zone, "
          "demilitarised_zone, safe_zone, no_fly_zone, buffer or other.");
    CHECK(message_of("a\tA\tother\tland(SY)\tten\ts\n") ==
          "mine.tsv:2: uncertainty_m is \"ten\", not a number. Write for example 10 or 2.5.");
    CHECK(message_of("a\t\tother\tland(SY)\t1\ts\n") == "mine.tsv:2: name is empty. Fill it in.");
    CHECK(message_of("al-tanf-deconfliction\tA\tother\tland(SY)\t1\ts\n") ==
          "mine.tsv:2: the id \"al-tanf-deconfliction\" is there twice. Give each zone its own.");
    CHECK(message_of("a\tA\tother\tpolygon(36 33, 37 34, 37 33, 36 34)\t1\ts\n")
              .find("mine.tsv:2: recipe: the polygon") == 0);
    CHECK(message_of("a\tA\tother\tzone(b)\t1\ts\nb\tB\tother\tzone(a)\t1\ts\n") ==
          "mine.tsv:3: recipe: the recipe refers to itself through \"a\". Take one of the references out.");
    CHECK(message_of("a\tA\tother\n", "id\tname\tkind\n") ==
          "mine.tsv:1: the header has no column \"recipe\". Add it, with tabs between the columns.");
    const auto* const dated = "id\tname\tkind\trecipe\tuncertainty_m\tsource\tannounced_on\tuntil\ttrigger_words\n";
    CHECK(message_of("a\tA\tother\tland(SY)\t1\ts\t2017-05-04\t2016-05-04\t\n", dated) ==
          "mine.tsv:2: until is before announced_on. Mend the dates.");
    CHECK(message_of("a\tA\tother\tland(SY)\t1\ts\tMay 2017\t\t\n", dated) ==
          "mine.tsv:2: announced_on is \"May 2017\", not a day. Write YYYY-MM-DD or leave it empty.");
    CHECK(message_of("a\tA\tother\tland(SY)\t1\ts\t\t\tsafe zone\n", dated) ==
          "mine.tsv:2: trigger_words and trigger_places go together. Fill in both or neither.");
}
