#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/model/coordinate.hpp"
#include "mapwire/tables/table.hpp"

// The home ground: Syria in depth and the places round it. What holds for every gazetteer table is asked elsewhere.

using namespace mapwire;

namespace {

Table read_table(const std::string& name) {
    std::ifstream stream(MAPWIRE_SOURCE_DIR "/geodata/gazetteer/" + name, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    return Table::parse(
        "geodata/gazetteer/" + name, text,
        {"id", "name", "names", "feature_class", "feature_code", "longitude_deg", "latitude_deg", "country_code",
         "admin1", "admin2", "population", "valid_from", "valid_to", "uncertainty_m", "source", "note"});
}

template <typename Check>
void for_each_row(const Table& table, Check check) {
    for (std::size_t i = 0; i < table.size(); ++i) { check(table.row(i)); }
}

Coordinate position(const TableRow& row) {
    return Coordinate::from_degrees({.longitude = row.number("longitude_deg"), .latitude = row.number("latitude_deg")});
}

/// Does the place bear this name, in English or in the language that the tag says ("ar:التنف")?
bool has_name(const TableRow& row, std::string_view tagged) {
    if (tagged.starts_with("en:") && tagged.substr(3) == row["name"]) { return true; }
    const auto names = row.list("names");
    return std::ranges::find(names, tagged) != names.end();
}

}  // namespace

TEST_CASE("the home ground holds Syria's divisions, its places in depth and those round it") {
    const Table syria = read_table("syria.tsv");
    std::map<std::string, int, std::less<>> count;
    for_each_row(syria, [&](const TableRow& row) {
        INFO(row.where());
        CHECK(row["country_code"] == "SY");
        ++count[std::string(row["feature_class"] == "A" ? row["feature_code"] : "places")];
        ++count[std::string(row["feature_class"])];
    });
    CHECK(count["ADM1"] == 14);
    CHECK(count["ADM2"] == 62);
    CHECK(count["places"] >= 1200);
    CHECK(count["S"] >= 120);
    CHECK(read_table("syria_neighbours.tsv").size() >= 300);
}

TEST_CASE("each place of Syria names a governorate and a district of that governorate") {
    const Table syria = read_table("syria.tsv");
    std::map<std::string, std::string, std::less<>> governorate_of;
    std::set<std::string, std::less<>> governorates;
    for_each_row(syria, [&](const TableRow& row) {
        if (row["feature_code"] == "ADM1") { governorates.emplace(row["id"]); }
        if (row["feature_code"] == "ADM2") { governorate_of.emplace(row["id"], row["admin1"]); }
    });
    for_each_row(syria, [&](const TableRow& row) {
        INFO(row.where() << " " << row["name"]);
        if (row["feature_code"] == "ADM1") {
            CHECK(row["admin1"].empty());
            return;
        }
        CHECK(governorates.contains(row["admin1"]));
        if (row["feature_code"] == "ADM2") { return; }
        const auto district = governorate_of.find(row["admin2"]);
        REQUIRE(district != governorate_of.end());
        CHECK(district->second == row["admin1"]);
    });
}

TEST_CASE("places of the home ground lie in the box of their country") {
    struct Box {
        std::string_view country;
        double west, south, east, north;
    };
    // The outermost points of each country's land, rounded outwards to a tenth of a degree.
    constexpr std::array<Box, 7> boxes{{{"SY", 35.6, 32.3, 42.4, 37.4},
                                        {"IQ", 38.7, 29.0, 48.8, 37.5},
                                        {"JO", 34.9, 29.1, 39.4, 33.5},
                                        {"LB", 35.0, 33.0, 36.7, 34.8},
                                        {"TR", 25.6, 35.8, 44.9, 42.2},
                                        {"IL", 34.2, 29.4, 35.9, 33.4},
                                        {"PS", 34.2, 31.2, 35.6, 32.6}}};
    for (const auto* name : {"syria.tsv", "syria_neighbours.tsv"}) {
        for_each_row(read_table(name), [&](const TableRow& row) {
            INFO(row.where() << " " << row["name"]);
            const auto* box = std::ranges::find(boxes, row["country_code"], &Box::country);
            REQUIRE(box != boxes.end());
            CHECK(row.number("longitude_deg") >= box->west);
            CHECK(row.number("longitude_deg") <= box->east);
            CHECK(row.number("latitude_deg") >= box->south);
            CHECK(row.number("latitude_deg") <= box->north);
        });
    }
}

TEST_CASE("places of the home ground have Arabic, Russian, Turkish and French names") {
    std::map<std::string, int, std::less<>> with;
    int places = 0;
    for (const auto* name : {"syria.tsv", "syria_neighbours.tsv"}) {
        for_each_row(read_table(name), [&](const TableRow& row) {
            ++places;
            std::set<std::string_view> languages;
            for (const auto other : row.list("names")) { languages.insert(other.substr(0, 2)); }
            for (const auto language : languages) { ++with[std::string(language)]; }
        });
    }
    for (const auto* language : {"ar", "ru", "tr", "fr"}) {
        INFO(language);
        CHECK(with[language] >= places * 98 / 100);
    }
}

TEST_CASE("Al Tanf is a settlement, a garrison 4 km from it and a crossing on the border") {
    const Table syria = read_table("syria.tsv");
    std::map<std::string, Coordinate, std::less<>> places;
    for_each_row(syria, [&](const TableRow& row) {
        if (row["id"] == "gn:172344") {
            CHECK(row["feature_class"] == "P");
            for (const auto* spelling : {"en:Al Tanf", "en:At Tanf", "en:al-Tanf", "en:Tanf", "en:Al-Tanaf", "ar:التنف",
                                         "ru:Эт-Танф", "ru:Ат-Танф"}) {
                INFO(spelling);
                CHECK(has_name(row, spelling));
            }
            CHECK(row["note"].find("Homs") != std::string_view::npos);
        } else if (row["id"] == "mw:al-tanf-garrison") {
            CHECK(row["feature_code"] == "INSM");
            CHECK(row["valid_from"] == "2016-03-03");
            CHECK(has_name(row, "en:Tanf base"));
        } else if (row["id"] != "mw:al-tanf-border-crossing") {
            return;
        }
        places.emplace(row["id"], position(row));
    });
    REQUIRE(places.size() == 3);
    const auto settlement = places.at("gn:172344");
    const auto garrison = places.at("mw:al-tanf-garrison");
    CHECK(distance_between(settlement, garrison).value() == Approx(4130).margin(50));
    CHECK(distance_between(garrison, places.at("mw:al-tanf-border-crossing")).value() == Approx(28500).margin(500));
}
