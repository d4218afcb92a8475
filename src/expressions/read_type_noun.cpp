#include <algorithm>

#include "expressions/phrase_reader.hpp"

namespace mapwire::expressions {

// "Idlib province", "Homs city", "the Syrian town of Al Tanf", "the Iraqi border", "Fukushima plant".
bool PhraseReader::apply_type_noun(int begin, int end, ReferencePhrase& phrase) const {
    const auto& language = words_.language();
    const auto* container = words_.longest(end, WordClass::container_noun);
    const auto* line = words_.longest(end, WordClass::line_noun);
    const auto* facility = words_.longest(end, WordClass::facility_noun);
    const auto* zone = words_.longest(end, WordClass::zone_noun);
    if (zone != nullptr && language.zone_kinds[zone->sense.row] == "other" && container != nullptr) { zone = nullptr; }
    if (facility != nullptr && (container == nullptr || facility->end >= container->end) &&
        (line == nullptr || facility->end > line->end)) {
        phrase.kind = ReferenceKind::facility;
        phrase.row = facility->sense.row;
        phrase.text = {begin, facility->end};
        phrase.words.end = facility->end;
        return true;
    }
    if (line != nullptr && container == nullptr) {
        // "Euphrates River valley"
        const auto* landscape = words_.longest(line->end, WordClass::container_noun);
        if (landscape != nullptr && language.containers[landscape->sense.row].kind == ContainerKind::landscape) {
            phrase.kind = ReferenceKind::region;
            phrase.text = {begin, landscape->end};
            phrase.words.end = landscape->end;
            return true;
        }
    }
    if (line != nullptr && (container == nullptr || line->end >= container->end)) {
        phrase.kind = kind_of_line(language.lines[line->sense.row].kind);
        phrase.text = {begin, line->end};
        phrase.words.end = line->end;
        if (phrase.kind == ReferenceKind::border) {
            if (const auto* with = words_.cue(line->end, Cue::with)) {
                const int other = name_end(words_.cue(with->end, Cue::definite) ? with->end + 1 : with->end);
                if (other > with->end) {
                    phrase.names.push_back(name_part(with->end, other));
                    phrase.text.end = phrase.words.end = other;
                }
            }
        }
        return true;
    }
    if (container == nullptr) {
        if (zone != nullptr) {
            phrase.kind = ReferenceKind::zone;
            phrase.row = zone->sense.row;
            phrase.text = {begin, zone->end};
            phrase.words.end = zone->end;
        }
        return true;
    }
    const auto kind = language.containers[container->sense.row].kind;
    int after = container->end;
    if (kind == ContainerKind::settlement || kind == ContainerKind::state || kind == ContainerKind::division ||
        kind == ContainerKind::region) {
        // "the Syrian town of Al Tanf": the first name was an adjective.
        const auto* of = words_.cue(after, Cue::of);
        if (of == nullptr) { of = words_.cue(after, Cue::named); }
        int inner = skip_quotes(of != nullptr ? of->end : after);
        // "the Karrada district of Baghdad" has a name of its own; only a country is an adjective before a division.
        const auto first = phrase.names.empty() || !phrase.names[0].mention ? ReferenceKind::name
                                                                            : kind_of_mention(*phrase.names[0].mention);
        const bool adjective = kind == ContainerKind::settlement || first == ReferenceKind::country;
        if (adjective && name_end(inner) > inner && (of != nullptr || kind == ContainerKind::settlement)) {
            phrase.names.clear();
            phrase.kind = ReferenceKind::name;
            return from_name(inner, phrase);
        }
    }
    phrase.words.end = after;
    switch (kind) {
        case ContainerKind::settlement:
            if (phrase.kind == ReferenceKind::country) {
                // "the Canadian capital" is a town without its name.
                phrase.names.clear();
                phrase.text = {begin, after};
                phrase.kind = ReferenceKind::generic;
                phrase.definite = true;
            }
            if (phrase.kind == ReferenceKind::name) { phrase.kind = ReferenceKind::settlement; }
            break;
        case ContainerKind::area: break;
        case ContainerKind::region:
        case ContainerKind::landscape:
            phrase.kind = ReferenceKind::region;
            phrase.text = {begin, after};
            break;
        case ContainerKind::state:
        case ContainerKind::division:
            phrase.kind = ReferenceKind::division;
            phrase.text = {begin, after};
            break;
        case ContainerKind::countryside:
            phrase.kind = ReferenceKind::countryside;
            phrase.text = {begin, after};
            break;
    }
    return true;
}

// "Syria's border", "Syria's capital Damascus", "India's northern state of Uttar Pradesh"; else the name itself.
bool PhraseReader::after_genitive(int owner_begin, int owner_end, int at, ReferencePhrase& phrase) const {
    ReferencePhrase inner;
    int next = at;
    for (int steps = 0; steps < 5 && words_.has(next); ++steps) {
        next = skip_quotes(next);
        if (const auto turn = direction(next); turn && name_end(next) <= next) {
            inner.azimuths.insert(inner.azimuths.end(), turn->azimuths.begin(), turn->azimuths.end());
            next = turn->words.end;
            continue;
        }
        if (words_.mention(next) != std::nullopt || !from_noun(next, inner)) {
            if (name_end(next) > next && steps > 0) {
                if (from_name(next, inner)) { break; }
                return false;
            }
            if (!words_.is_plain(next) && words_.longest(next, WordClass::number) == nullptr) { break; }
            ++next;
            continue;
        }
        break;
    }
    phrase.azimuths.insert(phrase.azimuths.end(), inner.azimuths.begin(), inner.azimuths.end());
    const auto owner = name_part(owner_begin, owner_end);
    if (inner.named() && inner.kind == ReferenceKind::border) {
        // "Syria's border with Iraq" is one line of both.
        phrase.names = {owner};
        phrase.names.insert(phrase.names.end(), inner.names.begin(), inner.names.end());
        phrase.kind = inner.kind;
        phrase.text = {owner_begin, inner.text.end};
        phrase.words.end = inner.words.end;
        return true;
    }
    if (inner.named() && inner.text.begin >= at) {
        phrase.names = inner.names;
        phrase.kind = inner.kind;
        phrase.text = inner.text;
        phrase.row = inner.row;
        phrase.words.end = inner.words.end;
        phrase.owner = Range{owner_begin, owner_end};
        return true;
    }
    phrase.names = {owner};
    if (inner.text.end > at && (inner.kind == ReferenceKind::border || inner.kind == ReferenceKind::coast ||
                                inner.kind == ReferenceKind::facility || inner.kind == ReferenceKind::zone)) {
        phrase.kind = inner.kind;
        phrase.row = inner.row;
        phrase.text = {owner_begin, inner.text.end};
        phrase.words.end = inner.words.end;
        return true;
    }
    phrase.genitive = true;
    phrase.azimuths.clear();
    phrase.kind = owner.mention ? kind_of_mention(*owner.mention) : ReferenceKind::name;
    phrase.text = {owner_begin, owner_end};
    phrase.words.end = at;
    return true;
}

}  // namespace mapwire::expressions
