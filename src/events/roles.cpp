#include "events/roles.hpp"

#include <algorithm>

namespace mapwire::events {
namespace {

constexpr int longest_tail = 28;

// The noun phrases after prepositions, up to the next clause.
void read_tail(const Sentence& sentence, int at, int stop, bool noun, Roles& roles) {
    const int limit = std::min({sentence.size(), stop, at + longest_tail});
    while (at < limit) {
        at = skip_forward(sentence, at);
        if (at >= limit) { break; }
        struct Slot {
            CueKind kind;
            NounPhrase* phrase;
        };
        const Slot slots[] = {{CueKind::agent, &roles.agent},     {CueKind::between, &roles.between},
                              {CueKind::with, &roles.partner},    {CueKind::target, &roles.target},
                              {CueKind::benefit, &roles.benefit}, {CueKind::of, noun ? &roles.object : nullptr}};
        const Tag* cue = nullptr;
        NounPhrase* into = nullptr;
        for (const auto& slot : slots) {
            const auto* found = sentence.cue_at(at, slot.kind);
            if (found != nullptr && (cue == nullptr || found->end > cue->end)) {
                cue = found;
                into = slot.phrase;
            }
        }
        if (cue == nullptr && !sentence.is(at, WordClass::preposition)) { break; }
        int next = skip_forward(sentence, cue != nullptr ? cue->end : at + 1);
        // "on Thursday": the time was skipped together with what stands before it.
        // "bombs to destroy the building", "committed to protecting it": a purpose, and nobody.
        if (sentence.is(at, WordClass::to) && !sentence.is(next, WordClass::noun) &&
            (trigger_end(sentence, next, Form::base) > next || trigger_end(sentence, next, Form::gerund) > next)) {
            break;
        }
        const auto phrase = phrase_from(sentence, next);
        if (phrase.empty()) {
            if (next > at + 1) {
                at = next;
                continue;
            }
            break;
        }
        if (into != nullptr && into->empty()) { *into = phrase; }
        at = std::max(phrase.whole_end, next + 1);
    }
    roles.end = std::max(roles.end, at);
}

NounPhrase first_phrase(const Sentence& sentence, int clause_begin, int before) {
    int at = clause_begin;
    // An opening like "On Thursday," or "In Aleppo," is no subject.
    while (at < before && !is_nominal(sentence, at) && !sentence.is(at, WordClass::preposition)) { ++at; }
    if (sentence.is(at, WordClass::preposition)) {
        int comma = at;
        while (comma < before && !sentence.is_mark(comma, Mark::comma)) { ++comma; }
        if (comma < before) { at = comma + 1; }
        while (at < before && !is_nominal(sentence, at)) { ++at; }
    }
    return at < before ? phrase_from(sentence, at) : NounPhrase{};
}

NounPhrase inherited(const Sentence& sentence, const VerbGroup& group, const std::vector<KnownVerb>& earlier,
                     int clause_begin) {
    for (auto known = earlier.rbegin(); known != earlier.rend(); ++known) {
        if (known->end <= group.begin && !known->subject.empty()) { return known->subject; }
    }
    return first_phrase(sentence, clause_begin, group.begin);
}

NounPhrase subject_of(const Sentence& sentence, const VerbGroup& group, const std::vector<KnownVerb>& earlier) {
    const int clause = sentence.clause_begin(std::min(group.begin, sentence.size() - 1));
    int at = group.begin - 1;
    while (at >= clause &&
           (sentence.is(at, WordClass::adverb) || sentence[at].time >= 0 || sentence.is_mark(at, Mark::quote) ||
            (sentence[at].time < 0 && sentence.is(at, WordClass::preposition) && sentence.has(at + 1) &&
             sentence[at + 1].time >= 0))) {
        --at;
    }
    if (at < clause) { return inherited(sentence, group, earlier, 0); }
    if (sentence.is(at, WordClass::relative)) {
        // "troops who advanced on the base at Tanf and who threatened": the noun before "and" need not be meant.
        if (sentence.is(at - 1, WordClass::conjunction)) {
            const bool in_relative = !earlier.empty() && earlier.back().begin > 0 &&
                                     sentence.is(earlier.back().begin - 1, WordClass::relative);
            return in_relative ? earlier.back().subject : NounPhrase{};
        }
        int end = at;
        while (end > 0 && (sentence.is_mark(end - 1, Mark::comma) || sentence.is(end - 1, WordClass::preposition))) {
            --end;
        }
        auto phrase = phrase_until(sentence, end, 0);
        if (!phrase.empty()) {
            // "forces in the area, which": the nearest noun may only say where; the head of the whole is meant.
            return phrase;
        }
        return inherited(sentence, group, earlier, clause);
    }
    if (group.gerund || group.infinitive) {
        // "after shelling the town, rebels withdrew": the subject follows when the sentence begins so.
        if (group.gerund && sentence.is(at, WordClass::subordinator) && at <= clause + 1) {
            int comma = group.end;
            while (comma < sentence.size() && !sentence.is_mark(comma, Mark::comma)) { ++comma; }
            if (comma + 1 < sentence.size()) { return first_phrase(sentence, comma + 1, sentence.size()); }
        }
        // "forces operating in"; but "fought the group last week, striking" says what the subject did.
        const bool adjacent = at == group.begin - 1;
        if (group.gerund && adjacent && is_nominal(sentence, at) && !sentence.is_mark(at, Mark::comma)) {
            const auto own = phrase_until(sentence, at + 1, clause);
            if (!own.empty()) { return own; }
        }
        if (group.infinitive && is_nominal(sentence, at)) { return phrase_until(sentence, at + 1, clause); }
        return inherited(sentence, group, earlier, clause);
    }
    if (sentence.is(at, WordClass::conjunction)) { return inherited(sentence, group, earlier, clause); }
    if (sentence.is_mark(at, Mark::comma)) {
        // "X, the prime minister, said": back over what is put in.
        int comma = at - 1;
        while (comma > clause && !sentence.is_mark(comma, Mark::comma)) { --comma; }
        if (comma > clause) {
            const auto phrase = phrase_until(sentence, comma, clause);
            if (!phrase.empty()) { return phrase; }
        }
        return inherited(sentence, group, earlier, clause);
    }
    if (!is_nominal(sentence, at)) { return inherited(sentence, group, earlier, clause); }
    return phrase_until(sentence, at + 1, clause);
}

}  // namespace

Roles verb_roles(const Sentence& sentence, const VerbGroup& group, const std::vector<KnownVerb>& earlier) {
    Roles roles;
    roles.end = group.end;
    const int stop = sentence.clause_end(std::min(group.end, sentence.size()) - 1);
    if (group.reduced) {
        roles.subject = phrase_until(sentence, group.begin, sentence.clause_begin(group.begin));
    } else {
        roles.subject = subject_of(sentence, group, earlier);
    }
    int at = skip_forward(sentence, group.end);
    // "attacked and looted the town": both are done to the same.
    if (!group.passive && sentence.is(at, WordClass::conjunction)) {
        const auto form = group.tense == Tense::past ? Form::past : Form::base;
        const int end = trigger_end(sentence, at + 1, form);
        if (end > 0) { at = skip_forward(sentence, end); }
    }
    // "evacuated about 80 people": no preposition.
    if (const auto* about = sentence.cue_at(at, CueKind::hedge);
        about != nullptr && sentence.has(about->end) && sentence[about->end].number && sentence[about->end].time < 0) {
        at = about->end;
    }
    if (at < stop && is_nominal(sentence, at) && !sentence.is(at, WordClass::preposition) && !group.passive) {
        roles.object = phrase_from(sentence, at);
        at = roles.object.whole_end;
        roles.end = at;
    }
    read_tail(sentence, at, stop, false, roles);
    const auto& language = sentence.language();
    if (language.verb_last && !group.reduced) {
        // Who stands at the beginning of the clause, what it is done to right before the verb.
        const int begin = sentence.clause_begin(std::min(group.begin, sentence.size() - 1));
        const auto first = first_phrase(sentence, begin, group.begin);
        if (!first.empty() && first.end < group.begin) {
            roles.object = phrase_until(sentence, group.begin, first.end);
            roles.subject = first;
        } else if (!first.empty() && roles.object.empty()) {
            roles.object = first;  // nobody is told who did it, or nothing it was done to
            roles.subject = first;
        }
    }
    if (language.verb_first && roles.subject.empty() && !roles.object.empty()) {
        std::swap(roles.subject, roles.object);
    }
    return roles;
}

int noun_phrase_begin(const Sentence& sentence, int begin) {
    int at = begin;
    const int stop = std::max(0, begin - 10);
    while (at > stop && is_nominal(sentence, at - 1)) {
        --at;
        if (sentence.is(at, WordClass::determiner) || sentence.is(at, WordClass::possessive)) { break; }
    }
    // "will resume peace talks", "rebels resumed talks": a verb without a meaning of its own is no part of the phrase.
    for (int word = begin - 1; word >= at; --word) {
        const auto* light = sentence.cue_at(word, CueKind::light);
        if (light == nullptr) { light = sentence.cue_at(word, CueKind::matrix); }
        if (light == nullptr || light->end > begin) { continue; }
        const int before = word - 1;
        const bool governed = sentence.is(before, WordClass::modal) || sentence.is(before, WordClass::to) ||
                              sentence.is(before, WordClass::do_verb);
        const bool past = light->form == Form::past && before >= at && !sentence.is(before, WordClass::determiner);
        if (governed || past) { return light->end; }
    }
    return at;
}

Roles noun_roles(const Sentence& sentence, int begin, int end) {
    Roles roles;
    roles.end = end;
    const int first = noun_phrase_begin(sentence, begin);
    // "Israel's attack", "the rebels' offensive", "a Syrian government air raid".
    for (int at = begin - 1; at >= first; --at) {
        if (sentence[at].possessive) {
            roles.subject = {first, at + 1, first, at + 1};
            if (sentence.is(first, WordClass::determiner)) { roles.subject.begin = first + 1; }
            break;
        }
    }
    if (roles.subject.empty()) {
        int last = begin;
        int from = begin;
        for (int at = first; at < begin; ++at) {
            if (sentence[at].mention >= 0 || sentence.language().is_party(sentence[at].classes)) {
                if (from == begin) { from = at; }
                last = at + 1;
            }
        }
        if (from < begin) { roles.subject = {from, last, from, last}; }
    }
    read_tail(sentence, end, sentence.clause_end(end - 1), true, roles);
    return roles;
}

}  // namespace mapwire::events
