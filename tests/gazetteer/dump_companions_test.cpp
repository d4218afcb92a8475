#include <catch2/catch.hpp>
#include <fstream>
#include <map>

#include "mapwire/gazetteer/build.hpp"
#include "mapwire/gazetteer/search.hpp"

using namespace mapwire;

namespace {

std::filesystem::path folder(const std::string& name) {
    const auto path = std::filesystem::temp_directory_path() / "mapwire_companions_test" / name;
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
    return path;
}

std::filesystem::path written(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file;
}

std::string row(const std::string& id, const std::string& name, const std::string& feature, const std::string& codes,
                const std::string& date, const std::string& population = "10") {
    return id + "\t" + name + "\t" + name + "\t\t35.5\t38." + id + "\t" + feature + "\tSY\t\t" + codes + "\t\t\t" +
           population + "\t\t400\tAsia/Damascus\t" + date + "\n";
}

const std::string dump = row("1", "Alpha Province", "A\tADM1", "08\t", "2020-01-01") +
                         row("2", "Alpha District", "A\tADM2", "08\t20", "2021-02-03") +
                         row("3", "Beta", "P\tPPL", "08\t20", "2026-10-02", "5000") +
                         row("4", "Gamma", "P\tPPL", "\t", "2019-01-01");
const std::string alternates =
    "9\t3\ten\tBetaville\t1\t\t\t\n10\t3\tru\tБета\t\t\t\t\n11\t3\ten\tOld Beta\t\t\t\t1\t1900\t1950\n"
    "12\t3\tiata\tBTA\t\t\t\t\n13\t3\tlink\thttps://example.org/beta\t\t\t\t\n14\t3\tabbr\tBt.\t\t\t\t\n";
const std::string admin1 = "SY.08\tAlfa Governorate\tAlfa Gov\t1\n";
const std::string admin2 = "SY.08.20\tAlfa Qada\tAlfa Qada\t2\n";
const std::string hierarchy = "1\t2\tADM\n2\t4\tADM\n";

void check_completed(const Gazetteer& gazetteer) {
    const auto beta = gazetteer.find_by_id("gn:3");
    REQUIRE(beta);
    std::vector<std::string> names;
    for (const auto& name : gazetteer.names(*beta)) {
        names.push_back(std::string(name.language) + ":" + std::string(name.text) + ":" +
                        std::to_string(static_cast<int>(name.kind)));
    }
    const auto has = [&](const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    CHECK(has("en:Betaville:0"));
    CHECK(has("ru:Бета:1"));
    CHECK(has(":Bt.:2"));
    CHECK(has("en:Old Beta:4"));
    CHECK(names.size() == 5);  // no airport code, no link
    CHECK(gazetteer.admin1(*beta) == gazetteer.find_by_id("gn:1"));
    CHECK(gazetteer.admin2(*beta) == gazetteer.find_by_id("gn:2"));
    const auto gamma = gazetteer.find_by_id("gn:4");
    REQUIRE(gamma);
    CHECK(gazetteer.admin1(*gamma) == gazetteer.find_by_id("gn:1"));
    CHECK(gazetteer.admin2(*gamma) == gazetteer.find_by_id("gn:2"));
    CHECK(gazetteer.find_by_name("Alfa Governorate").size() == 1);
    CHECK(gazetteer.find_by_name("Alfa Qada").size() == 1);
}

}  // namespace

TEST_CASE("names, divisions and hierarchy beside a GeoNames dump complete its places") {
    const auto here = folder("beside");
    written(here / "alternateNamesV2.txt", alternates);
    written(here / "admin1CodesASCII.txt", admin1);
    written(here / "admin2Codes.txt", admin2);
    written(here / "hierarchy.txt", hierarchy);
    std::vector<std::byte> bytes;
    const auto report = build_gazetteer({written(here / "SY.txt", dump)}, bytes, {});
    CHECK_FALSE(report.has_faults());
    CHECK(report.sources.size() == 5);
    check_completed(Gazetteer::from_bytes(bytes, "SY"));
}

TEST_CASE("names beside a dump keep the time in which they were borne, and what people call a place is not its name") {
    const auto here = folder("periods");
    written(here / "alternateNamesV2.txt",
            "1\t3\ten\tYears\t\t\t\t1\t1900\t1950\n"
            "2\t3\ten\tDays\t\t\t\t1\t1992-04-28\t20060605\n"
            "3\t3\ten\tMonths\t\t\t\t1\t2000-02\t200102\n"
            "4\t3\ten\tUntil\t\t\t\t\t\t1918\n"
            "5\t3\ten\tSince\t1\t\t\t\t1951\t\n"
            "6\t3\ten\tNobody Knows\t\t\t\t1\tmedieval\t0.0\n"
            "7\t3\ten\tBackwards\t\t\t\t1\t1950\t1900\n"
            "8\t3\ten\tBig Beta\t1\t\t1\t\t\t\n"
            "9\t3\ten\tBet\t1\t1\t\t\t\t\n"
            "10\t3\ten\tNo Such Day\t\t\t\t1\t1990-02-31\t\n");
    std::vector<std::byte> bytes;
    CHECK_FALSE(build_gazetteer({written(here / "SY.txt", dump)}, bytes, {}).has_faults());
    const auto gazetteer = Gazetteer::from_bytes(bytes, "SY");
    const auto beta = gazetteer.find_by_id("gn:3");
    REQUIRE(beta);
    std::map<std::string, std::pair<NameKind, std::string>> names;
    for (const auto& name : gazetteer.names(*beta)) { names[std::string(name.text)] = {name.kind, name.period.text()}; }
    const std::map<std::string, std::pair<NameKind, std::string>> expected = {
        {"Beta", {NameKind::preferred, ""}},
        {"Years", {NameKind::former, "from 1900 to 1950"}},
        {"Days", {NameKind::former, "from 1992-04-28 to 2006-06-05"}},
        {"Months", {NameKind::former, "from 2000-02-01 to 2001-02-28"}},
        {"Until", {NameKind::former, "until 1918"}},
        {"Since", {NameKind::preferred, "from 1951"}},
        {"Nobody Knows", {NameKind::former, ""}},
        {"Backwards", {NameKind::former, ""}},
        {"Big Beta", {NameKind::alternate, ""}},
        {"Bet", {NameKind::preferred, ""}},
        {"No Such Day", {NameKind::former, ""}}};
    CHECK(names == expected);
    const auto candidates = gazetteer.find_by_name("Years");
    REQUIRE(candidates.size() == 1);
    CHECK(candidates[0].kind == NameKind::former);
    CHECK(candidates[0].period.contains(*Date::parse_iso("1925-06-01")));
    CHECK_FALSE(candidates[0].period.contains(*Date::parse_iso("1951-01-01")));
}

TEST_CASE("files beside a dump may be given as sources, and are not read for tables that are no dump") {
    const auto here = folder("apart");
    const auto names = written(here / "alternatenames" / "SY.txt", alternates);
    const auto first = written(here / "codes" / "admin1CodesASCII.txt", admin1);
    const auto second = written(here / "codes" / "admin2Codes.txt", admin2);
    const auto tree = written(here / "codes" / "hierarchy.txt", hierarchy);
    std::vector<std::byte> bytes;
    (void)build_gazetteer({written(here / "SY.txt", dump), names, first, second, tree}, bytes, {});
    check_completed(Gazetteer::from_bytes(bytes, "SY"));
    written(here / "codes" / "alternateNamesV2.txt", "no such columns\n");
    const auto overlay = written(here / "codes" / "mine.csv", "name,lat,lon\nAlpha,35,38\n");
    CHECK(build_gazetteer({overlay}, bytes, {}).sources.size() == 1);
}

TEST_CASE("broken rows beside a dump are counted and named; a file without any good row is refused") {
    const auto here = folder("broken");
    const auto file = written(here / "SY.txt", dump);
    written(here / "hierarchy.txt", hierarchy + "1\n");
    std::vector<std::byte> bytes;
    const auto report = build_gazetteer({file}, bytes, {});
    REQUIRE(report.sources.at(0).faulty == 1);
    CHECK(report.sources[0].issues.at(0).where.ends_with("hierarchy.txt:3"));
    written(here / "hierarchy.txt", "<html>busy</html>\n");
    CHECK_THROWS_WITH(build_gazetteer({file}, bytes, {}), Catch::Contains("this is a web page"));
    written(here / "hierarchy.txt", "\n");
    CHECK_THROWS_WITH(build_gazetteer({file}, bytes, {}), Catch::Contains("no row of GeoNames hierarchy"));
}

TEST_CASE("info tells the newest date, licence and attribution of each source") {
    const auto here = folder("info");
    std::vector<std::byte> bytes;
    (void)build_gazetteer({written(here / "SY.txt", dump), written(here / "mine.csv", "name,lat,lon\nDelta,1,2\n")},
                          bytes, {});
    const auto gazetteer = Gazetteer::from_bytes(bytes, "both.mwg");
    const auto info = gazetteer.info().at(0);
    CHECK(info.date == "2026-10-02");
    CHECK(info.licence == "CC BY 4.0; as the user's");
    CHECK(info.attribution == "GeoNames (geonames.org)");
    REQUIRE(info.sources.size() == 2);
    CHECK(info.sources[0].name == "SY.txt");
    CHECK(info.sources[0].date == "2026-10-02");
    CHECK(info.sources[1].licence == "as the user's");
    CHECK_THAT(info_text(gazetteer), Catch::Contains("SY.txt, 2026-10-02, CC BY 4.0, GeoNames (geonames.org)"));
}

TEST_CASE("filters by country, feature class, population and box take what was asked for") {
    const auto here = folder("filters");
    const auto file = written(here / "SY.txt", dump);
    const auto taken = [&](const PlaceFilter& filter) {
        std::vector<std::byte> bytes;
        BuildOptions options;
        options.filter = filter;
        return build_gazetteer({file}, bytes, options).sources.at(0).taken;
    };
    CHECK(taken({}) == 4);
    CHECK(taken({{"SY"}, "", 0, {}}) == 4);
    CHECK(taken({{}, "A", 0, {}}) == 2);
    CHECK(taken({{}, "P", 1000, {}}) == 1);
    CHECK(taken({{}, "", 1000, {}}) == 3);  // divisions have no least population
    CHECK(taken({{}, "", 0, BoundingBox{38.15, 35, 38.35, 36}}) == 2);
    CHECK(taken({{}, "", 0, BoundingBox{170, 35, 38.15, 36}}) == 1);  // across the 180th meridian
}

TEST_CASE("swapped latitude and longitude are told by the outline of the country, also near the diagonal of the map") {
    const auto here = folder("swapped");
    std::vector<std::byte> bytes;
    const auto report = build_gazetteer({written(here / "mine.csv",
                                                 "name,lat,lon,country\nAlpha,38.9,34.9,SY\n"
                                                 "Beta,34.9,38.9,SY\nGamma,36.9,36.5,SY\n")},
                                        bytes, {});
    REQUIRE(report.sources.at(0).faulty == 1);
    CHECK(report.sources[0].issues.at(0).where.ends_with("mine.csv:2"));
    CHECK_THAT(report.sources[0].issues[0].what, Catch::Contains("swapped: the position is far outside SY"));
}
