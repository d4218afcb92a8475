// Twelve incidents near Al Tanf between 2015 and 2026, each told by two or three of five made-up outlets that differ on
// days, places, the zone and the dead: tests/tables/tanf_incidents.ndjson, mapped as one batch.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "app/mapped_articles.hpp"
#include "mapwire/events/merge_events.hpp"
#include "mapwire/writers/event_table.hpp"

using namespace mapwire;
using namespace mapwire::testing;

namespace {

const std::vector<Event>& incidents() {
    static const auto events = events_of({MAPWIRE_SOURCE_DIR "/tests/tables/tanf_incidents.ndjson"}, "2026-03-01");
    return events;
}

std::string told_differently(const Event& event) {
    std::string all;
    for (const auto& contradiction : event.contradictions) { all += contradiction + "\n"; }
    return all;
}

const Event& incident(const std::string& kind, const std::string& day) {
    for (const auto& event : incidents()) {
        if (event.coding.kind == kind && event.date.first && event.date.first->iso() == day) { return event; }
    }
    FAIL("no " << kind << " on " << day);
    throw;
}

}  // namespace

TEST_CASE("23 reports of five outlets tell twelve events, each with all its sources") {
    CHECK(incidents().size() == 12);
    std::size_t tellings = 0;
    for (const auto& event : incidents()) {
        INFO(event.coding.kind << " " << (event.date.first ? event.date.first->iso() : ""));
        CHECK(source_count(event) >= 2);
        CHECK(event.stance == Stance::happened);
        CHECK(event.date.precision == DatePrecision::day);
        CHECK(event.notes.find("told by") != std::string::npos);
        tellings += event.tellings.size();
    }
    // One report tells three of them.
    CHECK(tellings == 25);
}

TEST_CASE("what the outlets tell differently is shown") {
    CHECK(told_differently(incident("air_strike", "2017-05-18"))
              .find("killed: 8 (broadcast.example) or 60 (rebel.example)") != std::string::npos);
    CHECK(told_differently(incident("shoot_down", "2017-06-08")).find("outside al-tanf") != std::string::npos);
    std::size_t dates = 0;
    for (const auto& event : incidents()) { dates += told_differently(event).starts_with("date: ") ? 1U : 0U; }
    CHECK(dates == 2);  // the crossing in 2015, the drone of 19 or 20 June
}

TEST_CASE("map and events print the same table of ACLED") {
    const auto mapped = map_articles({MAPWIRE_SOURCE_DIR "/tests/tables/tanf_incidents.ndjson"}, "2026-03-01");
    const CountryNames countries{{"SY", "Syria"}};
    const auto table = acled_csv(incidents(), countries);
    CHECK(table == acled_csv(mapped.events.all(), countries));
    CHECK(std::count(table.begin(), table.end(), '\n') > 10);
}
