#include "events/trigger_form.hpp"

#include <algorithm>

#include "events/noun_phrases.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire::events {

// "hit" is base, past and participle: what stands before it decides.
Form form_of(const Sentence& sentence, const Tag& tag) {
    bool past = false;
    for (const auto& other : sentence.tags()) {
        past = past || (other.begin == tag.begin && other.end == tag.end && other.row == tag.row &&
                        other.meaning == tag.meaning && (other.form == Form::past || other.form == Form::participle));
    }
    const int before = tag.begin - 1;
    // French without accents: "arrête", "arrêté".
    if (tag.form == Form::third && past) {
        const bool helper = sentence.is(before, WordClass::have) || sentence.is(before, WordClass::be);
        return helper ? Form::participle : Form::third;
    }
    if (tag.form != Form::base || !past) { return tag.form; }
    const bool base = sentence.is(before, WordClass::to) || sentence.is(before, WordClass::modal) ||
                      sentence.is(before, WordClass::do_verb) ||
                      sentence.cue_before(tag.begin, CueKind::auxiliary) != nullptr;
    return base ? Form::base : Form::past;
}

// "The Associated Press", "Battle Creek", "Hurricane Harbor": a capital inside a sentence belongs to a name, unless
// the sentence is written in capitals as headlines are.
bool in_name(const Sentence& sentence, const Tag& tag) {
    if (tag.end != tag.begin + 1 || tag.begin == 0 || !sentence[tag.begin].capital) { return false; }
    if (!sentence.language().capital_names) { return false; }
    if (sentence.is_mark(tag.begin - 1, Mark::quote) || sentence.is_mark(tag.begin - 1, Mark::dash) ||
        sentence.is_mark(tag.begin - 1, Mark::colon) || sentence.is_mark(tag.begin - 1, Mark::stop)) {
        return false;
    }
    // "an IED": an abbreviation in the tables.
    if (is_all_capitals(sentence.text(tag.begin, tag.end)) && tag.end == tag.begin + 1 &&
        sentence[tag.begin].span.size() > 2) {
        return false;
    }
    int words = 0;
    int capitals = 0;
    for (int at = 0; at < sentence.size(); ++at) {
        if (sentence[at].mark != Mark::none || sentence[at].number) { continue; }
        ++words;
        capitals += sentence[at].capital ? 1 : 0;
    }
    return capitals * 5 < words * 3;
}

// "Israeli-occupied", "declining-enrolment schools": part of an adjective. "re-arrested" is none.
bool in_compound(const Sentence& sentence, const Tag& tag) {
    if (tag.form == Form::any || sentence.language().triggers[tag.row].part != Part::verb) { return false; }
    const auto joined = [&](int at) {
        return sentence.is_mark(at, Mark::hyphen) && sentence.has(at - 1) && sentence.has(at + 1) &&
               sentence[at - 1].span.end == sentence[at].span.begin &&
               sentence[at].span.end == sentence[at + 1].span.begin;
    };
    return joined(tag.end) || (joined(tag.begin - 1) && sentence[tag.begin - 2].span.size() > 2);
}

bool in_attribute(const Sentence& sentence, const Tag& tag) {
    const int article = tag.begin - 1;
    if (!sentence.is(article, WordClass::determiner) || !sentence.is(article - 1, WordClass::preposition) ||
        sentence.cue_at(article - 1, CueKind::break_) != nullptr) {
        return false;
    }
    const bool participle = trigger_end(sentence, tag.end, Form::past) == tag.end + 1 ||
                            trigger_end(sentence, tag.end, Form::participle) == tag.end + 1;
    const int noun = tag.end + 1;
    return participle && is_nominal(sentence, noun) && !sentence.is(noun, WordClass::determiner) &&
           !sentence.is(noun, WordClass::possessive) && !sentence[noun].number;
}

bool has_noun_reading(const Sentence& sentence, const Tag& tag) {
    if (sentence.is(tag.begin, WordClass::noun)) { return true; }
    return std::any_of(sentence.tags().begin(), sentence.tags().end(), [&](const Tag& other) {
        return other.begin == tag.begin && other.meaning == Meaning::trigger &&
               sentence.language().triggers[other.row].part == Part::noun;
    });
}

// "hit by heavy flooding and mudslides": the noun of the tables, unless it has an object or is what somebody "is"
// at.
bool is_noun_instead(const Sentence& sentence, const Tag& tag) {
    const int before = tag.begin - 1;
    const bool verb_after = trigger_end(sentence, tag.end, Form::past) > tag.end;  // "shelling hit the town"
    if ((is_nominal(sentence, tag.end) && !verb_after) || sentence.is(tag.end, WordClass::determiner)) { return false; }
    if (!is_nominal(sentence, before) && sentence.cue_before(tag.begin, CueKind::agent) == nullptr) { return false; }
    return std::any_of(sentence.tags().begin(), sentence.tags().end(), [&](const Tag& other) {
        return other.begin == tag.begin && other.end == tag.end && other.meaning == Meaning::trigger &&
               other.form != Form::gerund && sentence.language().triggers[other.row].part == Part::noun;
    });
}

}  // namespace mapwire::events
