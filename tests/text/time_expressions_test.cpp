#include "mapwire/text/time_expressions.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "mapwire/text/analyse.hpp"

using namespace mapwire;

namespace {

std::vector<TimeExpression> times_of(const std::string& text, std::optional<Date> anchor) {
    static const auto words = TimeWords::load(geodata_files());
    static const auto sentences = SentenceTables::load(geodata_files());
    Article article;
    article.text = text;
    return find_times(article.text, analyse(article, sentences).tokens, anchor, words);
}

std::string iso(const std::optional<Date>& date) { return date ? date->iso() : ""; }

std::string cell(const std::string& line, std::size_t number) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < number; ++i) { at = line.find('|', at) + 1; }
    auto text = line.substr(at, line.find('|', at) - at);
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

// Each line of the table must give just its days: the only expression of the words, or none.
std::size_t check_table(const std::string& name) {
    std::ifstream table(std::string(MAPWIRE_SOURCE_DIR) + "/tests/tables/" + name);
    std::size_t cases = 0;
    for (std::string line; std::getline(table, line);) {
        if (line.empty() || line[0] == '#') { continue; }
        ++cases;
        INFO(line);
        const auto found = times_of(cell(line, 0), Date::parse_iso(cell(line, 1)));
        if (cell(line, 2) == "none") {
            CHECK(found.empty());
            continue;
        }
        CHECK(found.size() == 1);
        if (found.size() != 1) { continue; }
        CHECK(iso(found[0].range.first) == cell(line, 2));
        CHECK(iso(found[0].range.last) == cell(line, 3));
        CHECK(to_text(found[0].range.precision) == cell(line, 4));
    }
    return cases;
}

}  // namespace

TEST_CASE("English words of time become days") { CHECK(check_table("dates_en.cases") >= 90); }

TEST_CASE("words of time in other languages become days") { CHECK(check_table("dates_other.cases") >= 25); }

TEST_CASE("several times in one sentence are read in order, later ones count from earlier ones") {
    const auto found =
        times_of("Troops left on 3 May 2018, and three days later the road opened.", Date::from_ymd(2018, 6, 1));
    REQUIRE(found.size() == 2);
    CHECK(iso(found[1].range.first) == "2018-05-06");
}

TEST_CASE("without a day of publication only complete dates are read") {
    CHECK(times_of("yesterday and on Thursday", std::nullopt).empty());
    CHECK(times_of("on May 3", std::nullopt).empty());
    CHECK(times_of("on May 3, 2018", std::nullopt).size() == 1);
}
