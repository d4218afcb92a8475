#include <algorithm>

#include "expressions/phrase_reader.hpp"

namespace mapwire::expressions {

ReferenceKind kind_of_line(LineKind kind) {
    switch (kind) {
        case LineKind::border: return ReferenceKind::border;
        case LineKind::coast: return ReferenceKind::coast;
        case LineKind::river: return ReferenceKind::river;
        case LineKind::sea: return ReferenceKind::sea;
        case LineKind::line: return ReferenceKind::line;
        case LineKind::road:
        case LineKind::street: return ReferenceKind::road;
    }
    return ReferenceKind::line;
}

PhraseReader::PhraseReader(const SentenceWords& words, const Surroundings& around)
    : words_(words),
      around_(around),
      name_ends_(static_cast<std::size_t>(words.size()), {-1, -1}),
      references_(static_cast<std::size_t>(words.size())) {}

const std::optional<ReferencePhrase>& PhraseReader::reference(int at) const {
    static const std::optional<ReferencePhrase> none;
    if (!words_.has(at)) { return none; }
    auto& known = references_[static_cast<std::size_t>(at)];
    if (!known.read) {
        known.phrase = read_reference(at);
        known.read = true;
    }
    return known.phrase;
}

// Determiner, adjectives, then a name with its type noun or a noun with its name.
std::optional<ReferencePhrase> PhraseReader::read_reference(int at) const {
    ReferencePhrase phrase;
    phrase.words = {at, at};
    int next = skip_quotes(at);
    if (const auto* tag = words_.cue(next, Cue::definite); tag != nullptr && name_end(next) <= tag->end) {
        phrase.definite = true;
        next = tag->end;
    } else if (tag = words_.cue(next, Cue::indefinite); tag != nullptr) {
        phrase.indefinite = true;
        next = tag->end;
    } else if (tag = words_.cue(next, Cue::demonstrative); tag != nullptr) {
        phrase.definite = true;
        next = tag->end;
    } else if (tag = words_.cue(next, Cue::possessive); tag != nullptr) {
        // "its center": the owner is the thing told before, so the word belongs to the reference.
        const auto* part = words_.longest(tag->end, WordClass::part_noun);
        if (part != nullptr) {
            phrase.words = phrase.text = {at, part->end};
            phrase.kind = ReferenceKind::generic;
            phrase.definite = true;
            return phrase;
        }
        phrase.definite = true;
        next = tag->end;
    }
    const int same_at = next;
    if (const auto* same = words_.cue(next, Cue::same)) {
        phrase.same = true;
        next = same->end;
    }
    int plain = 0;
    int last_plain = -1;
    for (int steps = 0; steps < 10 && words_.has(next); ++steps) {
        next = skip_quotes(next);
        if (const auto turn = direction(next); turn && name_end(next) <= next) {
            // "the Eastern Ghouta": a capital makes the direction a part of the name.
            const int after = turn->words.end;
            const bool capital = phrase.definite && words_[next].name_like && words_.has(after) &&
                                 words_[after].name_like && words_.language().code == "en" &&
                                 turn->form == DirectionForm::adjective;
            if (capital && name_end(after) > after) {
                const auto part = name_part(after, name_end(after));
                const auto kind = part.mention ? kind_of_mention(*part.mention) : ReferenceKind::name;
                if (kind != ReferenceKind::country && from_name(after, phrase)) {
                    phrase.text.begin = next;
                    return phrase;
                }
            }
            // "southeast Yukon", "the northern port of X"; not "the north of X"
            if (words_.cue(turn->words.end, Cue::of) != nullptr) { return std::nullopt; }
            phrase.azimuths.insert(phrase.azimuths.end(), turn->azimuths.begin(), turn->azimuths.end());
            next = turn->words.end;
            continue;
        }
        if (reference_core(next, phrase)) {
            if (phrase.same) { phrase.text.begin = same_at; }
            add_adjectives_behind(phrase);
            if (phrase.kind == ReferenceKind::border && !phrase.named() && words_.language().code == "ru") {
                // "сирийско-иракской границы": the adjectives name the border.
                while (phrase.text.begin > next - 4 && phrase.text.begin > at &&
                       (words_.is_plain(phrase.text.begin - 1) || words_.is_mark(phrase.text.begin - 1, Mark::dash))) {
                    --phrase.text.begin;
                }
            }
            return phrase;
        }
        // "Israeli-occupied": a name inside an adjective.
        const int name = name_end(next, true);
        if (name > next && words_.is_mark(name, Mark::dash) && words_.has(name + 1) && !words_[name + 1].name_like) {
            next = name + 2;
            continue;
        }
        if (words_[next].genitive || words_.is_mark(next, Mark::dash)) {
            ++next;
            continue;
        }
        const auto* part = words_.longest(next, WordClass::part_noun);
        if (words_.is_plain(next) || words_.longest(next, WordClass::container_noun) != nullptr ||
            words_.cue(next, Cue::adverb) != nullptr || words_.cue(next, Cue::other) != nullptr || part != nullptr) {
            if (++plain > 4) { break; }
            last_plain = next;
            ++next;
            continue;
        }
        break;
    }
    // A class noun that no table knows: "a cliff".
    if (last_plain >= 0 && around_.lone && !words_[last_plain].name_like) {
        phrase.kind = ReferenceKind::generic;
        phrase.text = {last_plain, last_plain + 1};
        phrase.words.end = last_plain + 1;
        if (phrase.same) {
            phrase.kind = ReferenceKind::pronoun;
            phrase.text.begin = same_at;
        }
        return phrase;
    }
    return std::nullopt;
}

// Arabic and French put adjectives behind: "ريف إدلب الجنوبي", "frontière irakienne", "الحدود السورية العراقية".
void PhraseReader::add_adjectives_behind(ReferencePhrase& phrase) const {
    const auto& code = words_.language().code;
    if (code != "ar" && code != "fr") { return; }
    if (phrase.kind == ReferenceKind::border && !phrase.named()) {
        int end = phrase.words.end;
        while (end < phrase.words.end + 4 &&
               (words_.is_plain(end) || (words_.is_mark(end, Mark::dash) && words_[end].glued))) {
            ++end;
        }
        phrase.text.end = phrase.words.end = end;
    }
    const auto turn = direction(phrase.words.end);
    if (!turn || (turn->form != DirectionForm::adjective && code == "ar")) { return; }
    if (code == "fr" && (turn->form != DirectionForm::adjective || words_.cue(turn->words.end, Cue::of) != nullptr)) {
        return;
    }
    phrase.azimuths.insert(phrase.azimuths.end(), turn->azimuths.begin(), turn->azimuths.end());
    phrase.words.end = turn->words.end;
}

bool PhraseReader::reference_core(int at, ReferencePhrase& phrase) const {
    if (const auto* there = words_.longest(at, WordClass::coreference);
        there != nullptr && words_.language().coreferences[there->sense.row] == CoreferenceKind::there) {
        phrase.kind = ReferenceKind::pronoun;
        phrase.text = {at, there->end};
        phrase.words.end = there->end;
        phrase.row = there->sense.row;
        return true;
    }
    if (name_end(at) > at) { return from_name(at, phrase); }
    return from_noun(at, phrase);
}

// "Damascus-Baghdad highway", "Binnish -Taftanaz road", "Саламия — Итрия": two names that end a road or a line.
bool PhraseReader::name_pair(int at, ReferencePhrase& phrase) const {
    const int first = name_end(at, true);
    if (first == at || !words_.is_mark(first, Mark::dash) || words_.language().is_particle(words_[at].hash)) {
        return false;
    }
    const int second_begin = first + 1;
    const int second = name_end(second_begin, true);
    if (second == second_begin) { return false; }
    const auto* noun = words_.longest(second, WordClass::line_noun);
    if (noun == nullptr) { return false; }
    const auto kind = words_.language().lines[noun->sense.row].kind;
    if (kind != LineKind::road && kind != LineKind::line && kind != LineKind::border) { return false; }
    if (kind == LineKind::border) {
        phrase.text = {at, noun->end};
    } else {
        phrase.names = {name_part(at, first), name_part(second_begin, second)};
        phrase.text = {at, noun->end};
    }
    if (phrase.names.empty()) { phrase.names = {name_part(at, first), name_part(second_begin, second)}; }
    phrase.kind = kind_of_line(kind == LineKind::line ? LineKind::road : kind);
    phrase.words.end = noun->end;
    return true;
}

bool PhraseReader::from_name(int at, ReferencePhrase& phrase) const {
    if (name_pair(at, phrase)) { return true; }
    int end = name_end(at);
    if (words_.is_mark(end, Mark::dash) && words_.has(end + 1) && words_[end].glued && words_[end + 1].glued &&
        !words_[end + 1].name_like) {
        return false;  // "Israeli-occupied"
    }
    if (words_.has(end) && words_[end].number && words_.longest(end - 1, WordClass::line_noun) != nullptr) { ++end; }
    // "U.S. 321" is a road.
    if (words_.has(end) && words_[end].number && !words_[end].glued && end == at + 1 && words_[end].key_size <= 3 &&
        words_[at].span.size() <= 4 && words_.language().code == "en" && !quantities(end)) {
        phrase.kind = ReferenceKind::road;
        phrase.text = {at, end + 1};
        phrase.names = {NamePart{phrase.text, std::nullopt}};
        phrase.words.end = end + 1;
        return true;
    }
    if (words_.has(end) && words_[end].genitive) { return after_genitive(at, end, end + 1, phrase); }
    phrase.names = {name_part(at, end)};
    // "مدينة حمص", "Homs city": a gazetteer may hold the type noun too.
    int name_begin = at;
    const auto settlement = [&](int i) {
        const auto* noun = words_.longest(i, WordClass::container_noun);
        return noun != nullptr && noun->end == i + 1 &&
               words_.language().containers[noun->sense.row].kind == ContainerKind::settlement;
    };
    if (words_.language().code == "ar" && end - at > 1 && settlement(at)) { name_begin = at + 1; }
    if (words_.language().code == "en" && end - at > 1 && !words_[end - 1].name_like && settlement(end - 1)) { --end; }
    phrase.text = {name_begin, end};
    phrase.words.end = end;
    if (phrase.names[0].mention) { phrase.kind = kind_of_mention(*phrase.names[0].mention); }
    if (const int alias = alias_end(end); alias > end) { phrase.text.end = phrase.words.end = alias; }
    if (!apply_type_noun(name_begin, phrase.words.end, phrase)) { return false; }
    // "Ross River": a name that ends with a type noun of its own.
    if (phrase.kind == ReferenceKind::name) {
        if (const auto* noun = words_.longest(phrase.text.end - 1, WordClass::line_noun);
            noun != nullptr && noun->begin > at &&
            (phrase.definite || words_.language().lines[noun->sense.row].kind == LineKind::road)) {
            phrase.kind = kind_of_line(words_.language().lines[noun->sense.row].kind);
        }
    }
    return true;
}

}  // namespace mapwire::expressions
