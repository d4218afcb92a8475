// What the first real article tells. It is not part of this repository: without it the test says so.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "app/mapped_articles.hpp"

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
