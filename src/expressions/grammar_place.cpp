#include <cmath>

#include "expressions/coordinates.hpp"
#include "expressions/grammar.hpp"

namespace mapwire::expressions {

// "the area", "inside the area", "there", "the same location": a place told before.
void Grammar::coreference_rules(int at, std::vector<Found>& out) const {
    int next = at;
    if (const auto* inside = words_.cue(at, Cue::inside)) {
        next = inside->end;
    } else if (const auto* within = words_.cue(at, Cue::within); within != nullptr) {
        next = within->end;
    }
    const auto* determiner = words_.cue(next, Cue::definite);
    if (determiner == nullptr) { determiner = words_.cue(next, Cue::demonstrative); }
    int noun_at = determiner != nullptr ? determiner->end : next;
    const auto* same = words_.cue(noun_at, Cue::same);
    if (same != nullptr) { noun_at = same->end; }
    const auto* noun = words_.longest(noun_at, WordClass::coreference);
    if (noun == nullptr) { return; }
    const auto kind = words_.language().coreferences[noun->sense.row];
    if (kind == CoreferenceKind::there) {
        // "there is", "out there", "over there" tell no place.
        if (words_.cue(noun->end, Cue::be) != nullptr || determiner != nullptr || next != at) { return; }
        if (words_.cue(at - 1, Cue::adverb) != nullptr || words_.cue(at - 1, Cue::over) != nullptr ||
            words_.cue(at - 1, Cue::be) != nullptr || (words_.has(at) && words_[at].name_like)) {
            return;
        }
        if (words_.is_plain(noun->end)) { return; }
    } else {
        if (determiner == nullptr && same == nullptr) { return; }
        if (kind == CoreferenceKind::place && !lone_ && same == nullptr) { return; }
        // "the area of X", "the area around X", "the region's" say themselves which.
        if (!lone_ && (words_.cue(noun->end, Cue::of) != nullptr || words_.cue(noun->end, Cue::around) != nullptr ||
                       words_.cue(noun->end, Cue::between) != nullptr || words_.cue(noun->end, Cue::near) != nullptr ||
                       words_.is_plain(noun->end) || (words_.has(noun->end) && words_[noun->end].genitive))) {
            return;
        }
    }
    int end = noun->end;
    if (words_.has(end) && words_.is_mark(end, Mark::dash)) { return; }
    auto found = make(at, end, "coreference", "R20", 40);
    ReferencePhrase reference;
    reference.words = reference.text = {same != nullptr ? same->begin : noun->begin, end};
    reference.kind = ReferenceKind::pronoun;
    reference.definite = true;
    reference.same = same != nullptr;
    reference.row = noun->sense.row;
    found.references = {reference};
    out.push_back(found);
}

// "Astana, Kazakhstan", "the Russian embassy in Washington", "in the provinces of A, B and C".
void Grammar::place_rules(int at, std::vector<Found>& out) const {
    // A list after a plural noun of divisions.
    if (const auto* noun = words_.longest(at, WordClass::container_noun)) {
        const auto kind = words_.language().containers[noun->sense.row].kind;
        const auto* of = words_.cue(noun->end, Cue::of);
        if ((of != nullptr || words_.language().code == "ru" || words_.language().code == "ar") &&
            (kind == ContainerKind::division || kind == ContainerKind::settlement || kind == ContainerKind::area ||
             kind == ContainerKind::state || kind == ContainerKind::region)) {
            auto found = make(at, noun->end, "list", "R14", 53);
            bool joined = false;
            int next = of != nullptr ? of->end : noun->end;
            while (true) {
                // A second type noun: "в районах населенных пунктов X, Y"
                const int name = read_.name_end(next);
                if (name == next) {
                    const auto* inner = words_.longest(next, WordClass::container_noun);
                    if (inner == nullptr || !found.references.empty()) { break; }
                    next = inner->end;
                    continue;
                }
                ReferencePhrase one;
                one.words = one.text = {next, name};
                one.names = {read_.name_part(next, name)};
                if (one.names[0].mention) { one.kind = read_.kind_of_mention(*one.names[0].mention); }
                found.references.push_back(one);
                found.words.end = name;
                next = name;
                if (words_.is_mark(next, Mark::comma)) { ++next; }
                if (const auto* joint = words_.cue(next, Cue::and_)) {
                    next = joint->end;
                    joined = true;
                }
                if (next == name) { break; }
            }
            // "city of Irbid, Jordan" is no list.
            bool all = found.references.size() > 1 && (joined || lone_);
            for (const auto& one : found.references) { all = all && (lone_ || grounded(one)); }
            if (all) { settle(found, out); }
        }
    }
    const bool cased = words_.language().code != "ar";
    if (cased && !lone_ && !words_[at].name_like && !words_.mention(at)) { return; }
    const int end = read_.name_end(at);
    // "Russian embassy in Washington", when the gazetteer knows it under these very words.
    if (!lone_ && words_.mention(at) && words_.holds(WordClass::facility_noun)) {
        const auto whole = *words_.mention(at);
        bool facility_noun = false;
        bool inside = false;
        for (int i = at; i < whole.end; ++i) {
            facility_noun = facility_noun || words_.longest(i, WordClass::facility_noun) != nullptr;
            inside = inside || (facility_noun && words_.cue(i, Cue::in) != nullptr);
        }
        if (inside) {
            auto found = make(at, whole.end, "exact", "R1", 22);
            ReferencePhrase one;
            one.words = one.text = {at, whole.end};
            one.names = {read_.name_part(at, whole.end)};
            one.kind = ReferenceKind::name;
            found.references = {one};
            out.push_back(found);
            return;
        }
    }
    if (end > at && words_.mention(at) && !lone_ && words_.is_mark(end, Mark::comma)) {
        // "City, Country"
        const int next = end + 1;
        if (!words_.has(next) || !words_.mention(next)) { return; }
        const auto first = words_.mention(at)->mention;
        const auto second = words_.mention(next)->mention;
        const int last = read_.name_end(next);
        const auto first_kind = read_.kind_of_mention(first);
        const auto second_kind = read_.kind_of_mention(second);
        const bool holds = (second_kind == ReferenceKind::country || second_kind == ReferenceKind::division) &&
                           first_kind != ReferenceKind::country && first_kind != ReferenceKind::name;
        if (!holds || !read_.is_literal(first) || !read_.is_literal(second) || words_.cue(last, Cue::and_) != nullptr ||
            (words_.is_mark(last, Mark::comma) && words_.has(last + 1) && words_.mention(last + 1))) {
            return;
        }
        auto found = make(at, last, "container", "R15", 20);
        ReferencePhrase city;
        city.words = city.text = {at, end};
        city.names = {read_.name_part(at, end)};
        city.kind = first_kind;
        ReferencePhrase holder;
        holder.words = holder.text = {next, last};
        holder.names = {read_.name_part(next, last)};
        holder.kind = second_kind;
        found.references = {city, holder};
        found.container = 1;
        out.push_back(found);
        return;
    }
    // A facility with a proper name or an owner, in a town: "Russian embassy in Washington".
    if (lone_ || !words_.holds(WordClass::facility_noun) || !words_[at].name_like) { return; }
    const auto& facility = read_.reference(at);
    if (!facility || facility->kind != ReferenceKind::facility || !facility->named() || facility->words.begin != at) {
        return;
    }
    const auto town = reference_after(facility->words.end, {Cue::in});
    if (!town || !town->named() || !town->names[0].mention || !read_.is_literal(*town->names[0].mention) ||
        (town->kind != ReferenceKind::settlement && town->kind != ReferenceKind::division)) {
        return;
    }
    auto found = make(facility->text.begin, town->words.end, "container", "R15", 22);
    found.references = {*facility, *town};
    found.container = 1;
    out.push_back(found);
}

void Grammar::coordinate_rules(int at, std::vector<Found>& out) const {
    const auto is_number = [&](int i) { return words_.has(i) && words_[i].number && words_[i].span.size() <= 12; };
    // Degrees have a sign behind them or digits behind a point.
    const auto degrees = [&](int i) {
        return words_.text(i, i + 1).find_first_of(".,") != std::string_view::npos ||
               (words_.has(i + 1) && (words_[i + 1].mark == Mark::other || words_[i + 1].key_size == 1));
    };
    const bool letter_first = words_.has(at) && !words_[at].number && words_[at].span.size() == 1 && is_number(at + 1);
    if (!is_number(at) && !letter_first) { return; }
    if (!letter_first && !degrees(at)) { return; }
    const auto rest = words_.text(at, words_.size());
    const auto pair = read_coordinates(rest);
    if (!pair) { return; }
    int end = at;
    while (words_.has(end) && words_[end].span.end <= words_[at].span.begin + pair->length) { ++end; }
    auto found = make(at, end, "coordinates", "R30", 120);
    out.push_back(found);
}

// "A, B and C", from the phrase's beginning to its end; "eastern A" is one of the names.
void Grammar::name_list(std::vector<Found>& out) const {
    auto found = make(0, 0, "list", "R14", 79);
    bool joined = false;
    int at = 0;
    while (words_.has(at)) {
        const int begin = at;
        const auto turn = read_.direction(at);
        if (turn && turn->form == DirectionForm::adjective && read_.name_end(at) == at) { at = turn->words.end; }
        const auto& one = read_.reference(at);
        if (!one || !one->named() || one->definite || one->genitive) { break; }
        auto item = *one;
        item.text.begin = std::min(begin, item.text.begin);
        found.references.push_back(item);
        found.words.end = at = item.words.end;
        if (words_.is_mark(at, Mark::comma)) { ++at; }
        if (const auto* joint = words_.cue(at, Cue::and_)) {
            joined = true;
            at = joint->end;
            // "… and other locations"
            if (words_.cue(at, Cue::other) != nullptr) {
                found.words.end = words_.size();
                break;
            }
        }
    }
    int rest = found.words.end;
    while (words_.has(rest) && words_[rest].mark == Mark::stop) { ++rest; }
    if (joined && found.references.size() >= 2 && rest >= words_.size()) { out.push_back(std::move(found)); }
}

// Nothing but names: one is exact, "A and B" a list, "A, B" a place in its container.
Found Grammar::names_only() const {
    std::vector<ReferencePhrase> references;
    std::vector<double> azimuths;
    bool listed = false;
    for (int at = 0; at < words_.size();) {
        if (words_.cue(at, Cue::and_) != nullptr && !references.empty()) { listed = true; }
        if (const auto turn = read_.direction(at); turn && read_.name_end(at) <= at && turn->words.begin == at) {
            // "northeastern countryside of Manbij", "east of Aleppo", "eastern Ghouta"
            const auto reference = reference_after(turn->words.end, {Cue::of, Cue::from});
            const auto direct = reference ? reference : read_.reference(turn->words.end);
            if (direct && direct->named()) {
                azimuths.insert(azimuths.end(), turn->azimuths.begin(), turn->azimuths.end());
                references.push_back(*direct);
                at = direct->words.end;
                continue;
            }
        }
        const bool starts = read_.name_end(at) > at || words_.cue(at, Cue::definite) != nullptr ||
                            words_.longest(at, WordClass::container_noun) != nullptr ||
                            words_.longest(at, WordClass::facility_noun) != nullptr ||
                            words_.longest(at, WordClass::line_noun) != nullptr;
        const auto reference = starts ? read_.reference(at) : std::nullopt;
        const bool counts = reference && (reference->named() || (reference->kind == ReferenceKind::facility &&
                                                                 reference->definite && !references.empty()));
        if (!counts) {
            ++at;
            continue;
        }
        azimuths.insert(azimuths.end(), reference->azimuths.begin(), reference->azimuths.end());
        references.push_back(*reference);
        at = std::max(reference->words.end, at + 1);
    }
    auto found = make(0, words_.size(), "none", "R27", 0);
    found.references = references;
    found.azimuths = azimuths;
    if (references.empty()) { return found; }
    if (references.size() == 1 && !references[0].owner) {
        const bool street = is_urban(references[0]);
        found.relation = street ? "intra_urban" : "exact";
        found.rule = street ? "R26" : "R1";
    } else {
        found.relation = listed ? "list" : "container";
        found.rule = listed ? "R14" : "R15";
    }
    return found;
}

}  // namespace mapwire::expressions
