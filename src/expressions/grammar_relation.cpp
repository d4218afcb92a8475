#include <algorithm>

#include "expressions/grammar.hpp"

namespace mapwire::expressions {

// "near X", "in the vicinity of X", "on the outskirts of X", "around X".
void Grammar::near_rules(int at, std::vector<Found>& out) const {
    const auto* near = words_.cue(at, Cue::near);
    const auto* part = words_.longest(at, WordClass::part_noun);
    if (near == nullptr && part != nullptr && words_.language().parts[part->sense.row] == PartKindOf::outskirts) {
        const auto* of = words_.cue(part->end, Cue::of);
        if (of != nullptr || words_.language().code == "ar") { near = part; }
    }
    int next = near != nullptr ? near->end : at;
    if (near == nullptr && lone_) {
        if (const auto* around = words_.cue(at, Cue::around)) {
            near = around;
            next = around->end;
        }
    }
    const auto* outside = near == nullptr ? words_.cue(at, Cue::outside) : nullptr;
    if (outside != nullptr) {
        // "outside Mogadishu" is beside the town; outside a country or a zone says nothing of the kind.
        const auto& town = read_.reference(outside->end);
        if (!town || town->kind != ReferenceKind::settlement || !town->named()) { return; }
        near = outside;
        next = outside->end;
    }
    if (near == nullptr) { return; }
    if (const auto* of = words_.cue(next, Cue::of)) { next = of->end; }
    const auto& reference = read_.reference(next);
    if (!reference) { return; }
    auto found = make(at, reference->words.end, "near", "R3", 60);
    found.references = {*reference};
    found.azimuths = reference->azimuths;
    // "the eastern outskirts of X"
    if (const auto turn = at > 0 && part != nullptr ? read_.direction(at - 1) : std::nullopt;
        turn && turn->words.end == at) {
        found.azimuths.insert(found.azimuths.begin(), turn->azimuths.begin(), turn->azimuths.end());
        found.words.begin = at - 1;
        found.rank = 62;
    }
    // "just outside the zone"
    for (int word = at; word < next; ++word) {
        if (reference->kind == ReferenceKind::zone && words_.cue(word, Cue::outside) != nullptr) {
            found.relation = "inside_zone";
            found.rule = "R19";
            found.zone_row = reference->row;
        }
    }
    if (lone_ && reference->kind == ReferenceKind::generic && !reference->definite && !reference->indefinite) {
        // "near collapse"
        found.relation = "none";
        found.rule = "R27";
        found.references.clear();
    }
    found.nested = reference->kind == ReferenceKind::border;
    switch (reference->kind) {
        case ReferenceKind::border:
            found.relation = "border_band";
            found.rule = "R8";
            break;
        case ReferenceKind::road:
            if (reference->names.size() > 1) {
                found.relation = "along";
                found.rule = "R11";
            }
            break;
        case ReferenceKind::pronoun:
            found.relation = "coreference";
            found.rule = "R20";
            break;
        default: break;
    }
    // "a base near X near the border": the facility is what the words place.
    for (int begin = at - 1; begin >= 0 && begin >= at - 5; --begin) {
        if (words_[begin].hash == 0) { break; }
        const auto& subject = read_.reference(begin);
        if (!subject || subject->kind != ReferenceKind::facility || subject->words.end != at || subject->named()) {
            continue;
        }
        found.described = subject;
        found.words.begin = begin;
        found.nested = false;
        found.rank = 62;
        if (subject->definite || subject->indefinite) { break; }
    }
    if (found.described) {
        if (const auto* again = words_.cue(found.words.end, Cue::near)) {
            if (const auto& second = read_.reference(again->end); second && grounded(*second)) {
                found.references.push_back(*second);
                found.words.end = second->words.end;
            }
        }
    }
    settle(found, out);
}

// "the Yarmouk pocket", "the besieged enclave of Eastern Ghouta": as large as what is near the place, for want of a
// map.
void Grammar::pocket_rules(int at, std::vector<Found>& out) const {
    const auto* pocket = words_.cue(at, Cue::pocket);
    if (pocket == nullptr) { return; }
    auto found = make(at, pocket->end, "near", "R23", 59);
    if (const auto of = reference_after(pocket->end, {Cue::of, Cue::in, Cue::around}); of && of->named()) {
        if (of->kind == ReferenceKind::country) { return; }
        found.references = {*of};
        found.azimuths = of->azimuths;
        found.words.end = of->words.end;
        settle(found, out);
        return;
    }
    for (int begin = std::max(0, at - 4); begin < at; ++begin) {
        const int end = read_.name_end(begin);
        if (end != at) { continue; }
        ReferencePhrase name;
        name.words = name.text = {begin, end};
        name.names = {read_.name_part(begin, end)};
        if (name.names[0].mention) { name.kind = read_.kind_of_mention(*name.names[0].mention); }
        if (name.kind == ReferenceKind::country) { return; }
        found.words.begin = begin;
        found.references = {name};
        settle(found, out);
        return;
    }
}

// "between A and B".
void Grammar::between_rules(int at, std::vector<Found>& out) const {
    const auto* between = words_.cue(at, Cue::between);
    if (between == nullptr) { return; }
    int next = between->end;
    const auto& first = read_.reference(next);
    if (!first) { return; }
    const auto* joint = words_.cue(first->words.end, Cue::and_);
    if (joint == nullptr) { return; }
    const auto& second = read_.reference(joint->end);
    if (!second) { return; }
    if (!lone_) {
        // People and states meet "between" too: only places on the ground count.
        for (const auto* one : {&*first, &*second}) {
            const bool place = one->named() && one->names[0].mention && read_.is_literal(*one->names[0].mention) &&
                               one->kind != ReferenceKind::country && one->kind != ReferenceKind::name;
            const bool line = one->kind == ReferenceKind::border || one->kind == ReferenceKind::river;
            if (!place && !line) { return; }
        }
    }
    auto found = make(at, second->words.end, "between", "R13", 66);
    found.references = {*first, *second};
    if (first->kind == ReferenceKind::border || second->kind == ReferenceKind::border) { found.rank = 71; }
    // "M4 Highway, between Manbij and Kobani"
    int before = at;
    if (words_.is_mark(before - 1, Mark::comma)) { --before; }
    for (int begin = std::max(0, before - 4); begin < before; ++begin) {
        const auto& road = read_.reference(begin);
        if (road && road->kind == ReferenceKind::road && road->words.end == before) {
            found.relation = "along";
            found.rule = "R11";
            found.words.begin = begin;
            found.rank = 69;
            if (road->named()) { found.references.insert(found.references.begin(), *road); }
            break;
        }
    }
    settle(found, out);
}

// "over northeastern Syria", "no-fly zone over X", "in the skies above X".
void Grammar::air_rules(int at, std::vector<Found>& out) const {
    // "in Syrian airspace"
    if (const int name = read_.name_end(at); name > at) {
        const auto* air = words_.cue(words_.has(name) && words_[name].genitive ? name + 1 : name, Cue::air);
        const auto mention = read_.name_part(at, name).mention;
        if (air != nullptr && mention && read_.kind_of_mention(*mention) == ReferenceKind::country) {
            auto found = make(at, air->end, "airspace", "R17", 72);
            ReferencePhrase country;
            country.words = country.text = {at, name};
            country.kind = ReferenceKind::country;
            country.names = {NamePart{{at, name}, mention}};
            found.references = {country};
            attach_tail(found);
            out.push_back(std::move(found));
        }
    }
    const auto* airspace = words_.cue(at, Cue::airspace);
    const auto* over = airspace != nullptr ? airspace : words_.cue(at, Cue::over);
    if (over == nullptr) { return; }
    const auto& reference = read_.reference(over->end);
    if (!reference || !(reference->named() || reference->kind == ReferenceKind::sea)) { return; }
    bool flies = airspace != nullptr;
    for (int back = at - 1; back >= 0 && back >= at - 8 && !flies; --back) {
        flies = words_.cue(back, Cue::flight) != nullptr || words_.longest(back, WordClass::zone_noun) != nullptr;
    }
    if (!lone_ && (!flies || !grounded(*reference))) { return; }
    // "in the hills above Marseille"
    const auto* land = !flies && at > 0 ? words_.longest(at - 1, WordClass::container_noun) : nullptr;
    if (land != nullptr && words_.language().containers[land->sense.row].kind == ContainerKind::landscape) {
        auto found = make(at, reference->words.end, "near", "R3", 60);
        found.references = {*reference};
        settle(found, out);
        return;
    }
    auto found = make(at, reference->words.end, "airspace", "R17", flies ? 72 : 50);
    found.references = {*reference};
    found.azimuths = reference->azimuths;
    for (int back = at; back >= 0 && back >= at - 3; --back) {
        if (const auto* zone = words_.longest(back, WordClass::zone_noun); zone != nullptr && zone->end >= at) {
            found.zone_row = zone->sense.row;
            found.words.begin = std::min(found.words.begin, back);
        }
    }
    settle(found, out);
}

}  // namespace mapwire::expressions
