#include "mapwire/events/merge_events.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <string>

#include "mapwire/geometry/geodesic.hpp"

using namespace mapwire;

namespace {

const MergeTables& tables() {
    static const auto loaded = MergeTables::load(geodata_files());
    return loaded;
}

const auto alpha = Coordinate::from_degrees({38.6, 33.5});

Coordinate km_west_of(Coordinate from, double km) { return destination(from, Azimuth{270.0}, kilometres(km)); }

EventParty party(const std::string& id, const std::string& country, const std::string& text) {
    EventParty made;
    made.id = id;
    made.country = country;
    made.text = text;
    made.name = text;
    return made;
}

struct Told {
    std::string article;
    std::string kind = "air_strike";
    std::string day = "2017-05-18";
    std::optional<Coordinate> at{};
    double uncertainty_km = 2.0;
    std::string where{};
    std::optional<std::int64_t> killed{};
    Stance stance = Stance::happened;
    std::vector<EventParty> actors{};
    std::vector<EventParty> recipients{};
    std::string published = "2017-05-19";
    std::string zones{};
};

Event event_of(const Told& told) {
    Event event;
    event.id = {told.article + "-" + told.kind + "-" + told.day};
    event.coding.kind = told.kind;
    event.coding.label = told.kind;
    event.stance = told.stance;
    event.actors = told.actors;
    event.recipients = told.recipients;
    const auto day = Date::parse_iso(told.day);
    event.date = {day, day, DatePrecision::day};
    event.date_text = told.day;
    if (told.at) { event.geometry = *told.at; }
    event.uncertainty = kilometres(told.uncertainty_km);
    event.in_zones = told.zones;
    event.figures.killed.best = told.killed;
    event.figures.killed.low = told.killed;
    event.figures.killed.high = told.killed;
    event.confidence = Confidence{0.8};
    EventTelling telling;
    telling.article = {told.article};
    telling.source_url = "https://www." + told.article + "/news";
    telling.published = Date::parse_iso(told.published);
    telling.location = told.where;
    event.tellings = {telling};
    return event;
}

const auto coalition = party("coalition", "US", "US-led coalition");
const auto syrian_army = party("saa", "SY", "pro-government convoy");

// Each event of an article of its own, none copies.
std::vector<Event> merged(const std::vector<Told>& all, std::vector<std::uint32_t> copies = {}) {
    std::vector<Event> events;
    for (const auto& told : all) { events.push_back(event_of(told)); }
    std::vector<std::uint32_t> articles(events.size());
    std::iota(articles.begin(), articles.end(), 0U);
    if (copies.empty()) { copies = articles; }
    return merge_events(std::move(events), articles, copies, tables());
}

std::vector<Told> strike_in_three_voices() {
    return {{.article = "dw.com",
             .at = km_west_of(alpha, 27),
             .uncertainty_km = 12,
             .where = "27 km from the base",
             .killed = 8,
             .actors = {coalition},
             .recipients = {syrian_army},
             .zones = "the 55 km zone"},
            {.article = "rebels.org",
             .at = km_west_of(alpha, 48),
             .where = "Maqha ash Shuhaymi",
             .killed = 60,
             .actors = {coalition},
             .recipients = {syrian_army},
             .zones = "the 55 km zone"},
            {.article = "wire.net", .kind = "attack", .actors = {coalition}, .recipients = {syrian_army}}};
}

std::string joined(const std::vector<std::string>& lines) {
    std::string all;
    for (const auto& line : lines) { all += line + "\n"; }
    return all;
}

}  // namespace

TEST_CASE("one strike told by three sources is one event with all its tellings and its contradictions") {
    const auto events = merged(strike_in_three_voices());
    REQUIRE(events.size() == 1);
    const auto& event = events[0];
    CHECK(event.tellings.size() == 3);
    CHECK(source_count(event) == 3);
    CHECK(sources_of(event) == std::vector<std::string>{"dw.com", "rebels.org", "wire.net"});
    CHECK(joined(event.contradictions) ==
          "place: “27 km from the base” (dw.com) or “Maqha ash Shuhaymi” (rebels.org), 21 km apart\n"
          "killed: 8 (dw.com) or 60 (rebels.org)\n");
    CHECK(event.figures.killed.low == 8);
    CHECK(event.figures.killed.high == 60);
    CHECK(event.notes.find("told by 3 sources in 3 passages") != std::string::npos);
    CHECK(event.coding.kind == "air_strike");
    // The circle holds the other account of the place.
    CHECK(event.uncertainty.value() == Approx(21'000.0).margin(100.0));
    CHECK(event.geo_precision == 3);
}

TEST_CASE("other kinds, days, places and stances stay apart") {
    const Told base{.article = "a.com", .at = alpha, .actors = {coalition}, .recipients = {syrian_army}};
    auto other = base;
    other.article = "b.com";
    SECTION("kind") { other.kind = "talks"; }
    SECTION("day") { other.day = "2017-05-21"; }
    SECTION("place") { other.at = km_west_of(alpha, 80); }
    SECTION("stance") { other.stance = Stance::planned; }
    CHECK(merged({base, other}).size() == 2);
}

TEST_CASE("a day's difference is a contradiction, not another event") {
    const Told base{.article = "a.com", .kind = "shoot_down", .day = "2017-06-20", .at = alpha, .actors = {coalition}};
    auto other = base;
    other.article = "b.com";
    other.day = "2017-06-19";
    const auto events = merged({base, other});
    REQUIRE(events.size() == 1);
    CHECK(joined(events[0].contradictions) == "date: 2017-06-20 (a.com) or 2017-06-19 (b.com)\n");
}

TEST_CASE("inside a zone or outside it is shown") {
    const Told base{.article = "seed.com",
                    .kind = "drone_strike",
                    .at = km_west_of(alpha, 53),
                    .actors = {syrian_army},
                    .zones = "Tanf zone"};
    Told other{
        .article = "coalition.mil", .kind = "drone_strike", .at = km_west_of(alpha, 58), .actors = {syrian_army}};
    const auto events = merged({base, other});
    REQUIRE(events.size() == 1);
    CHECK(joined(events[0].contradictions).find("zone: outside any (coalition.mil) or inside Tanf zone (seed.com)") !=
          std::string::npos);
}

TEST_CASE("a denial goes with what it denies") {
    const Told base{.article = "a.com", .at = alpha, .actors = {coalition}, .recipients = {syrian_army}};
    auto denial = base;
    denial.article = "b.com";
    denial.stance = Stance::denied;
    const auto events = merged({base, denial});
    REQUIRE(events.size() == 1);
    CHECK(events[0].stance == Stance::happened);
    CHECK(joined(events[0].contradictions) == "whether it happened: told as fact (a.com) or denied (b.com)\n");
}

TEST_CASE("two sources that name different culprits for one strike are shown") {
    Told base{.article = "a.com", .at = alpha, .actors = {coalition}, .recipients = {syrian_army}};
    auto other = base;
    other.article = "b.com";
    other.actors = {party("", "IL", "Israel")};
    const auto events = merged({base, other});
    REQUIRE(events.size() == 1);
    CHECK(joined(events[0].contradictions) == "by whom: US-led coalition (a.com) or Israel (b.com)\n");
}

TEST_CASE("near copies count once and are kept") {
    auto told = strike_in_three_voices();
    told.resize(2);
    auto copy = told[0];
    copy.article = "reprint.com";
    copy.published = "2017-05-20";
    told.push_back(copy);
    const auto events = merged(told, {0, 1, 0});
    REQUIRE(events.size() == 1);
    CHECK(events[0].tellings.size() == 3);
    CHECK(source_count(events[0]) == 2);
    CHECK(events[0].tellings[2].copy_of.text == "dw.com");
    CHECK(events[0].notes.find("reprint.com carries the text of another source and counts once") != std::string::npos);
}

TEST_CASE("copies tell one event, though neither place nor party is told") {
    const std::vector<Told> same{{.article = "a.org", .kind = "seize_territory"},
                                 {.article = "b.org", .kind = "seize_territory"}};
    CHECK(merged(same, {0, 0}).size() == 1);
    CHECK(merged(same).size() == 2);
}

TEST_CASE("two targets in one article are two events, even at one place and day") {
    const auto technicals = party("", "", "two armed technicals");
    const auto drone = party("", "", "an unmanned aircraft");
    std::vector<Event> events;
    for (const auto& target : {technicals, drone}) {
        auto event = event_of({.article = "a.com", .at = alpha, .actors = {coalition}, .recipients = {target}});
        event.id.text += target.text;
        events.push_back(event);
    }
    CHECK(merge_events(events, std::vector<std::uint32_t>{0, 0}, std::vector<std::uint32_t>{0}, tables()).size() == 2);
}

TEST_CASE("an event told twice in one article is one event of one source") {
    auto event = event_of({.article = "a.com", .at = alpha, .actors = {coalition}, .recipients = {syrian_army}});
    auto again = event;
    again.id.text = "again";
    again.tellings[0].sentence = 7;
    const auto events =
        merge_events({event, again}, std::vector<std::uint32_t>{0, 0}, std::vector<std::uint32_t>{0}, tables());
    REQUIRE(events.size() == 1);
    CHECK(source_count(events[0]) == 1);
    CHECK(events[0].tellings.size() == 2);
}

TEST_CASE("two strikes of one week are not joined by a vague telling between them") {
    const Told first{.article = "a.com", .day = "2017-05-18", .at = alpha, .actors = {coalition}};
    const Told second{.article = "b.com", .day = "2017-05-20", .at = alpha, .actors = {coalition}};
    const Told between{.article = "c.com", .day = "2017-05-19", .at = alpha, .actors = {coalition}};
    const auto events = merged({first, second, between});
    CHECK(events.size() == 2);
}

TEST_CASE("all orders of the articles give the same events") {
    auto told = strike_in_three_voices();
    told.push_back({.article = "d.com", .kind = "shoot_down", .day = "2017-05-19", .at = km_west_of(alpha, 58)});
    told.push_back(
        {.article = "e.com", .kind = "shoot_down", .day = "2017-05-18", .at = km_west_of(alpha, 60), .killed = 1});
    const auto text_of = [](const std::vector<Event>& events) {
        std::string text;
        for (const auto& event : events) {
            text += event.id.text + "|" + event.date.first->iso() + "|" + event.notes + "|" +
                    std::to_string(event.uncertainty.value()) + "|" + std::to_string(event.confidence.value());
            for (const auto& telling : event.tellings) {
                text += "|" + telling.article.text + ">" + telling.copy_of.text;
            }
            text += "\n";
        }
        return text;
    };
    std::vector<std::size_t> order(told.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto expected = text_of(merged(told));
    std::size_t orders = 0;
    do {
        std::vector<Told> shuffled;
        for (const auto i : order) { shuffled.push_back(told[i]); }
        REQUIRE(text_of(merged(shuffled)) == expected);
        ++orders;
    } while (std::next_permutation(order.begin(), order.end()));
    CHECK(orders == 120);
}

TEST_CASE("many events in many places are grouped as a comparison of all pairs would") {
    // A grid of towns 90 km apart, each with strikes on days 0, 3, 6 …, every one told twice.
    std::vector<EventSketch> sketches;
    for (int town = 0; town < 20; ++town) {
        for (int day = 0; day < 20; ++day) {
            for (int source = 0; source < 2; ++source) {
                auto event =
                    event_of({.article = std::to_string(source), .at = km_west_of(alpha, 90.0 * town + source)});
                event.id.text = std::to_string(town) + " " + std::to_string(day) + " " + std::to_string(source);
                const auto date = Date::from_ymd(2017, 1, 1)->plus_days(3 * day);
                event.date = {date, date, DatePrecision::day};
                sketches.push_back(sketch_of(event, tables(), static_cast<std::uint32_t>(source), 0));
                sketches.back().article = static_cast<std::uint32_t>(sketches.size());
            }
        }
    }
    const auto groups = same_events(sketches);
    CHECK(groups.size() == 400);
    for (const auto& group : groups) { REQUIRE(group == std::vector<std::uint32_t>{group[0], group[0] + 1}); }
}

TEST_CASE("a family may not be told wrongly") {
    CHECK_THROWS_WITH(
        MergeTables::load(std::vector<GeodataFile>{{"geodata/events/same_event.tsv", "family\tkind\na\tb\n"}}),
        Catch::Contains("kinds"));
}
