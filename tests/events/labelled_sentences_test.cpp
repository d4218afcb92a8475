// Sentences with labels, scored as a whole: no table can name every way to say it, so what counts is the share.
#include <catch2/catch.hpp>
#include <fstream>
#include <functional>
#include <sstream>

#include "events_of_text.hpp"

using namespace mapwire;
using namespace mapwire::testing;

namespace {

std::vector<std::vector<std::string>> rows_of(const std::string& name, std::size_t width) {
    std::ifstream file(std::string(MAPWIRE_SOURCE_DIR "/tests/tables/") + name);
    REQUIRE(file);
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') { continue; }
        rows.push_back(cells(line));
        INFO(line);
        REQUIRE(rows.back().size() == width);
    }
    return rows;
}

bool has_word(const std::string& words, const std::function<bool(const std::string&)>& holds_for) {
    std::istringstream list(words);
    for (std::string word; list >> word;) {
        if (holds_for(word)) { return true; }
    }
    return false;
}

struct Share {
    int right = 0;
    int all = 0;
    void count(bool is_right) {
        ++all;
        right += is_right ? 1 : 0;
    }
    [[nodiscard]] double value() const { return all == 0 ? 1.0 : static_cast<double>(right) / all; }
};

}  // namespace

TEST_CASE("notes on conflict tell their sub-event of ACLED") {
    const auto rows = rows_of("events_acled.cases", 2);
    REQUIRE(rows.size() > 400);
    Share sub_events;
    Share first;
    for (const auto& row : rows) {
        const auto reading = read_text(row[0], "2025-06-01");
        bool right = false;
        for (const auto& event : reading.events) { right = right || event.coding.acled_sub_event_type == row[1]; }
        sub_events.count(right);
        first.count(!reading.events.empty() && reading.events.front().coding.acled_sub_event_type == row[1]);
        if (!right) { UNSCOPED_INFO("not told: " << row[1] << ": " << row[0]); }
    }
    CHECK(sub_events.value() >= 0.92);
    CHECK(first.value() >= 0.88);
}

TEST_CASE("sentences tell their type of PLOVER") {
    const auto rows = rows_of("events_plover.cases", 2);
    REQUIRE(rows.size() >= 50);
    Share types;
    for (const auto& row : rows) {
        const auto reading = read_text(row[0], "2024-05-06");
        const bool right = !reading.events.empty() && reading.events.front().coding.type == row[1];
        types.count(right);
        if (!right) { UNSCOPED_INFO("not told: " << row[1] << ": " << row[0]); }
    }
    CHECK(types.value() >= 0.90);
}

TEST_CASE("reports from all over the world tell what happened and where") {
    const auto rows = rows_of("events_world.cases", 3);
    REQUIRE(rows.size() > 150);
    Share kinds;
    Share places;
    for (const auto& row : rows) {
        const auto reading = read_text(row[0], "2025-06-01");
        bool right = false;
        bool there = false;
        for (const auto& event : reading.events) {
            if (!has_word(row[1], [&](const std::string& kind) { return kind == event.coding.kind; })) { continue; }
            right = true;
            const std::string place = event.place ? event.place->name + " " + event.place->text : "";
            there = there ||
                    has_word(row[2], [&](const std::string& word) { return place.find(word) != std::string::npos; });
        }
        kinds.count(right);
        if (row[2] != "-") { places.count(there); }
        if (!right) { UNSCOPED_INFO("not told: " << row[1] << ": " << row[0]); }
    }
    INFO("kind " << kinds.value() << ", place " << places.value());
    CHECK(kinds.value() >= 0.94);
    CHECK(places.value() >= 0.84);
}

TEST_CASE("Arabic, French, Russian and Turkish sentences tell what happened, where and whether") {
    for (const std::string language : {"ar", "fr", "ru", "tr"}) {
        const auto rows = rows_of("events_" + language + ".cases", 6);
        REQUIRE(rows.size() >= 40);
        Share kinds;
        Share stances;
        Share actors;
        Share days;
        Share places;
        for (const auto& row : rows) {
            const auto reading = read_text(row[0], "2021-03-14", language);
            const auto found = std::find_if(reading.events.begin(), reading.events.end(), [&](const Event& event) {
                return has_word(row[1], [&](const std::string& word) {
                    return word == event.coding.kind || word == event.coding.type;
                });
            });
            kinds.count(found != reading.events.end());
            if (found == reading.events.end()) {
                UNSCOPED_INFO("not told: " << row[1] << ": " << row[0]);
                continue;
            }
            stances.count(has_word(row[2], [&](const std::string& word) { return word == to_text(found->stance); }));
            if (row[3] != "-") { actors.count(holds(found->actors, row[3])); }
            if (row[4] != "-") { days.count(dates(found->date, row[4]) == row[4]); }
            const std::string place = found->place ? found->place->name + " " + found->place->text : "";
            if (row[5] != "-") {
                places.count(
                    has_word(row[5], [&](const std::string& word) { return place.find(word) != std::string::npos; }));
            }
        }
        INFO(language << ": kind " << kinds.value() << ", stance " << stances.value() << ", actor " << actors.value()
                      << ", day " << days.value() << ", place " << places.value());
        CHECK(kinds.value() >= 0.90);
        CHECK(stances.value() >= 0.90);
        CHECK(actors.value() >= 0.65);
        CHECK(days.value() >= 0.85);
        CHECK(places.value() >= 0.60);
    }
}

TEST_CASE("what would have been, is planned or is only warned of did not happen") {
    const auto rows = rows_of("stances_en.cases", 2);
    REQUIRE(rows.size() >= 30);
    Share stances;
    for (const auto& row : rows) {
        const auto reading = read_text(row[0], "2025-06-01");
        const std::string stance =
            reading.events.empty() ? "none" : std::string(to_text(reading.events.front().stance));
        const bool right = has_word(row[1], [&](const std::string& word) { return word == stance; });
        stances.count(right);
        if (!right) { UNSCOPED_INFO(stance << ", not " << row[1] << ": " << row[0]); }
    }
    CHECK(stances.value() >= 0.82);
}

TEST_CASE("sport, trade and county pages tell no conflict") {
    const auto rows = rows_of("events_none.cases", 1);
    REQUIRE(rows.size() >= 250);
    Share silent;
    for (const auto& row : rows) {
        const auto reading = read_text(row[0], "2025-06-01");
        silent.count(reading.events.empty());
        for (const auto& event : reading.events) { UNSCOPED_INFO(event.rule << ": " << row[0]); }
    }
    CHECK(silent.value() >= 0.92);
}
