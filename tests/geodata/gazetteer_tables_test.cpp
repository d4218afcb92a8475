#include "geodata/gazetteer_tables.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "mapwire/model/coordinate.hpp"
#include "mapwire/model/date.hpp"

// The tables of geodata/gazetteer/ are valid, whatever their number.

using namespace mapwire;

namespace {

bool is_lasting_id(std::string_view id) {
    if (id.starts_with("gn:")) {
        return id.size() > 3 && std::ranges::all_of(id.substr(3), [](char c) { return c >= '0' && c <= '9'; });
    }
    return id.starts_with("mw:") && id.size() > 3 && std::ranges::all_of(id.substr(3), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

/// "en", "ar.demonym": two letters of ISO 639-1, then a kind the gazetteer knows.
bool is_name_tag(std::string_view tag) {
    static const std::set<std::string_view> kinds = {"abbr", "demonym", "former"};
    if (tag.size() < 2 || tag[0] < 'a' || tag[0] > 'z' || tag[1] < 'a' || tag[1] > 'z') { return false; }
    return tag.size() == 2 || (tag[2] == '.' && kinds.contains(tag.substr(3)));
}

}  // namespace

TEST_CASE("the gazetteer tables are there and hold thousands of places") {
    std::size_t rows = 0;
    for (const auto& table : tables()) { rows += table.size(); }
    CHECK(tables().size() >= 6);
    CHECK(rows > 4000);
}

TEST_CASE("each place has its own lasting id, and its divisions are places of the tables") {
    std::map<std::string, std::string, std::less<>> seen;
    for_each_row([&](const TableRow& row) {
        INFO(row.where());
        CHECK(is_lasting_id(row["id"]));
        const auto [first, is_new] = seen.try_emplace(std::string(row["id"]), row.where());
        INFO("also " << first->second);
        CHECK(is_new);
    });
    std::set<std::string, std::less<>> countries_with_districts;
    for_each_row([&](const TableRow& row) {
        if (row["feature_code"] == "ADM2") { countries_with_districts.emplace(row["country_code"]); }
    });
    for_each_row([&](const TableRow& row) {
        INFO(row.where() << " admin1 " << row["admin1"] << " admin2 " << row["admin2"]);
        CHECK((row["admin1"].empty() || (seen.contains(row["admin1"]) && row["admin1"] != row["id"])));
        if (countries_with_districts.contains(row["country_code"])) {
            CHECK((row["admin2"].empty() || (seen.contains(row["admin2"]) && row["admin2"] != row["id"])));
        }
    });
}

TEST_CASE("each place has a name, tagged other names, a feature code, a position and a source") {
    for_each_row([](const TableRow& row) {
        INFO(row.where());
        CHECK_FALSE(row["name"].empty());
        CHECK_FALSE(row["source"].empty());
        REQUIRE(row["feature_class"].size() == 1);
        CHECK(std::string_view("AHLPRSTUV").find(row["feature_class"]) != std::string_view::npos);
        CHECK(row["feature_code"].size() >= 2);
        CHECK(Coordinate::try_from_degrees(
                  {.longitude = row.number("longitude_deg"), .latitude = row.number("latitude_deg")})
                  .has_value());
        CHECK(row.number("uncertainty_m") > 0);
        CHECK(row.number("uncertainty_m") <= 10'000'000);
        const auto population = row.optional_number("population");
        CHECK((!population || (*population >= 0 && *population <= 2e9)));
        for (const auto* column : {"valid_from", "valid_to"}) {
            CHECK((row[column].empty() || Date::parse_iso(row[column]).has_value()));
        }
        if (!row["valid_from"].empty() && !row["valid_to"].empty()) { CHECK(row["valid_from"] <= row["valid_to"]); }
        std::set<std::string_view> names;
        for (const auto name : row.list("names")) {
            INFO(name);
            const auto colon = name.find(':');
            REQUIRE(colon != std::string_view::npos);
            const auto tag = name.substr(0, colon);
            CHECK(is_name_tag(tag.substr(0, tag.find('@'))));
            // Only what is over is dated here, and the row says who dates it.
            if (tag.find('@') != std::string_view::npos) {
                CHECK(tag.find(".former@") != std::string_view::npos);
                CHECK(row["source"].find("(periods of names)") != std::string_view::npos);
            }
            CHECK(colon + 1 < name.size());
            CHECK(names.insert(name).second);
        }
    });
}

TEST_CASE("each sovereign country has demonyms and a capital, and no country has two rows") {
    std::map<std::string, std::string, std::less<>> countries;
    std::set<std::string, std::less<>> capitals;
    std::set<std::string, std::less<>> with_demonym;
    for_each_row([&](const TableRow& row) {
        const std::string code(row["country_code"]);
        INFO(row.where());
        CHECK((code.empty() || (code.size() == 2 && std::isupper(static_cast<unsigned char>(code[0])))));
        if (row["feature_code"] == "PPLC") { capitals.insert(code); }
        if (row["feature_class"] != "A" || (!row["feature_code"].starts_with("PCL") && row["feature_code"] != "TERR")) {
            return;
        }
        CHECK(countries.try_emplace(code, row["feature_code"]).second);
        if (row["names"].find("en.demonym:") != std::string_view::npos) { with_demonym.insert(code); }
    });
    CHECK(countries.size() == 250);
    for (const auto& [code, feature_code] : countries) {
        if (feature_code != "PCLI") { continue; }
        INFO(code);
        CHECK(with_demonym.contains(code));
        CHECK(capitals.contains(code));
    }
    for_each_row([&](const TableRow& row) {
        INFO(row.where());
        CHECK((row["country_code"].empty() || countries.contains(row["country_code"])));
    });
}

TEST_CASE("a division that holds a place is of the same country") {
    std::map<std::string, std::string, std::less<>> country_of;
    for_each_row([&](const TableRow& row) { country_of.emplace(row["id"], row["country_code"]); });
    for_each_row([&](const TableRow& row) {
        for (const auto* column : {"admin1", "admin2"}) {
            const auto division = country_of.find(row[column]);
            if (division == country_of.end()) { continue; }
            INFO(row.where() << " " << column);
            CHECK(division->second == row["country_code"]);
        }
    });
}

TEST_CASE("the tables cover what news names: divisions of forty countries with press abbreviations, large cities") {
    std::map<std::string, std::size_t> divisions;
    std::set<std::string_view> abbreviations;
    std::size_t large_cities = 0;
    for_each_row([&](const TableRow& row) {
        if (row["feature_code"] == "ADM1") {
            ++divisions[std::string(row["country_code"])];
            for (const auto name : row.list("names")) {
                if (name.starts_with("en.abbr:")) { abbreviations.insert(name.substr(8)); }
            }
        }
        if (row["feature_class"] == "P" && row.optional_number("population").value_or(0.0) >= 300'000) {
            ++large_cities;
        }
    });
    std::erase_if(divisions, [](const auto& country) { return country.second < 2; });
    CHECK(divisions.size() >= 40);
    for (const auto* abbreviation : {"W.Va.", "Calif.", "B.C.", "NSW", "Ont.", "Pa."}) {
        INFO(abbreviation);
        CHECK(abbreviations.contains(abbreviation));
    }
    CHECK(large_cities >= 1500);
}
