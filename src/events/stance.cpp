#include <algorithm>

#include "events/candidates.hpp"

namespace mapwire::events {
namespace {

// "planned", "alleged", "possible" beside a noun: within its phrase before it, or right after it.
const Tag* modifier_of(const Sentence& sentence, const Candidate& candidate) {
    const int begin = noun_phrase_begin(sentence, candidate.tag.begin);
    for (int at = candidate.tag.begin - 1; at >= begin; --at) {
        if (const auto* cue = sentence.cue_at(at, CueKind::modifier); cue != nullptr) { return cue; }
    }
    // "the planned April 9 rally"
    int before = begin - 1;
    while (before >= 0 && sentence[before].time >= 0) { --before; }
    if (before >= 0 && before < begin - 1) {
        if (const auto* cue = sentence.cue_at(before, CueKind::modifier); cue != nullptr) { return cue; }
    }
    const int after = std::min(candidate.roles.end, candidate.tag.end + 8);
    for (int at = candidate.tag.end; at <= after && sentence.has(at); ++at) {
        if (sentence.is_mark(at, Mark::comma) || sentence.is(at, WordClass::relative)) { break; }
        if (const auto* cue = sentence.cue_at(at, CueKind::modifier);
            cue != nullptr && !is_nominal(sentence, cue->end) && !sentence.is(at - 1, WordClass::determiner) &&
            sentence.value(*cue) != "denied") {
            return cue;  // "the arrests were without incident" denies no arrest
        }
    }
    return nullptr;
}

// A condition that governs the clause: "if the army attacks".
bool under_condition(const Sentence& sentence, int at) {
    const int begin = sentence.clause_begin(at);
    if (sentence.cue_at(begin, CueKind::condition) != nullptr) { return true; }
    // "Had the truce held, …": the helping verb stands before its subject.
    if (begin == 0 && sentence.is(0, WordClass::have) && sentence.is(0, WordClass::past) &&
        (sentence.is(1, WordClass::determiner) || sentence.is(1, WordClass::possessive) ||
         sentence.is(1, WordClass::pronoun) || (sentence.has(1) && sentence[1].mention >= 0))) {
        return true;
    }
    for (int i = begin; i < at; ++i) {
        if (sentence.cue_at(i, CueKind::condition) == nullptr) { continue; }
        // A comma between them closes the condition.
        bool closed = false;
        for (int j = i; j < at; ++j) { closed = closed || sentence.is_mark(j, Mark::comma); }
        if (!closed) { return true; }
    }
    return false;
}

const Tag* negation_of_noun(const Sentence& sentence, const Candidate& candidate) {
    const int begin = noun_phrase_begin(sentence, candidate.tag.begin);
    for (int at = begin; at <= candidate.tag.begin; ++at) {
        const auto* cue = sentence.cue_before(at, CueKind::negation);
        if (cue == nullptr) { continue; }
        // "not the first time": the longest cue that begins there says whether it denies anything.
        const auto* longest = sentence.cue_at(cue->begin, CueKind::negation);
        return longest != nullptr && sentence.value(*longest) == "kept" ? nullptr : cue;
    }
    return nullptr;
}

bool is_nobody(const Sentence& sentence, const NounPhrase& phrase) {
    for (const int at : {phrase.begin - 1, phrase.begin}) {
        if (sentence.is(at, WordClass::determiner) && sentence.cue_at(at, CueKind::negation) != nullptr) {
            return true;
        }
    }
    return false;
}

}  // namespace

void judge_stance(const Sentence& sentence, const EventTables::State& tables, Candidate& candidate) {
    std::string value;
    bool negated = false;
    bool progressive = false;
    if (candidate.has_group) {
        value = candidate.group.value;
        negated = candidate.group.negated;
        progressive = candidate.group.tense == Tense::progressive;
        const bool lone_infinitive = candidate.verb && candidate.group.infinitive && value.empty();
        if (lone_infinitive) { value = "purpose"; }
    }
    // "will accept or reject": verbs that are joined share their helping verb.
    const int joint = candidate.has_group ? candidate.group.begin - 1 : -1;
    if (candidate.verb && value.empty() && candidate.tag.form == Form::base && joint > 0 &&
        sentence.is(joint, WordClass::conjunction)) {
        for (int at = joint - 1; at >= sentence.clause_begin(joint); --at) {
            const auto* cue = sentence.cue_at(at, CueKind::auxiliary);
            if (cue == nullptr || cue->end >= joint) { continue; }
            const auto& told = sentence.value(*cue);
            // "did not come and lobby"
            if (told == "planned" || told == "hypothetical" || told == "denied") { value = told; }
            break;
        }
    }
    if (!candidate.verb) {
        if (const auto* cue = modifier_of(sentence, candidate);
            cue != nullptr && (value.empty() || value == "happened")) {
            value = sentence.value(*cue);
        }
        negated = negated || negation_of_noun(sentence, candidate) != nullptr;
    }
    // "may respond with missile strikes": the noun is the means of what is only possible.
    if (!candidate.verb && !candidate.has_group && value.empty()) {
        const int phrase = noun_phrase_begin(sentence, candidate.tag.begin);
        const bool means = sentence.cue_before(phrase, CueKind::with) != nullptr ||
                           sentence.cue_before(phrase, CueKind::agent) != nullptr;
        if (means && !sentence.is(phrase, WordClass::definite)) {
            for (int at = sentence.clause_begin(phrase); at < phrase; ++at) {
                const auto* cue = sentence.cue_at(at, CueKind::auxiliary);
                if (cue == nullptr) { continue; }
                const auto& told = sentence.value(*cue);
                if (told == "hypothetical" || told == "planned") { value = told; }
            }
        }
    }
    bool nobody = false;
    // "no roads were closed": what it is done to, or who does it, is nobody.
    if (candidate.verb) {
        for (const auto* phrase : {&candidate.roles.subject, &candidate.roles.object}) {
            nobody = nobody || (!phrase->empty() && is_nobody(sentence, *phrase));
        }
        negated = negated || nobody;
    }
    if (value.empty() && progressive) { value = "ongoing"; }
    // What is announced is to come, but for what turns.tsv knows to be told so when it has happened.
    if (value == "announced" && find_turn(tables, value, tables.kinds[candidate.kind].coding) == nullptr) {
        value = "planned";
    }
    if (negated) {
        // "did not deny", "has not cancelled" leave the thing as it is; "did not plan", "will not meet" deny it.
        value = value == "denied" || value == "cancelled" ? "" : value == "planned" ? "refused" : "denied";
    }
    if (under_condition(sentence, candidate.tag.begin) && value != "denied") { value = "hypothetical"; }
    // "will withdraw unless", "may halt aid if": held out against somebody.
    if (value == "planned" || value == "hypothetical") {
        for (int at = candidate.tag.end; at < sentence.size(); ++at) {
            const auto* cue = sentence.cue_at(at, CueKind::condition);
            if (cue != nullptr && sentence.value(*cue) == "threatened" && value == "planned") { value = "threatened"; }
        }
    }
    // "said they would meet": the future told in the past.
    if (value == "hypothetical" && candidate.group.cue_begin >= 0) {
        const auto* would = sentence.cue_at(candidate.group.cue_begin, CueKind::auxiliary);
        bool said = false;
        for (int at = sentence.clause_begin(candidate.tag.begin); at < candidate.group.cue_begin; ++at) {
            said = said || sentence.cue_at(at, CueKind::say) != nullptr;
        }
        // "would have attacked" never came to pass.
        bool unreal = false;
        for (int at = candidate.group.cue_begin; at < candidate.tag.begin; ++at) {
            unreal = unreal || sentence.is(at, WordClass::have);
        }
        if (would != nullptr && said && !unreal && sentence.value(*would) == "hypothetical" &&
            sentence.is(would->begin, WordClass::future_in_past)) {
            value = "planned";
        }
    }
    candidate.group.value = value;
    if (value.empty()) {
        candidate.bare = !candidate.verb && !candidate.has_group && candidate.trigger->part != Part::phrase;
        const bool perfect = candidate.has_group && candidate.group.tense == Tense::perfect;
        value = perfect && find_turn(tables, "perfect", tables.kinds[candidate.kind].coding) != nullptr ? "perfect"
                                                                                                        : "told";
    }
    if (const auto stance = stance_from_text(value)) { candidate.stance = *stance; }
    if (value == "purpose" || value == "refused" || value == "asked") { candidate.stance = Stance::hypothetical; }
    // "No party announced plans": nobody refused anything either.
    if (nobody && value == "denied") { return; }
    if (const auto* turn = find_turn(tables, value, tables.kinds[candidate.kind].coding); turn != nullptr) {
        if (turn->becomes == "none") {
            candidate.dropped = true;
            return;
        }
        if (!turn->becomes.empty()) {
            candidate.kind = tables.kind_numbers.at(turn->becomes);
            if (candidate.group.cue_begin >= 0 && !candidate.verb) {
                candidate.trigger_begin = std::min(candidate.tag.begin, candidate.group.cue_begin);
                candidate.trigger_end = std::max(candidate.tag.end, candidate.group.cue_end);
            }
        }
        if (const auto stance = stance_from_text(turn->stance)) { candidate.stance = *stance; }
    }
    if (const auto outer = stance_from_text(candidate.group.outer); outer && candidate.stance == Stance::happened) {
        candidate.stance = *outer;
    }
}

}  // namespace mapwire::events
