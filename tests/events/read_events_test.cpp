#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "events_of_text.hpp"

using namespace mapwire;
using namespace mapwire::testing;

TEST_CASE("English texts tell the events of the table") {
    std::ifstream file(MAPWIRE_SOURCE_DIR "/tests/tables/events_en.cases");
    REQUIRE(file);
    int count = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') { continue; }
        const auto wanted = cells(line);
        REQUIRE(wanted.size() == 7);
        INFO(line);
        ++count;
        const auto reading = read_text(wanted[0]);
        if (wanted[1] == "none") {
            CHECK(reading.events.empty());
            continue;
        }
        const auto event = std::find_if(reading.events.begin(), reading.events.end(),
                                        [&](const Event& e) { return e.coding.kind == wanted[1]; });
        for (const auto& other : reading.events) { UNSCOPED_INFO("found " << other.coding.kind << ": " << other.rule); }
        CHECK(event != reading.events.end());
        if (event == reading.events.end()) { continue; }
        CHECK(to_text(event->stance) == wanted[2]);
        if (wanted[3] != "-") { CHECK(holds(event->actors, wanted[3])); }
        if (wanted[4] != "-") { CHECK(holds(event->recipients, wanted[4])); }
        CHECK(dates(event->date, wanted[5]) == wanted[5]);
        const std::string place = event->place ? event->place->name + " " + event->place->text : "";
        if (wanted[6] == "-") {
            CHECK(place.empty());
        } else {
            CHECK(place.find(wanted[6]) != std::string::npos);
        }
    }
    CHECK(count > 30);
}

TEST_CASE("every event has one telling with spans into the text, an id that lasts, and a confidence") {
    const std::string text = "Rebels attacked an army base near Aleppo on Friday, killing 12 soldiers, officials said.";
    const auto reading = read_text(text);
    REQUIRE(reading.events.size() == 1);
    const auto& event = reading.events.front();
    REQUIRE(event.tellings.size() == 1);
    CHECK(event.tellings.front().trigger_span.of(text) == "attacked");
    CHECK(event.tellings.front().sentence_text == text);
    CHECK(event.date_span.of(text) == "Friday");
    REQUIRE(event.attribution);
    CHECK(event.attribution->text == "officials");
    CHECK(event.id.text.size() == 16);
    CHECK(event.id == read_text(text).events.front().id);
    CHECK(event.confidence.value() > 0.5);
    CHECK(event.figures.killed.best == 12);
    CHECK(event.coding.acled_event_type == "Battles");
}

TEST_CASE("counts are read with their hedges") {
    const auto killed = [](const std::string& text) {
        const auto reading = read_text(text);
        REQUIRE_FALSE(reading.events.empty());
        return reading.events.front().figures.killed;
    };
    const auto least = killed("An air strike on a market in Idlib killed at least 20 people.");
    CHECK(least.low == 20);
    CHECK(least.best == 20);
    CHECK_FALSE(least.high);
    const auto range = killed("A car bomb in Baghdad killed between 10 and 15 people.");
    CHECK(range.low == 10);
    CHECK(range.high == 15);
    CHECK_FALSE(range.best);
    const auto words = killed("A bomb exploded in Kabul. Twelve people were killed.");
    CHECK(words.best == 12);
}

TEST_CASE("a desert is no point either, a town is") {
    const auto reading = read_text(
        "Aircraft bombed a convoy in the Syrian Desert on Monday. Rebels shelled positions in Palmyra on Tuesday.");
    REQUIRE(reading.events.size() == 2);
    REQUIRE(reading.events[0].place);
    CHECK(reading.events[0].place->name == "Syrian Desert");
    CHECK_FALSE(reading.events[0].geometry);
    CHECK(reading.events[0].geo_precision == 3);
    REQUIRE(reading.events[1].geometry);
    CHECK(reading.events[1].geo_precision == 1);
}

TEST_CASE("a country is no point: its events have a place without geometry") {
    const auto reading = read_text("Protesters demonstrated in France on Friday against pension reform.");
    REQUIRE_FALSE(reading.events.empty());
    const auto& event = reading.events.front();
    REQUIRE(event.place);
    CHECK(event.place->country == "FR");
    CHECK_FALSE(event.geometry);
    CHECK(event.geo_precision == 3);
}

TEST_CASE("a weekday is no party, also where nobody knows the day of publication") {
    for (const auto* published : {"2021-03-14", ""}) {
        CAPTURE(published);
        const auto reading =
            read_text("The army shelled rebel positions Tuesday. Police arrested two men Friday.", published);
        REQUIRE(reading.events.size() == 2);
        for (const auto& event : reading.events) {
            CHECK_FALSE(holds(event.recipients, "Tuesday"));
            CHECK_FALSE(holds(event.recipients, "Friday"));
        }
    }
}

TEST_CASE("a dateline places what happened there, not what an office writes of elsewhere") {
    const auto placed_at = [](const std::string& text, std::string_view kind) {
        const auto reading = read_text(text, "2021-03-14", "en", text.find('-') + 1);
        const auto event = std::find_if(reading.events.begin(), reading.events.end(),
                                        [&](const Event& e) { return e.coding.kind == kind; });
        REQUIRE(event != reading.events.end());
        return event->place ? event->place->name : "nowhere";
    };
    CHECK(placed_at("MOGADISHU, March 14 - Gunmen killed five people on Saturday.", "kill") == "Mogadishu");
    CHECK(placed_at("TAMPA, March 14 - Warplanes carried out 35 air strikes on Saturday. Camps lay in ruins in Raqqa. "
                    "Families left Aleppo for Manbij in Syria.",
                    "air_strike") == "nowhere");
}

TEST_CASE("texts without words or sentences tell nothing") {
    CHECK(read_text("").events.empty());
    CHECK(read_text("...").events.empty());
    CHECK(read_text("killed").events.size() <= 1);
    CHECK(read_text("to to to attacked by by of of on").events.size() <= 1);
}

TEST_CASE("a page that gives its text twice tells each event once") {
    const std::string text = "Rebels attacked an army base near Aleppo on Friday.";
    CHECK(read_text(text + "\n\n" + text).events.size() == 1);
    CHECK(read_text(text + "\n\nRebels attacked an army base near Aleppo again on Friday.").events.size() == 2);
}

TEST_CASE("deaths in a report of a disaster, and of no violence, are no killing") {
    const auto kind_of_deaths = [](const std::string& cause) {
        const auto reading = read_text(cause + "\n\nMore than 300 people were killed in Malaysia.");
        const auto deaths = std::find_if(reading.events.begin(), reading.events.end(),
                                         [](const Event& event) { return event.figures.killed.told(); });
        REQUIRE(deaths != reading.events.end());
        return deaths->coding.kind + " " + deaths->name;
    };
    CHECK(kind_of_deaths("A tsunami hit the coast of Sumatra on Sunday.") == "disaster Disaster, Malaysia");
    CHECK(kind_of_deaths("A tsunami hit the coast of Sumatra on Sunday. Rebels bombed Aleppo.") ==
          "kill Killing, Malaysia");
    CHECK(kind_of_deaths("The minister spoke of fish.") == "kill Killing, Malaysia");
}

TEST_CASE("a pronoun means who speaks, the subject before it, or nobody") {
    const auto actor = [](const std::string& text, const std::string& kind) -> std::string {
        const auto reading = read_text(text);
        const auto event = std::find_if(reading.events.begin(), reading.events.end(),
                                        [&](const Event& e) { return e.coding.kind == kind; });
        REQUIRE(event != reading.events.end());
        return event->actors.empty() ? "" : event->actors.front().name;
    };
    const std::string before = "Thailand arrested 20 smugglers in Bangkok on Monday. ";
    CHECK(actor(before + "The European Union has said it may stop giving aid to Kenya.", "stop_aid") ==
          "European Union");
    CHECK(actor(before + "A spokesman said: \"We urge the governments of the region to act.\"", "request") !=
          "Thailand");
    CHECK(actor("A US aircraft shot down an armed drone after it fired on Syrian soldiers in Daraa.", "attack_armed")
              .empty());
    CHECK(actor(before + "It also deported 40 people on Tuesday.", "deport") == "Thailand");
}
