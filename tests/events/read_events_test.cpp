#include "mapwire/events/read_events.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "mapwire/expressions/locate.hpp"
#include "mapwire/expressions/read_expressions.hpp"
#include "mapwire/gazetteer/outlines.hpp"
#include "mapwire/gazetteer/regions.hpp"
#include "toponyms/reading.hpp"

using namespace mapwire;
using namespace mapwire::testing;

namespace {

const EventTables& event_tables() {
    static const auto tables = EventTables::load(geodata_files());
    return tables;
}

ArticleReading read_text(std::string text, std::string published = "2021-03-14") {
    static const auto expressions = ExpressionTables::load(geodata_files());
    static const auto outlines = Outlines::load(geodata_files());
    static const auto regions = NamedRegions::load(geodata_files(), outlines);
    ReadText read(std::move(text));
    ArticleReading reading;
    reading.article = std::move(read.article);
    reading.article.id = {"test"};
    reading.article.published = Date::parse_iso(published);
    reading.document = std::move(read.document);
    reading.toponyms = std::move(read.toponyms);
    reading.expressions = locate_all(
        parse_expressions(reading.article, reading.document, reading.toponyms, embedded_gazetteer(), expressions),
        {embedded_gazetteer(), outlines, regions, Metres{100.0}});
    EventWorld world;
    world.place = [](PlaceId id) { return embedded_gazetteer().place(id); };
    reading.events = read_events(reading, event_tables(), world);
    return reading;
}

std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= line.size();) {
        const auto end = std::min(line.find('|', at), line.size());
        auto part = line.substr(at, end - at);
        part.erase(0, part.find_first_not_of(' '));
        part.erase(part.find_last_not_of(' ') + 1);
        parts.push_back(part);
        at = end + 1;
    }
    return parts;
}

bool holds(const std::vector<EventParty>& parties, const std::string& name) {
    return std::any_of(parties.begin(), parties.end(), [&](const EventParty& party) {
        return party.name.find(name) != std::string::npos || party.text.find(name) != std::string::npos;
    });
}

std::string dates(const DateRange& range, const std::string& wanted) {
    if (wanted.find("..") == std::string::npos) { return std::string(to_text(range.precision)); }
    return (range.first ? range.first->iso() : "") + ".." + (range.last ? range.last->iso() : "");
}

}  // namespace

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

TEST_CASE("a country is no point: its events have a place without geometry") {
    const auto reading = read_text("Protesters demonstrated in France on Friday against pension reform.");
    REQUIRE_FALSE(reading.events.empty());
    const auto& event = reading.events.front();
    REQUIRE(event.place);
    CHECK(event.place->country == "FR");
    CHECK_FALSE(event.geometry);
    CHECK(event.geo_precision == 3);
}

TEST_CASE("texts without words or sentences tell nothing") {
    CHECK(read_text("").events.empty());
    CHECK(read_text("...").events.empty());
    CHECK(read_text("killed").events.size() <= 1);
    CHECK(read_text("to to to attacked by by of of on").events.size() <= 1);
}
