#include "events/verb_groups.hpp"

#include <algorithm>

#include "events/noun_phrases.hpp"

namespace mapwire::events {
namespace {

/// How much a value says against another in one verb group: "would have threatened to" …
int strength(const std::string& value) {
    if (value.empty()) { return 0; }
    if (value == "happened") { return 1; }
    if (value == "ongoing") { return 2; }
    return 3;
}

bool is_past(const Classes& classes) { return classes.test(static_cast<std::size_t>(WordClass::past)); }
bool is_participle(const Classes& classes) { return classes.test(static_cast<std::size_t>(WordClass::participle)); }

struct Helpers {
    bool be = false;
    bool be_past = false;
    bool been = false;
    bool have = false;
    bool have_past = false;
};

// "Thousands fled Idlib": a quantity that stands for people, at the beginning of its clause.
bool opens_clause(const Sentence& sentence, int at) {
    return sentence.is(at, WordClass::crowd) && at == sentence.clause_begin(at);
}

}  // namespace

VerbGroup verb_group(const Sentence& sentence, int begin, int end, Form form) {
    VerbGroup group;
    group.begin = begin;
    group.end = end;
    Helpers helpers;
    const auto take = [&](const Tag& cue) {
        const auto& value = sentence.value(cue);
        // "does not seek to fight", "did not mean to kill": what is not even wanted.
        const bool unwanted = value == "denied" && (group.value == "planned" || group.value == "purpose");
        if (unwanted) { group.value = "denied"; }
        if (strength(value) > strength(group.value)) {
            group.value = value;
            group.cue_begin = cue.begin;
            group.cue_end = cue.end;
        } else if (!stance_from_text(group.value) &&
                   (value == "planned" || value == "hypothetical" || value == "denied")) {
            group.outer = value;  // "may stop giving aid"
        }
        group.begin = cue.begin;
    };
    const int stop = std::max(0, begin - 14);
    while (group.begin > stop) {
        const int before = group.begin - 1;
        // "after a traffic stop was arrested": behind a finite verb nothing governs.
        const bool finite = helpers.be_past || helpers.have;
        if (const auto* cue = sentence.cue_before(group.begin, CueKind::matrix); cue != nullptr && !finite) {
            // "plans to attack", "fear an attack": the matrix verb's own helpers follow on.
            take(*cue);
            if (cue->form == Form::gerund) { group.gerund = true; }
            helpers = {};
            form = cue->form;
            continue;
        }
        // "to plan and coordinate attacks"
        const auto* joint = form == Form::base && sentence.is(before, WordClass::conjunction)
                                ? sentence.cue_before(before, CueKind::matrix)
                                : nullptr;
        if (joint != nullptr && joint->form == Form::base && group.value.empty()) {
            take(*joint);
            continue;
        }
        if (const auto* cue = sentence.cue_before(group.begin, CueKind::auxiliary); cue != nullptr) {
            take(*cue);
            continue;
        }
        if (sentence.cue_before(group.begin, CueKind::negation) != nullptr) {
            group.negated = !group.negated;
            group.begin = sentence.cue_before(group.begin, CueKind::negation)->begin;
            continue;
        }
        if (sentence.is(before, WordClass::be)) {
            const auto& classes = sentence[before].classes;
            helpers.be = true;
            helpers.be_past = helpers.be_past || is_past(classes);
            helpers.been = helpers.been || is_participle(classes);
            group.begin = before;
            continue;
        }
        if (sentence.is(before, WordClass::have)) {
            helpers.have = true;
            helpers.have_past = is_past(sentence[before].classes);
            group.begin = before;
            continue;
        }
        if (sentence.is(before, WordClass::modal) || sentence.is(before, WordClass::do_verb)) {
            group.begin = before;
            continue;
        }
        if (sentence.is(before, WordClass::to)) {
            group.infinitive = true;
            group.begin = before;
            continue;
        }
        const bool skipped = sentence.is(before, WordClass::adverb) || sentence[before].time >= 0 ||
                             sentence.is_mark(before, Mark::quote);
        // Adverbs belong to the group only when something of it stands before them.
        if (skipped) {
            int further = before;
            while (further > stop && (sentence.is(further, WordClass::adverb) || sentence[further].time >= 0 ||
                                      sentence.is_mark(further, Mark::quote))) {
                --further;
            }
            const bool helper = sentence.is(further, WordClass::be) || sentence.is(further, WordClass::have) ||
                                sentence.is(further, WordClass::modal) || sentence.is(further, WordClass::do_verb) ||
                                sentence.is(further, WordClass::to) ||
                                sentence.cue_before(further + 1, CueKind::auxiliary) != nullptr ||
                                sentence.cue_before(further + 1, CueKind::negation) != nullptr ||
                                sentence.cue_before(further + 1, CueKind::matrix) != nullptr;
            if (!helper) { break; }
            group.begin = further + 1;
            continue;
        }
        break;
    }
    const bool participle = form == Form::past || form == Form::participle;
    // "se sont retirées", "sont tombés" in languages with a compound past: what they did, unless "été" says otherwise.
    const bool reflexive =
        sentence.language().compound_past && group.begin > 0 && sentence.is(group.begin - 1, WordClass::pronoun);
    if (helpers.be && participle && (!reflexive || helpers.been)) { group.passive = true; }
    if (form == Form::gerund && !helpers.be) { group.gerund = true; }
    // "in trying to discourage", a phrase of the tables that begins so.
    if (form == Form::any && group.begin > 0 && sentence.is(group.begin - 1, WordClass::preposition)) {
        group.gerund = true;
    }
    if (participle && !helpers.be && !helpers.have && group.value.empty()) {
        const int next = skip_forward(sentence, end);
        const bool by = sentence.cue_at(next, CueKind::agent) != nullptr;
        const bool after_noun = group.begin > 0 && is_nominal(sentence, group.begin - 1);
        // "police shot a man": what follows is done to somebody, so the noun before does it.
        const auto* about = sentence.cue_at(next, CueKind::hedge);
        const int first = about != nullptr ? about->end : next;  // "evacuated about 80 people"
        const bool object_follows =
            next == end && (sentence.is(next, WordClass::determiner) || sentence.is(next, WordClass::possessive) ||
                            sentence.is(first, WordClass::quantity) ||
                            (is_nominal(sentence, next) && sentence[next].mark == Mark::none) ||
                            (sentence.has(first) && sentence[first].number && sentence[first].time < 0));
        if (after_noun && (by || (form == Form::participle && !object_follows))) {
            group.reduced = true;
            group.passive = true;
        }
    }
    if (helpers.have && (helpers.been || participle)) {
        group.tense = helpers.have_past ? Tense::pluperfect : Tense::perfect;
        if (sentence.language().compound_past && !helpers.have_past) { group.tense = Tense::past; }
        if (form == Form::gerund) { group.tense = Tense::progressive; }
    } else if (helpers.be && form == Form::gerund) {
        group.tense = helpers.be_past ? Tense::past_progressive : Tense::progressive;
    } else if (helpers.be) {
        group.tense = helpers.be_past ? Tense::past : Tense::present;
    } else if (participle) {
        group.tense = Tense::past;
    } else if (form == Form::third || form == Form::base) {
        group.tense = group.infinitive ? Tense::bare : Tense::present;
    }
    return group;
}

bool used_as_verb(const Sentence& sentence, int begin, int end, Form form, bool can_be_noun) {
    int before = begin - 1;
    while (before > 0 && sentence.is_mark(before, Mark::quote)) { --before; }
    const bool determined = sentence.is(before, WordClass::determiner) || sentence.is(before, WordClass::possessive) ||
                            (sentence.has(before) && sentence[before].possessive) ||
                            (sentence.has(before) && sentence[before].number) ||
                            (sentence.is(before, WordClass::quantity) && !opens_clause(sentence, before));
    if (form == Form::gerund) {
        const bool of = sentence.cue_at(end, CueKind::of) != nullptr;
        return !determined && !(of && can_be_noun);
    }
    if (form == Form::past || form == Form::participle) {
        if (sentence.is(before, WordClass::have) || sentence.is(before, WordClass::be)) { return true; }
        // "the detained activists": a participle before its noun.
        const bool in_phrase =
            determined || (sentence.is(before, WordClass::preposition) && !sentence.is(before, WordClass::to));
        // "to treat wounded men", "will free kidnapped girls": behind a verb without an ending of its own.
        const bool infinitive = (sentence.is(before - 1, WordClass::to) || sentence.is(before - 1, WordClass::modal)) &&
                                !sentence.is(before, WordClass::adverb) && !sentence.is(before, WordClass::negation);
        const bool governed =
            (infinitive || (sentence.is(before, WordClass::verb) && is_nominal(sentence, before - 1))) &&
            sentence.has(end) && !sentence[end].number;
        const bool noun_after = is_nominal(sentence, end) || (sentence.has(end) && sentence[end].time >= 0);
        if ((in_phrase || governed) && noun_after && !sentence.is(end, WordClass::determiner)) { return false; }
        return true;
    }
    if (form == Form::plural) { return false; }
    const bool after_preposition = sentence.is(before, WordClass::preposition) && !sentence.is(before, WordClass::to);
    if (determined || after_preposition) { return false; }
    if (sentence.is(before, WordClass::to) || sentence.is(before, WordClass::modal) ||
        sentence.is(before, WordClass::pronoun) || sentence.is(before, WordClass::relative) ||
        sentence.is(before, WordClass::do_verb) || sentence.cue_before(begin, CueKind::auxiliary) != nullptr) {
        return true;
    }
    if (!can_be_noun) { return before < 0 || !sentence.is(before, WordClass::determiner); }
    const int next = end;
    if (sentence.is(next, WordClass::determiner) || sentence.is(next, WordClass::possessive)) { return true; }
    const bool nominal_before = is_nominal(sentence, before) && before >= 0;
    const bool name_after = sentence.has(next) && (sentence[next].mention >= 0 || sentence[next].number ||
                                                   (sentence[next].capital && sentence[next].mark == Mark::none));
    return nominal_before && name_after && !sentence.is(before, WordClass::adverb);
}

std::optional<VerbGroup> verb_group_after(const Sentence& sentence, int at, int clause_end) {
    const int limit = std::min(clause_end, at + 24);
    for (int here = at; here < limit; ++here) {
        // "The summit, which was to take place on Monday, has been called off": on behind what is put in.
        if (sentence.is_mark(here, Mark::comma) && sentence.is(here + 1, WordClass::relative)) {
            int comma = here + 1;
            while (comma < limit && !sentence.is_mark(comma, Mark::comma)) { ++comma; }
            if (comma < limit) {
                here = comma;
                continue;
            }
        }
        if (sentence.is(here, WordClass::relative) || sentence.is_mark(here, Mark::semicolon)) { return std::nullopt; }
        const bool helper = sentence.is(here, WordClass::be) || sentence.is(here, WordClass::have) ||
                            sentence.is(here, WordClass::modal);
        const bool verb = sentence.is(here, WordClass::verb);
        const Tag* cue = nullptr;
        for (const auto kind : {CueKind::light, CueKind::matrix, CueKind::auxiliary}) {
            if (cue == nullptr) { cue = sentence.cue_at(here, kind); }
        }
        if (!helper && !verb && cue == nullptr) { continue; }
        // "talks to avert a war": what they are for, not what befalls them.
        if (!helper && here > 0 && sentence.is(here - 1, WordClass::to) &&
            sentence.cue_at(here, CueKind::matrix) != nullptr) {
            continue;
        }
        // "the planned protests": no verb.
        if (!helper && here > 0 && sentence.is(here - 1, WordClass::determiner)) { continue; }
        // "a meeting scheduled in Amman was cancelled": a participle right after its noun is no verb of the clause.
        if (!helper && cue != nullptr && (cue->form == Form::past || cue->form == Form::participle)) {
            bool other = false;
            for (int i = here + 1; i < limit && !other; ++i) {
                other = sentence.is(i, WordClass::be) || sentence.is(i, WordClass::have) ||
                        sentence.is(i, WordClass::modal);
            }
            const bool past_only = cue->form == Form::past && !sentence.is(here + 1, WordClass::preposition);
            if (other && !past_only) { continue; }
        }
        // Find the last verb of the group, then look back from it.
        int head = here;
        while (head + 1 < limit && (sentence.is(head, WordClass::be) || sentence.is(head, WordClass::have) ||
                                    sentence.is(head, WordClass::modal) || sentence.is(head, WordClass::adverb) ||
                                    sentence.is(head, WordClass::negation))) {
            ++head;
        }
        // "have yet to reach": the helping words may be more than one.
        if (const auto* words = sentence.cue_at(here, CueKind::auxiliary); words != nullptr && words->end < limit) {
            head = std::max(head, words->end);
        }
        Form form = Form::past;
        int end = head + 1;
        for (const auto& tag : sentence.tags()) {
            if (tag.begin != head || tag.form == Form::any || tag.form == Form::plural) { continue; }
            form = tag.form;
            end = std::max(end, tag.end);
        }
        auto group = verb_group(sentence, head, end, form);
        for (const auto kind : {CueKind::matrix, CueKind::light}) {
            const auto* told = sentence.cue_at(head, kind);
            if (told == nullptr || (!group.value.empty() && strength(group.value) > 2)) { continue; }
            group.value = sentence.value(*told);
            group.cue_begin = told->begin;
            group.cue_end = told->end;
            group.end = std::max(group.end, told->end);
        }
        group.begin = std::min(group.begin, here);
        return group;
    }
    return std::nullopt;
}

}  // namespace mapwire::events
