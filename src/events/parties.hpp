#pragma once

#include <optional>
#include <vector>

#include "events/noun_phrases.hpp"
#include "events/sentence.hpp"
#include "events/verb_groups.hpp"

namespace mapwire::events {

/// What the steps after the clause analysis look at.
struct Surroundings {
    const ArticleReading& reading;
    const EventTables::State& tables;
    const EventWorld& world;
};

/// Who a noun phrase means, one for each of "A, B and C". `last` is who a pronoun means.
[[nodiscard]] std::vector<EventParty> parties_of(const Surroundings& around, const Sentence& sentence,
                                                 const NounPhrase& phrase, const std::vector<EventParty>& last);

/// Whether the words can mean somebody: known, of a role, of a country, with a name, or a thing that acts ("a drone").
/// "the storm", "30" and "areas prone" act nowhere; no actor is better than a wrong one.
[[nodiscard]] bool may_act(const EventTables::State& tables, const Sentence& sentence, const EventParty& party);

/// Whether one of them is of the actor table, of a country or of a known kind.
[[nodiscard]] bool any_known(const std::vector<EventParty>& parties);
/// Is one of them a state, an official, an armed group or an organisation?
[[nodiscard]] bool any_public(const std::vector<EventParty>& parties);

/// Who would be both actor and recipient by the same words is one of them: who can act in public acts.
void settle_twice_told(Event& event);

/// Who says so: "officials said", "according to the ministry"; nothing when the article itself tells.
[[nodiscard]] std::optional<EventParty> attribution_of(const Surroundings& around, const Sentence& sentence, int at);

}  // namespace mapwire::events
