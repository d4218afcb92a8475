#include "events/noun_phrases.hpp"

#include <algorithm>

namespace mapwire::events {
namespace {

constexpr int longest_phrase = 24;

bool is_joint(const Sentence& sentence, int at) {
    return sentence.is(at, WordClass::conjunction) || sentence.is_mark(at, Mark::comma);
}

// A full stop with words after it in the same sentence ends an abbreviation: "Mr. Assad", "Capt. Davis".
bool ends_abbreviation(const Sentence& sentence, int at) {
    return sentence.is_mark(at, Mark::stop) && at > 0 && sentence[at - 1].capital && sentence.has(at + 1) &&
           sentence[at + 1].mark == Mark::none;
}

// "SDF-controlled"; not the dash of "SOUTHWEST ASIA --- A U.S. aircraft", "CENTCOM - Coalition".
bool is_joining_hyphen(const Sentence& sentence, int at) {
    if (!sentence.is_mark(at, Mark::hyphen)) { return false; }
    const bool joins_before = sentence.has(at - 1) && sentence[at - 1].span.end == sentence[at].span.begin;
    const bool joins_after = sentence.has(at + 1) && sentence[at].span.end == sentence[at + 1].span.begin;
    const bool row = sentence.is_mark(at - 1, Mark::hyphen) || sentence.is_mark(at + 1, Mark::hyphen);
    return (joins_before || joins_after) && !row;
}

// A hyphen, an apostrophe, a quotation mark or an abbreviation's full stop inside a noun phrase.
bool is_inner_mark(const Sentence& sentence, int at) {
    return ends_abbreviation(sentence, at) || is_joining_hyphen(sentence, at) || sentence.is_mark(at, Mark::quote) ||
           sentence.is_mark(at, Mark::apostrophe);
}

// "the", "these", "his": nothing of the same noun phrase stands before it.
bool opens_phrase(const Sentence& sentence, int at) {
    return sentence.is(at, WordClass::possessive) ||
           (sentence.is(at, WordClass::definite) && !sentence.is(at, WordClass::relative));
}

// "searched the town and destroyed bridges", "… and defeat the rebels": what "and" joins is another verb.
bool begins_with_verb(const Sentence& sentence, int at) {
    if (opens_phrase(sentence, at)) { return false; }
    if (opens_phrase(sentence, at + 1) && !sentence.is(at, WordClass::determiner)) { return true; }
    return trigger_end(sentence, at, Form::past) > at;
}

bool has_form(const Sentence& sentence, int at, Form form) {
    const auto& tags = sentence.tags();
    auto tag = std::lower_bound(tags.begin(), tags.end(), at, [](const Tag& t, int i) { return t.begin < i; });
    for (; tag != tags.end() && tag->begin == at; ++tag) {
        if (tag->form == form) { return true; }
    }
    return false;
}

// "a Reaper patrolled over the river", "forces escalated on Friday": a past form that no noun follows ends the phrase.
bool ends_in_verb(const Sentence& sentence, int at) {
    const int next = at + 1;
    const bool name = sentence[at].capital && !sentence.shouts();
    return !name && !sentence.is(at, WordClass::noun) && sentence.has(next) && sentence[next].mark == Mark::none &&
           !is_nominal(sentence, next) && !sentence.is(next, WordClass::conjunction) &&
           !sentence.is_mark(at - 1, Mark::hyphen) && has_form(sentence, at, Form::past);
}

// "Diyarbakır'da": says where, in languages whose names take an ending for "in"; no part of who acts.
bool is_locative(const Sentence& sentence, int at) {
    const auto& endings = sentence.language().place_endings;
    if (endings.empty() || !sentence.has(at) || !sentence[at].capital) { return false; }
    const auto word = sentence.text(at, at + 1);
    for (const std::string_view mark : {"'", "\xE2\x80\x99"}) {
        const auto apostrophe = word.rfind(mark);
        if (apostrophe == std::string_view::npos) { continue; }
        return std::find(endings.begin(), endings.end(), word.substr(apostrophe + mark.size())) != endings.end();
    }
    return false;
}

}  // namespace

bool is_nominal(const Sentence& sentence, int at) {
    if (!sentence.has(at)) { return false; }
    const auto& word = sentence[at];
    if (word.mark != Mark::none) { return is_inner_mark(sentence, at); }
    if (is_locative(sentence, at)) { return false; }
    if (word.number || word.mention >= 0) { return true; }
    if (word.time >= 0) { return false; }
    for (const auto stop :
         {WordClass::preposition, WordClass::conjunction, WordClass::subordinator, WordClass::relative, WordClass::be,
          WordClass::have, WordClass::modal, WordClass::do_verb, WordClass::to, WordClass::negation}) {
        if (sentence.is(at, stop)) { return false; }
    }
    if (sentence.is(at, WordClass::verb) && !sentence.is(at, WordClass::noun)) {
        // "the wounded man", "well-established": after a determiner or a hyphen a participle is part of the phrase.
        return is_joining_hyphen(sentence, at - 1) || sentence.is(at - 1, WordClass::determiner) ||
               sentence.is(at - 1, WordClass::possessive) || (word.capital && at > 0 && !sentence.shouts());
    }
    return true;
}

int skip_forward(const Sentence& sentence, int at) {
    while (sentence.has(at) &&
           (sentence.is(at, WordClass::adverb) || sentence.is_mark(at, Mark::quote) || sentence[at].time >= 0)) {
        ++at;
    }
    return at;
}

int trigger_end(const Sentence& sentence, int at, Form form) {
    const auto& tags = sentence.tags();
    auto tag = std::lower_bound(tags.begin(), tags.end(), at, [](const Tag& t, int i) { return t.begin < i; });
    int end = -1;
    for (; tag != tags.end() && tag->begin == at; ++tag) {
        const bool verb = tag->meaning == Meaning::trigger && tag->form == form &&
                          sentence.language().triggers[tag->row].part == Part::verb;
        if (verb) { end = std::max(end, tag->end); }
    }
    return end;
}

NounPhrase phrase_from(const Sentence& sentence, int at) {
    NounPhrase phrase{at, at, at, at};
    const int limit = std::min(sentence.size(), at + longest_phrase);
    int here = at;
    int joint = at;  // the last comma or "and" passed
    while (here < limit) {
        if (here > at && opens_phrase(sentence, here) && sentence[here - 1].mark == Mark::none &&
            !sentence.is(here - 1, WordClass::determiner) && !sentence.is(here - 1, WordClass::conjunction)) {
            break;
        }
        // "a strike destroyed two headquarters": the number opens what is destroyed.
        const int object = here + 1;
        if (here > at && sentence.has(object) &&
            (sentence[object].number || sentence.is(object, WordClass::quantity)) &&
            trigger_end(sentence, here, Form::past) == object) {
            break;
        }
        if (is_nominal(sentence, here)) {
            ++here;
            continue;
        }
        // "A and B", "A, B and C": on when a noun follows and it is no new clause.
        if (here > at && is_joint(sentence, here)) {
            int next = here + 1;
            if (sentence.is_mark(here, Mark::comma) && sentence.is(next, WordClass::conjunction)) { ++next; }
            if (sentence.is(here, WordClass::conjunction) || sentence.is(here + 1, WordClass::conjunction)) {
                if (is_nominal(sentence, next) && !sentence.is(next, WordClass::adverb) &&
                    !begins_with_verb(sentence, next)) {
                    joint = here;
                    here = next;
                    continue;
                }
            }
        }
        break;
    }
    if (here - 1 > at && ends_in_verb(sentence, here - 1)) {
        // "shot down a jet, and their ally threatened": what "and" joins is another clause.
        here = joint > at ? joint : here - 1;
    }
    while (here > at && is_inner_mark(sentence, here - 1)) { --here; }
    phrase.end = here;
    phrase.whole_end = here;
    // What "of" adds.
    while (phrase.whole_end < limit && sentence.cue_at(phrase.whole_end, CueKind::of) != nullptr) {
        int next = sentence.cue_at(phrase.whole_end, CueKind::of)->end;
        const int first = next;
        while (next < limit && is_nominal(sentence, next)) { ++next; }
        if (next == first) { break; }
        phrase.whole_end = next;
    }
    return phrase;
}

NounPhrase phrase_until(const Sentence& sentence, int end, int clause_begin) {
    NounPhrase phrase{end, end, end, end};
    int last = end;
    for (int steps = 0; steps < 4; ++steps) {
        int begin = last;
        const int limit = std::max(clause_begin, last - longest_phrase);
        while (begin > limit) {
            if (is_nominal(sentence, begin - 1)) {
                --begin;
                // "coalition forces destroyed two vehicles": the number opens what is destroyed.
                const bool counted =
                    sentence[begin].number || (sentence.is(begin, WordClass::quantity) && begin + 1 < last);
                if (counted && begin - 1 >= limit && trigger_end(sentence, begin - 1, Form::past) > 0) { break; }
                // "the army stated it", "weapons it was carrying": a pronoun stands for itself.
                const bool alone = begin + 1 == last && sentence.is(begin, WordClass::pronoun) && begin - 1 >= limit &&
                                   sentence[begin - 1].mark == Mark::none;
                if (alone && !sentence.is(begin - 1, WordClass::conjunction)) { break; }
                if (opens_phrase(sentence, begin) && begin - 1 >= limit &&
                    !sentence.is(begin - 1, WordClass::conjunction) && sentence[begin - 1].mark == Mark::none) {
                    break;
                }
                continue;
            }
            const bool joint = begin - 2 >= limit && begin < last && sentence.is(begin - 1, WordClass::conjunction);
            if (joint && is_nominal(sentence, begin - 2)) {
                --begin;
                continue;
            }
            break;
        }
        while (begin < last && is_inner_mark(sentence, begin)) { ++begin; }
        if (begin == last) { break; }
        phrase.begin = begin;
        phrase.end = last;
        phrase.whole_begin = begin;
        // "leaders of the group", "militants in three villages": the head stands before the preposition.
        int before = begin - 1;
        while (before > clause_begin && sentence[before].time >= 0) { --before; }
        // "a ferry carrying 200 passengers": who or what carries them.
        const bool carrying =
            before > clause_begin && has_form(sentence, before, Form::gerund) && is_nominal(sentence, before - 1);
        if (carrying) {
            last = before;
            continue;
        }
        if (before <= clause_begin || !sentence.is(before, WordClass::preposition)) { break; }
        // "policies about Muslims": who is spoken about does what follows.
        if (sentence.cue_at(before, CueKind::topic) != nullptr && sentence.cue_at(before, CueKind::place) == nullptr) {
            break;
        }
        int noun = before - 1;
        while (noun > clause_begin && sentence[noun].time >= 0) { --noun; }
        if (noun < clause_begin) { break; }
        // "operating in the area": the words only say where.
        if (!is_nominal(sentence, noun)) {
            if (sentence.cue_at(before, CueKind::place) != nullptr) { return NounPhrase{end, end, end, end}; }
            break;
        }
        last = noun + 1;
    }
    phrase.whole_end = end;
    return phrase;
}

NounPhrase phrase_without(NounPhrase phrase, int begin, int end) {
    if (phrase.empty() || begin >= phrase.end || end <= phrase.begin) { return phrase; }
    if (phrase.begin < begin) {
        phrase.end = phrase.whole_end = begin;
    } else {
        phrase.begin = phrase.whole_begin = std::min(end, phrase.end);
    }
    return phrase;
}

}  // namespace mapwire::events
