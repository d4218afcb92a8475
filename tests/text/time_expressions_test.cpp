#include "mapwire/text/time_expressions.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "mapwire/text/analyse.hpp"

using namespace mapwire;

namespace {

std::vector<TimeExpression> times_of(const std::string& text, std::optional<Date> anchor,
                                     const TimeContext& context = {}) {
    static const auto words = TimeWords::load(geodata_files());
    static const auto sentences = SentenceTables::load(geodata_files());
    Article article;
    article.text = text;
    return find_times(article.text, analyse(article, sentences).tokens, anchor, words, context);
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

// Each line of the table must give just its days: the only expression of the words, or none. Words before "//" are an
// earlier sentence.
std::size_t check_table(const std::string& language) {
    std::ifstream table(std::string(MAPWIRE_SOURCE_DIR) + "/tests/tables/dates_" + language + ".cases");
    std::size_t cases = 0;
    for (std::string line; std::getline(table, line);) {
        if (line.empty() || line[0] == '#') { continue; }
        ++cases;
        INFO(line);
        const auto anchor = Date::parse_iso(cell(line, 1));
        auto words = cell(line, 0);
        TimeContext context;
        context.language = language;
        if (const auto cut = words.find("//"); cut != std::string::npos) {
            const auto before = times_of(words.substr(0, cut), anchor, context);
            CHECK(before.size() == 1);
            if (!before.empty()) { context.previous = before.back().range; }
            words.erase(0, cut + 2);
        }
        const auto found = times_of(words, anchor, context);
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

TEST_CASE("English words of time become days") { CHECK(check_table("en") >= 300); }
TEST_CASE("Arabic words of time become days") { CHECK(check_table("ar") >= 60); }
TEST_CASE("Russian words of time become days") { CHECK(check_table("ru") >= 60); }
TEST_CASE("French words of time become days") { CHECK(check_table("fr") >= 60); }
TEST_CASE("Turkish words of time become days") { CHECK(check_table("tr") >= 55); }

TEST_CASE("compiled words of time say what the tables say, and a torn image is refused") {
    const auto compiled = TimeWords::compile(geodata_files());
    CHECK(compiled == TimeWords::compile(geodata_files()));  // no byte is left to chance
    const auto read = TimeWords::load(geodata_files());
    const auto taken = TimeWords::load(geodata_files(), compiled);
    const auto sentences = SentenceTables::load(geodata_files());
    const auto day = Date::from_ymd(2017, 7, 5);
    for (const std::string text : {"They met two weeks later, last Thursday and on 9 July.", "Depuis l’été dernier",
                                   "Haziran’da başladı", "قبل يومين"}) {
        CAPTURE(text);
        Article article;
        article.text = text;
        const auto tokens = analyse(article, sentences).tokens;
        const auto a = find_times(text, tokens, day, read);
        const auto b = find_times(text, tokens, day, taken);
        REQUIRE_FALSE(a.empty());
        REQUIRE(a.size() == b.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            CHECK(a[i].span == b[i].span);
            CHECK(iso(a[i].range.first) == iso(b[i].range.first));
            CHECK(iso(a[i].range.last) == iso(b[i].range.last));
        }
    }
    const std::span<const std::uint64_t> image(compiled);
    CHECK_THROWS_AS(TimeWords::load(geodata_files(), image.first(image.size() - 1)), std::logic_error);
    CHECK_THROWS_AS(TimeWords::load(geodata_files(), image.first(3)), std::logic_error);
    CHECK_THROWS_AS(TimeWords::load(geodata_files(), image.subspan(1)), std::logic_error);
}

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

TEST_CASE("the span of a time leaves out the preposition before it and keeps what belongs to it") {
    const std::string text = "It was built in 2016 and shelled at 0230 GMT on Thursday by both.";
    const auto found = times_of(text, Date::from_ymd(2017, 6, 9));
    REQUIRE(found.size() == 2);
    CHECK(found[0].span.of(text) == "2016");
    CHECK(found[1].span.of(text) == "at 0230 GMT on Thursday");
}

TEST_CASE("a time of day keeps its zone, and does not move the day") {
    const auto found = times_of("at 12:30 a.m. local time on June 20", Date::from_ymd(2017, 6, 21));
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].clock);
    CHECK(found[0].clock->minute_of_day == 30);
    CHECK(found[0].clock->zone == "local time");
    CHECK(iso(found[0].range.first) == "2017-06-20");
}

TEST_CASE("the language of the sentence decides among words that look alike") {
    // "on" is ten in Turkish, "mars" a planet in English and a month in French.
    CHECK(times_of("They landed on Mars.", Date::from_ymd(2017, 6, 9), {"en", {}}).empty());
    CHECK(times_of("on gün önce", Date::from_ymd(2017, 6, 9), {"en", {}}).size() == 1);
}

TEST_CASE("words of time of every kind end at the end of the sentence") {
    for (const auto* text : {"since", "from May to", "about two", "the first week of", "between 3 and", "at 2:",
                             "in the", "the night of", "early", "last", "8 June/", "2017-", "(2011-", "every", "9th"}) {
        INFO(text);
        CHECK(times_of(text, Date::from_ymd(2017, 6, 9)).size() <= 1);
    }
}
