#include <algorithm>

#include "events/compose.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire::events {
namespace {

// Of the actor table, of a country, or an army or an armed group: "police" and "suspects" may be any.
bool any_identified(const std::vector<EventParty>& parties) {
    return std::any_of(parties.begin(), parties.end(), [](const EventParty& party) {
        const bool armed = party.role == "MIL" || party.role == "REB" || party.role == "UAF";
        return !party.id.empty() || !party.country.empty() || armed;
    });
}

}  // namespace

double Composer::confidence_of(const Sentence& sentence, const Candidate& candidate, const Event& event) const {
    double sure = candidate.trigger->weight;
    const bool who = any_known(event.actors);
    const bool whom = any_known(event.recipients);
    if (who) { sure += 0.05; }
    if (whom) { sure += 0.05; }
    if (!event.date_text.empty()) { sure += 0.03; }
    if (event.place) { sure += 0.04; }
    const bool verbal =
        event.coding.quad_class.starts_with("verbal") || event.coding.quad_class == "material cooperation";
    const auto is_name = [](const EventParty& party) { return !party.text.empty() && begins_like_a_name(party.text); };
    const bool named = std::any_of(event.actors.begin(), event.actors.end(), is_name);
    const bool took_place = !candidate.verb && candidate.has_group && candidate.group.value.empty();
    if (verbal && !who && !whom) {
        sure -= named || event.place || took_place ? 0.1 : 0.25;
    } else if (around_.tables.kinds[candidate.kind].spoken && !any_public(event.actors) &&
               !any_public(event.recipients)) {
        sure -= 0.15;  // what people agree, ask and complain of in daily life is no affair of states and armed groups
    }
    if (candidate.bare && event.actors.empty() && event.recipients.empty() && !event.place && event.date_text.empty()) {
        sure -= 0.2;
    }
    // "officials familiar with the talks": what was told before is only named again.
    const int phrase_begin = noun_phrase_begin(sentence, candidate.tag.begin);
    const bool again =
        !candidate.verb && !who && !whom && candidate.trigger_begin >= phrase_begin &&
        (sentence.is(phrase_begin, WordClass::determiner) && !sentence.is(phrase_begin, WordClass::quantity)) &&
        candidate.trigger_begin == candidate.tag.begin && event.stance == Stance::happened;
    const auto& general = around_.tables.kinds[candidate.kind].general;
    if (again && (verbal || !general.empty()) && sentence.is(phrase_begin, WordClass::definite)) { sure -= 0.35; }
    // "execution method", "crash report": the noun only says which.
    if (!candidate.verb && candidate.tag.form == Form::base && sentence.has(candidate.tag.end)) {
        const auto& next = sentence[candidate.tag.end];
        const auto word = sentence.text(candidate.tag.end, candidate.tag.end + 1);
        const bool other_tag = std::any_of(sentence.tags().begin(), sentence.tags().end(), [&](const Tag& tag) {
            return tag.begin == candidate.tag.end && tag.meaning != Meaning::word_class;
        });
        if (next.mark == Mark::hyphen) { sure -= 0.2; }  // "a fire-gutted block"
        if (next.mark == Mark::none && !next.capital && !next.number && next.time < 0 && !other_tag &&
            !word.ends_with("ed") && is_nominal(sentence, candidate.tag.end) &&
            !sentence.is(candidate.tag.end, WordClass::adverb)) {
            sure -= 0.2;
        }
    }
    if (candidate.group.value == "purpose") { sure -= 0.15; }
    // "a general strike would be a gift": what might be, of nobody, nowhere and never.
    const bool vague =
        !any_identified(event.actors) && !any_identified(event.recipients) && !event.place && event.date_text.empty();
    if (vague && event.stance == Stance::hypothetical) { sure -= 0.35; }
    if (candidate.claimed) { sure -= 0.05; }
    if (elsewhere(sentence)) { sure -= 0.45; }
    return std::min(sure, 0.97);
}

// Sport, shows, trade and games use the words of conflict for something else.
bool Composer::elsewhere(const Sentence& sentence) const {
    return (sentence.all_classes() & language_.elsewhere).any();
}

}  // namespace mapwire::events
