// What the first real article tells. It is not part of this repository: without it the test says so.
#include <simdjson.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "app/mapped_articles.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "mapwire/text/utf8.hpp"

using namespace mapwire;
using namespace mapwire::testing;

namespace {

const char* const seed = MAPWIRE_SHARED_DIR "/seed/wsj-2017-06-09-syria-safe-zone.txt";

const Event* find_event(const std::vector<Event>& events, const std::string& kind, const std::string& sentence_part) {
    const auto found = std::find_if(events.begin(), events.end(), [&](const Event& event) {
        return event.coding.kind == kind &&
               event.tellings.front().sentence_text.find(sentence_part) != std::string::npos;
    });
    return found == events.end() ? nullptr : &*found;
}

// Is the event where the expert has it? A country is its name without a point, a zone an area round its base, a city a
// point near it, and what the expert puts nowhere has no place. Its precision is no finer than what is known.
bool is_where(const Event& event, const simdjson::dom::element& location) {
    std::string_view geometry;
    std::string_view precision;
    if (location["geometry"].get(geometry) != simdjson::SUCCESS || geometry == "none") { return !event.place; }
    if (!event.place || location["geo_precision"].get(precision) != simdjson::SUCCESS) { return false; }
    const bool area = event.geometry && std::holds_alternative<MultiPolygon>(*event.geometry);
    if (precision == "region") { return area && event.geo_precision == 3; }
    const auto resolution = location["resolution"];
    if (precision == "country") {
        std::string_view country;
        const bool told = resolution["country"].get(country) == simdjson::SUCCESS;
        return told && event.place->country == country && !event.geometry && event.geo_precision == 3;
    }
    double lon = 0.0;
    double lat = 0.0;
    if (resolution["lon"].get(lon) != simdjson::SUCCESS || resolution["lat"].get(lat) != simdjson::SUCCESS) {
        return false;
    }
    const auto there = Coordinate::from_degrees(Degrees{lon, lat});
    if (precision == "zone") {
        return area && event.geo_precision <= 2 && contains(std::get<MultiPolygon>(*event.geometry), there);
    }
    const auto* point = event.geometry ? std::get_if<Coordinate>(&*event.geometry) : nullptr;
    const bool inferred = precision.starts_with("inferred");
    return point != nullptr && distance_between(*point, there) <= Metres{5'000.0} && event.geo_precision <= 2 &&
           (!inferred || event.geo_precision == 2);
}

}  // namespace

TEST_CASE("the first article tells what happened and what did not") {
    if (!std::filesystem::exists(seed)) {
        WARN("skipped: " << seed << " is not there");
        return;
    }
    static const auto reading = read_one(seed);
    const auto& events = reading.events;
    CHECK(events.size() >= 25);
    CHECK(events.size() <= 36);
    const auto* down = find_event(events, "shoot_down", "shooting down");
    REQUIRE(down != nullptr);
    CHECK(down->stance == Stance::happened);
    CHECK(down->date.first == Date::from_ymd(2017, 6, 8));
    CHECK(down->date.precision == DatePrecision::day);
    REQUIRE(down->geometry);
    CHECK(std::holds_alternative<MultiPolygon>(*down->geometry));
    const auto* meeting = find_event(events, "reject_meet", "Amman");
    REQUIRE(meeting != nullptr);
    CHECK(meeting->stance == Stance::cancelled);
    CHECK(meeting->date.precision == DatePrecision::week);
    const auto* visit = find_event(events, "visit", "Moscow in April");
    REQUIRE(visit != nullptr);
    CHECK(visit->date.precision == DatePrecision::month);
    for (const auto& event : events) {  // the talks are threatened by tensions: that is no threat
        if (event.coding.type != "THREATEN") { continue; }
        CHECK(event.tellings.front().sentence_text.find("threatened by") == std::string::npos);
    }
}

// The bars that the expert's events set: of each the type, whether it happened, and when.
TEST_CASE("of the expert's events in the first article nine in ten are told, with stance and date") {
    const char* const gold = MAPWIRE_SHARED_DIR "/reference/seed-gold.json";
    if (!std::filesystem::exists(seed) || !std::filesystem::exists(gold)) {
        WARN("skipped: " << gold << " or " << seed << " is not there");
        return;
    }
    static const auto reading = read_one(seed);
    const auto& events = reading.events;
    const CodePointOffsets offsets(reading.article.text);
    simdjson::dom::parser parser;
    const auto wanted = parser.load(gold)["events"].get_array();
    std::set<std::size_t> used;
    std::size_t all = 0;
    std::size_t stances = 0;
    std::size_t dates = 0;
    std::size_t places = 0;
    for (const simdjson::dom::element expert : wanted) {
        ++all;
        const std::string_view type = expert["plover"]["type"];
        const auto begin = static_cast<std::int64_t>(expert["start"]);
        const auto end = static_cast<std::int64_t>(expert["end"]);
        std::size_t best = events.size();
        std::int64_t nearest = 0;
        for (std::size_t i = 0; i < events.size(); ++i) {
            const auto& span = events[i].tellings.front().trigger_span;
            const auto first = static_cast<std::int64_t>(offsets.at(span.begin));
            const auto last = static_cast<std::int64_t>(offsets.at(span.end));
            if (used.contains(i) || events[i].coding.type != type || first >= end + 25 || last <= begin - 25) {
                continue;
            }
            const auto apart = std::abs(first - begin);
            if (best == events.size() || apart < nearest) {
                best = i;
                nearest = apart;
            }
        }
        if (best == events.size()) { continue; }
        used.insert(best);
        const auto& event = events[best];
        if (is_where(event, expert["location"])) {
            ++places;
        } else {
            const std::string_view id = expert["id"];
            UNSCOPED_INFO("elsewhere: " << id << ": " << (event.place ? event.place->text : "nowhere"));
        }
        stances += to_text(event.stance) == std::string_view(expert["stance"]) ? 1U : 0U;
        const auto day = [&](const char* key) {
            std::string_view text;
            return expert["date"][key].get(text) == simdjson::SUCCESS ? Date::parse_iso(std::string(text))
                                                                      : std::nullopt;
        };
        const auto earliest = day("earliest");
        const auto latest = day("latest");
        const bool overlaps = !(earliest && event.date.last && *event.date.last < *earliest) &&
                              !(latest && event.date.first && *latest < *event.date.first);
        const std::string_view told = expert["date"]["precision"];
        std::string precision(told);
        std::replace(precision.begin(), precision.end(), '-', '_');
        if (precision == "before_document" || precision == "background" || precision == "ongoing") {
            precision = "open_start";
        }
        if (precision == "inferred_day") { precision = "day"; }
        dates += overlaps && to_text(event.date.precision) == precision ? 1U : 0U;
    }
    INFO(used.size() << " of " << all << " told, stance " << stances << ", date " << dates << ", place " << places
                     << ", others " << events.size() - used.size());
    CHECK(used.size() * 10 >= all * 9);
    CHECK(stances * 100 >= used.size() * 95);
    CHECK(dates * 10 >= used.size() * 9);
    CHECK(places * 10 >= used.size() * 9);
    CHECK(events.size() - used.size() <= 4);
}
