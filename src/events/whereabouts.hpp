#pragma once

#include <optional>

#include "events/candidates.hpp"
#include "events/parties.hpp"

namespace mapwire::events {

/// When an event is told to be.
struct When {
    DateRange range;
    std::string text;
    TextSpan span;
};

/// The time expression of the candidate's clause, else of the sentence when it is the only one that can be meant, else
/// what tense and stance leave open (read_events.hpp). `others` are all candidates of the sentence.
[[nodiscard]] When when_of(const Surroundings& around, const Sentence& sentence, const Candidate& candidate,
                           const std::vector<Candidate>& others);

/// Where, with its geometry.
struct Where {
    EventPlace place;
    std::optional<Geometry> geometry;
    Metres uncertainty{0.0};
    int geo_precision = 3;
    std::string gazetteer;
    std::string licence;
    std::string zone;  ///< id of the zone of the text that the words mean
};

/// A place of the gazetteer as a whereabouts.
[[nodiscard]] Where of_place(const Surroundings& around, PlaceId id);
/// What the clause or the sentence says in words.
[[nodiscard]] std::optional<Where> where_of(const Surroundings& around, const Sentence& sentence,
                                            const Candidate& candidate);
/// The country of a party as a whole: where aid goes.
[[nodiscard]] std::optional<Where> where_of_party(const Surroundings& around, const EventParty& party);
/// Where a parliament sits, for what it says and votes there; nothing where the text speaks of a division of the
/// country (which may have a senate of its own) or not of the country at all.
[[nodiscard]] std::optional<Where> where_of_seat(const Surroundings& around, const Sentence& sentence,
                                                 const EventParty& party);
/// The place of the dateline, for what happened in an article's first paragraph and is told without a place.
[[nodiscard]] std::optional<Where> where_of_dateline(const Surroundings& around, const Sentence& sentence);

}  // namespace mapwire::events
