#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "mapwire/events/embedded_words.hpp"
#include "mapwire/events/read_events.hpp"
#include "mapwire/expressions/locate.hpp"
#include "mapwire/expressions/read_expressions.hpp"
#include "mapwire/gazetteer/outlines.hpp"
#include "mapwire/gazetteer/regions.hpp"
#include "toponyms/reading.hpp"

namespace mapwire::testing {

inline const EventTables& event_tables() {
    static const auto tables = EventTables::load(geodata_files(), embedded_event_words());
    return tables;
}

/// What a text tells that was published on that day.
inline ArticleReading read_text(std::string text, std::string published = "2021-03-14", std::string language = "en",
                                std::size_t dateline = 0) {
    static const auto expressions = ExpressionTables::load(geodata_files());
    static const auto outlines = Outlines::load(geodata_files());
    static const auto regions = NamedRegions::load(geodata_files(), outlines);
    ReadText read(std::move(text), PartKind::body, std::move(language), dateline);
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
    world.find_place = [](const std::string& id) { return embedded_gazetteer().find_by_id(id); };
    reading.events = read_events(reading, event_tables(), world);
    return reading;
}

/// "a | b | c"
inline std::vector<std::string> cells(const std::string& line) {
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

inline bool holds(const std::vector<EventParty>& parties, const std::string& name) {
    return std::any_of(parties.begin(), parties.end(), [&](const EventParty& party) {
        return party.name.find(name) != std::string::npos || party.text.find(name) != std::string::npos;
    });
}

/// The days, or the precision alone when `wanted` is no range of days.
inline std::string dates(const DateRange& range, const std::string& wanted) {
    if (wanted.find("..") == std::string::npos) { return std::string(to_text(range.precision)); }
    return (range.first ? range.first->iso() : "") + ".." + (range.last ? range.last->iso() : "");
}

}  // namespace mapwire::testing
