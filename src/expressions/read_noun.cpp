#include <algorithm>

#include "expressions/phrase_reader.hpp"

namespace mapwire::expressions {

// A phrase that begins with a type noun: "town of X", "province of X", "border crossing of X", "border between A and
// B", "river Euphrates", "road from A to B"; or the noun alone, which means a thing told before or none in particular.
bool PhraseReader::from_noun(int at, ReferencePhrase& phrase) const {
    const auto& language = words_.language();
    const auto* container = words_.longest(at, WordClass::container_noun);
    const auto* line = words_.longest(at, WordClass::line_noun);
    const auto* facility = words_.longest(at, WordClass::facility_noun);
    const auto* zone = words_.longest(at, WordClass::zone_noun);
    const auto end_of = [](const Tag* tag) { return tag == nullptr ? -1 : tag->end; };
    const int furthest = std::max({end_of(container), end_of(line), end_of(facility), end_of(zone)});
    if (furthest < 0) { return false; }
    if (line != nullptr && line->end == furthest) {
        const auto kind = language.lines[line->sense.row].kind;
        if (kind == LineKind::border) { return border_noun(at, line->end, phrase); }
        if (kind == LineKind::road && road_noun(at, phrase)) { return true; }
        phrase.kind = kind == LineKind::coast   ? ReferenceKind::coast
                      : kind == LineKind::river ? ReferenceKind::river
                      : kind == LineKind::sea   ? ReferenceKind::sea
                      : kind == LineKind::line  ? ReferenceKind::line
                                                : ReferenceKind::road;
        phrase.text = {at, line->end};
        phrase.words.end = line->end;
        const auto* of = words_.cue(line->end, Cue::of);
        int inner = of != nullptr ? of->end : line->end;
        if (const auto* definite = words_.cue(inner, Cue::definite)) { inner = definite->end; }
        if (const int end = name_end(inner); end > inner) {
            phrase.names = {name_part(inner, end)};
            phrase.text.end = phrase.words.end = end;
            // "the coast of Denmark" starts from Denmark.
            if (kind == LineKind::coast) { phrase.text.begin = inner; }
        }
        return true;
    }
    if (facility != nullptr && facility->end == furthest) {
        const auto& codes = language.facilities[facility->sense.row].feature_codes;
        if (words_.cue(facility->end, Cue::between) != nullptr &&
            std::find(codes.begin(), codes.end(), "PSTB") != codes.end()) {
            // "the border crossing between A and B" is a spot on their border.
            return border_noun(at, facility->end, phrase);
        }
        phrase.kind = ReferenceKind::facility;
        phrase.row = facility->sense.row;
        phrase.text = {at, facility->end};
        phrase.words.end = facility->end;
        const auto* of = words_.cue(facility->end, Cue::of);
        if (of == nullptr) { of = words_.cue(facility->end, Cue::named); }
        int inner = of != nullptr ? of->end : facility->end;
        if (const auto* definite = words_.cue(inner, Cue::definite); definite != nullptr && of != nullptr) {
            inner = definite->end;
        }
        if (const int end = name_end(skip_quotes(inner)); end > skip_quotes(inner)) {
            phrase.names = {name_part(skip_quotes(inner), end)};
            phrase.text.end = phrase.words.end = end;
        }
        return true;
    }
    if (zone != nullptr && zone->end == furthest &&
        (container == nullptr || container->end < furthest || language.zone_kinds[zone->sense.row] != "other")) {
        phrase.kind = ReferenceKind::zone;
        phrase.row = zone->sense.row;
        phrase.text = {at, zone->end};
        phrase.words.end = zone->end;
        return true;
    }
    const auto kind = language.containers[container->sense.row].kind;
    const auto* of = words_.cue(container->end, Cue::of);
    if (of == nullptr) { of = words_.cue(container->end, Cue::named); }
    int inner = of != nullptr ? of->end : container->end;
    if (const auto* definite = words_.cue(inner, Cue::definite)) { inner = definite->end; }
    inner = skip_quotes(inner);
    if (name_end(inner) > inner) {
        ReferencePhrase named = phrase;
        if (!from_name(inner, named)) { return false; }
        const int begin = kind == ContainerKind::division || kind == ContainerKind::countryside ? at : named.text.begin;
        phrase = named;
        phrase.text.begin = begin;
        if (kind == ContainerKind::division || kind == ContainerKind::state) { phrase.kind = ReferenceKind::division; }
        if (kind == ContainerKind::countryside) { phrase.kind = ReferenceKind::countryside; }
        if (kind == ContainerKind::settlement && phrase.kind == ReferenceKind::name) {
            phrase.kind = ReferenceKind::settlement;
        }
        return true;
    }
    // "the capital, Kampala"
    if (kind == ContainerKind::settlement && phrase.definite && words_.is_mark(container->end, Mark::comma)) {
        const int name_at = container->end + 1;
        const int end = name_end(name_at);
        const auto part = end > name_at ? name_part(name_at, end) : NamePart{};
        if (part.mention && kind_of_mention(*part.mention) == ReferenceKind::settlement) {
            phrase.names = {part};
            phrase.text = part.words;
            phrase.words.end = end;
            phrase.kind = ReferenceKind::settlement;
            return true;
        }
    }
    // The noun alone; an owner is an adjective ("the region's capital X").
    if (words_.has(container->end) && words_[container->end].genitive) { return false; }
    const auto* coreference = words_.longest(at, WordClass::coreference);
    phrase.text = {at, container->end};
    phrase.words.end = container->end;
    if (coreference != nullptr && (phrase.definite || phrase.same)) {
        phrase.kind = ReferenceKind::pronoun;
        phrase.row = coreference->sense.row;
        return true;
    }
    // An adjective, when more of the phrase follows ("village farm").
    if (words_.has(container->end) && (words_.is_plain(container->end) || words_[container->end].name_like) &&
        words_[container->end].hash != 0) {
        return false;
    }
    phrase.kind = ReferenceKind::generic;
    return true;
}

// "border", "border with X", "border of X", "border between A and B", "frontier with the Israeli-occupied X".
bool PhraseReader::border_noun(int at, int noun_end, ReferencePhrase& phrase) const {
    phrase.kind = ReferenceKind::border;
    phrase.text = {at, noun_end};
    phrase.words.end = noun_end;
    if (const auto* between = words_.cue(noun_end, Cue::between)) {
        const auto first = reference(between->end);
        const auto* joint = first ? words_.cue(first->words.end, Cue::and_) : nullptr;
        const auto second = joint != nullptr ? reference(joint->end) : std::nullopt;
        if (second && first->named() && second->named()) {
            phrase.names = {first->names[0], second->names[0]};
            phrase.text.end = phrase.words.end = second->words.end;
        }
        return true;
    }
    const auto* with = words_.cue(noun_end, Cue::with);
    if (with == nullptr) { with = words_.cue(noun_end, Cue::of); }
    if (with != nullptr) {
        if (const auto other = reference(with->end); other && other->named()) {
            phrase.names = other->names;
            phrase.text.end = phrase.words.end = other->words.end;
        }
    } else if (words_.language().code == "ru" && name_end(noun_end) > noun_end) {
        // "на границе Сирии и Ирака": the genitive needs no word between.
        const int first = name_end(noun_end);
        phrase.names = {name_part(noun_end, first)};
        phrase.text.end = phrase.words.end = first;
        const auto* joint = words_.cue(first, Cue::and_);
        if (const int second = joint != nullptr ? name_end(joint->end) : first; second > first) {
            phrase.names.push_back(name_part(joint->end, second));
            phrase.text.end = phrase.words.end = second;
        }
    }
    return true;
}

// "road from A to B", "road between A and B", "roads of A-B and A-C", "road (M4)", "road A — B".
bool PhraseReader::road_noun(int at, ReferencePhrase& phrase) const {
    const auto* noun = words_.longest(at, WordClass::line_noun);
    phrase.kind = ReferenceKind::road;
    phrase.text = {at, noun->end};
    phrase.words.end = noun->end;
    const auto both = [&](int first_at, Cue joint) {
        const auto first = reference(first_at);
        const auto* middle = first ? words_.cue(first->words.end, joint) : nullptr;
        const auto second = middle != nullptr ? reference(middle->end) : std::nullopt;
        if (!second || !first->named() || !second->named()) { return false; }
        phrase.names = {first->names[0], second->names[0]};
        phrase.text.end = phrase.words.end = second->words.end;
        return true;
    };
    // "the road linking A and B", "a highway that connects A with B", "the road leading from A to B"
    const auto* linking = words_.cue(noun->end, Cue::linking);
    if (linking != nullptr && words_.cue(linking->end, Cue::from) == nullptr &&
        words_.cue(linking->end, Cue::between) == nullptr) {
        for (const auto joint : {Cue::and_, Cue::to, Cue::with}) {
            if (both(linking->end, joint)) { return true; }
        }
    }
    const int after = linking != nullptr ? linking->end : noun->end;
    if (const auto* from = words_.cue(after, Cue::from)) {
        if (both(from->end, Cue::to)) { return true; }
    }
    int between = after;
    while (words_.is_plain(between) && between < after + 2) { ++between; }
    if (words_.is_mark(between, Mark::comma)) { ++between; }
    if (const auto* tag = words_.cue(between, Cue::between)) {
        if (both(tag->end, Cue::and_)) { return true; }
    }
    if (words_.has(noun->end) && words_[noun->end].number && words_[at].name_like) {
        phrase.names = {name_part(at, noun->end + 1)};
        phrase.text.end = phrase.words.end = noun->end + 1;
        return true;
    }
    if (const int alias = alias_end(noun->end); alias > noun->end) {
        phrase.names = {name_part(noun->end + 1, alias - 1)};
        phrase.text.end = phrase.words.end = alias;
        return true;
    }
    int next = noun->end;
    if (const auto* of = words_.cue(next, Cue::of)) { next = of->end; }
    // Pairs of names, joined by a dash, several of them joined by "and".
    while (true) {
        const int first = name_end(next, true);
        if (first == next) { break; }
        const int second = words_.is_mark(first, Mark::dash) ? name_end(first + 1, true) : first;
        phrase.names.push_back(name_part(next, first));
        phrase.text.end = phrase.words.end = first;
        if (second > first + 1) {
            phrase.names.push_back(name_part(first + 1, second));
            phrase.text.end = phrase.words.end = second;
        }
        const auto* joint = words_.cue(phrase.words.end, Cue::and_);
        if (joint == nullptr || second <= first + 1) { break; }
        next = joint->end;
    }
    return true;
}

}  // namespace mapwire::expressions
