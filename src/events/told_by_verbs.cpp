#include "events/candidates.hpp"

namespace mapwire::events {

void drop_told_by_verbs(std::vector<Candidate>& candidates, const EventTables::State& tables) {
    const auto type = [&](const Candidate& candidate) { return tables.kinds[candidate.trigger->kind].coding.type; };
    // "fired rubber bullets to break up a rally": what breaks it up tells it already.
    const auto turned_by = [](const Candidate& noun, const Candidate& verb) {
        return noun.kind != noun.trigger->kind && noun.group.cue_begin >= verb.tag.begin &&
               noun.group.cue_begin < verb.tag.end;
    };
    // "will send food aid": the noun is what is promised, and no aid that came.
    const auto promised_by = [&](const Candidate& noun, const Candidate& verb) {
        const bool promises = verb.kind != verb.trigger->kind && verb.stance != Stance::happened;
        const auto& object = verb.roles.object;
        return promises && object.begin <= noun.tag.begin && noun.tag.begin < object.whole_end &&
               type(verb) == type(noun);
    };
    for (const auto& verb : candidates) {
        if (!verb.verb || verb.dropped) { continue; }
        for (auto& noun : candidates) {
            if (!noun.verb && (turned_by(noun, verb) || promised_by(noun, verb))) { noun.dropped = true; }
        }
    }
}

}  // namespace mapwire::events
