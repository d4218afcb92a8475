#include "mapwire/gazetteer/gazetteer.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "mapwire/gazetteer/compile.hpp"
#include "mapwire/gazetteer/embedded.hpp"

using namespace mapwire;

namespace {

constexpr std::string_view header =
    "id\tname\tnames\tfeature_class\tfeature_code\tlongitude_deg\tlatitude_deg\tcountry_code\tadmin1\tadmin2\t"
    "population\tvalid_from\tvalid_to\tuncertainty_m\tsource\tnote\n";

struct Sample {
    std::vector<std::byte> bytes;
    Gazetteer gazetteer;
};

Sample sample() {
    const std::string text =
        std::string(header) +
        "gn:1\tAlphaland\ten.demonym:Alphan|en.abbr:X.L.\tA\tPCLI\t36\t50\tXA\t\t\t1000\t\t\t1000\ttest\t\n"
        "mw:north\tNorth\tde:Norden\tA\tADM1\t36\t51\tXA\t\t\t500\t\t\t1000\ttest\t\n"
        "gn:3\tDeir al-Beta\tar:دير بيتا\tP\tPPL\t36.1\t50.1\tXA\tmw:north\t\t300\t2001-01-01\t\t1000\ttest\tnote\n"
        "gn:4\tBeta\t\tP\tPPL\t36.2\t50.1\tXA\tmw:north\t\t200\t\t\t1000\ttest\t\n";
    std::vector<Table> tables;
    tables.push_back(Table::parse("t.tsv", text, {"id"}));
    auto bytes = compile_gazetteer(tables, {"2026-11", "CC BY 4.0", "us"});
    auto gazetteer = Gazetteer::from_bytes(bytes, "sample");
    return {std::move(bytes), std::move(gazetteer)};
}

std::vector<std::string> found(const Gazetteer& gazetteer, std::string_view text, MatchMode mode) {
    std::vector<std::string> spans;
    for (const auto& match : gazetteer.find_names(text, mode)) { spans.emplace_back(match.span.of(text)); }
    return spans;
}

}  // namespace

TEST_CASE("a demonym of one layer stays one when another layer has it among the other names") {
    const auto plain = [](const std::string& names) {
        std::vector<Table> tables;
        tables.push_back(Table::parse(
            "plain.tsv",
            std::string(header) + "gn:1\tAlphaland\t" + names + "\tA\tPCLI\t36\t50\tXA\t\t\t1000\t\t\t\t\t\n", {"id"}));
        return compile_gazetteer(tables, {"", "", ""});
    };
    const auto own = sample();
    const auto with_alternate = plain("en:Alphan");
    for (const bool upper : {true, false}) {
        std::vector<Gazetteer> layers;
        layers.push_back(Gazetteer::from_bytes(upper ? own.bytes : with_alternate, "lower"));
        layers.push_back(Gazetteer::from_bytes(upper ? with_alternate : own.bytes, "upper"));
        const auto both = Gazetteer::lay_over(std::move(layers));
        const auto found_alphan = both.find_by_name("Alphan");
        REQUIRE(found_alphan.size() == 1);
        CHECK(found_alphan[0].kind == NameKind::demonym);
        CHECK(both.find_by_name("Alphaland").at(0).kind == NameKind::preferred);
    }
}

TEST_CASE("a name carries the time in which its place bore it") {
    const auto compiled = [](const std::string& names) {
        std::vector<Table> tables;
        tables.push_back(
            Table::parse("names.tsv",
                         "id\tname\tnames\tfeature_class\tfeature_code\tlongitude_deg\tlatitude_deg\tcountry_code\t"
                         "admin1\tadmin2\tpopulation\tvalid_from\tvalid_to\tuncertainty_m\tsource\tnote\n"
                         "mw:a\tAstana\t" +
                             names + "\tP\tPPLC\t71\t51\tKZ\t\t\t\t\t\t\t\t\n",
                         {"id"}));
        return compile_gazetteer(tables, {"", "", ""});
    };
    const auto bytes =
        compiled("en.former@2019-03-23/2022:Nur-Sultan|en.former@/1961:Akmolinsk|en@1998/:Astana City|ru:Астана");
    const auto gazetteer = Gazetteer::from_bytes(bytes, "names");
    std::map<std::string, std::string> periods;
    for (const auto& name : gazetteer.names(*gazetteer.find_by_id("mw:a"))) {
        periods[std::string(name.text)] = name.period.text();
    }
    CHECK(periods == std::map<std::string, std::string>{{"Astana", ""},
                                                        {"Nur-Sultan", "from 2019-03-23 to 2022"},
                                                        {"Akmolinsk", "until 1961"},
                                                        {"Astana City", "from 1998"},
                                                        {"Астана", ""}});
    const auto found = gazetteer.find_by_name("nur sultan");
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == NameKind::former);
    const auto day = [](const char* iso) { return *Date::parse_iso(iso); };
    CHECK(found[0].period.contains(day("2019-03-23")));
    CHECK(found[0].period.contains(day("2022-12-31")));
    CHECK_FALSE(found[0].period.contains(day("2019-03-22")));
    CHECK_FALSE(found[0].period.contains(day("2023-01-01")));
    CHECK_THROWS_WITH(
        compiled("en.former@2019:Nur-Sultan"),
        "names.tsv:2: names has \"en.former@2019:Nur-Sultan\", whose period \"2019\" has no slash or no day. Write "
        "the first and the last year, one of them may be empty: en.former@/1989:Rangoon.");
    CHECK_THROWS_WITH(
        compiled("en.former@2019-02-30/:Nur-Sultan"),
        "names.tsv:2: names has \"en.former@2019-02-30/:Nur-Sultan\", whose period has \"2019-02-30\", which is no "
        "day. Write years or days with a slash between them, for example en.former@2019/2022-09-17:Nur-Sultan.");
    CHECK_THROWS_WITH(compiled("en.former@2022/2019:Nur-Sultan"),
                      Catch::Contains("whose period ends before it begins"));
}

TEST_CASE("a place is found by its lasting id with all its facts") {
    const auto [bytes, gazetteer] = sample();
    const auto id = gazetteer.find_by_id("gn:3");
    REQUIRE(id);
    const auto place = gazetteer.place(*id);
    CHECK(place.name == "Deir al-Beta");
    CHECK(place.geonames_id == 3);
    CHECK(place.admin1 == "North");
    CHECK(place.validity.first->iso() == "2001-01-01");
    CHECK(place.gazetteer == "sample 2026-11");
    CHECK(gazetteer.facts(*id).admin1_code == "mw:north");
    CHECK_FALSE(gazetteer.find_by_id("gn:33"));
    CHECK(gazetteer.country("XA") == gazetteer.find_by_id("gn:1"));
}

TEST_CASE("a name is found as written and folded, and the candidate says which") {
    const auto [bytes, gazetteer] = sample();
    const auto exact = gazetteer.find_by_name("Deir al-Beta");
    REQUIRE(exact.size() == 1);
    CHECK(exact[0].match == MatchKind::exact);
    CHECK(gazetteer.find_by_name("DEIR AL BETA").at(0).match == MatchKind::folded);
    CHECK(gazetteer.find_by_name("Alphan").at(0).kind == NameKind::demonym);
    CHECK(gazetteer.find_by_name("Gamma").empty());
}

TEST_CASE("names are found in a text at token boundaries") {
    const auto [bytes, gazetteer] = sample();
    const std::string_view text = "Troops left Deir al-Beta for the X.L. Betas, Beta's north.";
    CHECK(found(gazetteer, text, MatchMode::leftmost_longest) ==
          std::vector<std::string>{"Deir al-Beta", "X.L", "Beta", "north"});
    CHECK(found(gazetteer, text, MatchMode::all_overlapping) ==
          std::vector<std::string>{"Deir al-Beta", "Beta", "X.L", "Beta", "north"});
}

TEST_CASE("places within a distance come nearest first") {
    const auto [bytes, gazetteer] = sample();
    const auto near = gazetteer.within(Coordinate::from_degrees({36.2, 50.1}), kilometres(15));
    REQUIRE(near.size() == 2);
    CHECK(gazetteer.place(near[0]).name == "Beta");
}

TEST_CASE("the embedded gazetteer opens") {
    const auto gazetteer = Gazetteer::from_bytes(embedded_gazetteer_bytes(), "embedded");
    CHECK(gazetteer.size() > 0);
    CHECK(gazetteer.country("SY"));
}
