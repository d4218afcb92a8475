#include "expressions/phrase_reader.hpp"

namespace mapwire::expressions {

int PhraseReader::skip_adverbs(int at) const {
    for (const auto* tag = words_.cue(at, Cue::adverb); tag != nullptr; tag = words_.cue(at, Cue::adverb)) {
        at = tag->end;
    }
    return at;
}

int PhraseReader::skip_quotes(int at) const {
    while (words_.is_mark(at, Mark::quote)) { ++at; }
    return at;
}

// "north", "NNE", "north and west", "northern and eastern", "far north".
std::optional<DirectionPhrase> PhraseReader::direction(int at) const {
    DirectionPhrase phrase;
    phrase.words = {at, at};
    const auto& language = words_.language();
    const auto skip_part_adjectives = [&](int from) {
        while (const auto* part = words_.longest(from, WordClass::part_noun)) {
            const auto kind = language.parts[part->sense.row];
            if (kind == PartKindOf::far) { phrase.far = true; }
            if (kind != PartKindOf::far) { break; }
            from = part->end;
        }
        return from;
    };
    const auto central_end = [&](int from) {
        const auto* part = words_.longest(from, WordClass::part_noun);
        return part != nullptr && language.parts[part->sense.row] == PartKindOf::central ? part->end : from;
    };
    const auto joint_end = [&](int from) {
        const auto* joint = words_.cue(from, Cue::and_);
        if (joint == nullptr) { joint = words_.cue(from, Cue::or_); }
        if (joint != nullptr) { return joint->end; }
        return words_.is_mark(from, Mark::comma) || words_.is_mark(from, Mark::slash) ? from + 1 : from;
    };
    int next = skip_part_adjectives(at);
    if (const int end = central_end(next); end > next && joint_end(end) > end) {  // "central and southern Mozambique"
        const auto* other = words_.longest(joint_end(end), WordClass::direction);
        if (other == nullptr || language.directions[other->sense.row].form != DirectionForm::adjective) {
            return std::nullopt;
        }
        phrase.also_central = true;
        next = joint_end(end);
    }
    const auto* tag = words_.longest(next, WordClass::direction);
    while (tag != nullptr) {
        const auto& row = language.directions[tag->sense.row];
        if (row.form == DirectionForm::abbreviation && !words_[tag->begin].name_like) { break; }
        if (!phrase.azimuths.empty() && row.form != phrase.form) { break; }
        phrase.azimuths.push_back(row.azimuth_deg);
        phrase.form = row.form;
        phrase.words.end = tag->end;
        next = tag->end;
        if (words_.is_mark(next, Mark::dash)) {
            const auto* part = words_.longest(next + 1, WordClass::part_noun);
            if (part != nullptr && language.parts[part->sense.row] == PartKindOf::central) {
                phrase.central = true;
                phrase.form = DirectionForm::adjective;
                phrase.words.end = part->end;
                break;
            }
        }
        int joint = joint_end(next);
        if (joint == next) { break; }
        next = joint;
        if (const int end = central_end(next); end > next && phrase.form == DirectionForm::adjective) {
            phrase.also_central = true;
            phrase.words.end = end;
            joint = joint_end(end);
            if (joint == end) { break; }
            next = joint;
        }
        if (const auto* to_the = words_.cue(next, Cue::to_the)) { next = to_the->end; }
        tag = words_.longest(next, WordClass::direction);
        // "North and South Korea": two names that share a word, no part of the second.
        if (!words_.is_mark(next - 1, Mark::comma) && tag != nullptr && name_end(next) > tag->end &&
            name_part(next, name_end(next)).mention) {
            return std::nullopt;
        }
    }
    if (phrase.azimuths.empty()) { return std::nullopt; }
    return phrase;
}

}  // namespace mapwire::expressions
