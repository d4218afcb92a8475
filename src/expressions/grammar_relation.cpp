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
    if (near == nullptr) { return; }
    if (const auto* of = words_.cue(next, Cue::of)) { next = of->end; }
    const auto reference = read_.reference(next);
    if (!reference) { return; }
    auto found = make(at, reference->words.end, "near", "R3", 60);
    found.references = {*reference};
    found.azimuths = reference->azimuths;
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
        if (words_[begin].key.empty()) { break; }
        const auto subject = read_.reference(begin);
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
            if (const auto second = read_.reference(again->end); second && grounded(*second)) {
                found.references.push_back(*second);
                found.words.end = second->words.end;
            }
        }
    }
    settle(found, out);
}

// "between A and B".
void Grammar::between_rules(int at, std::vector<Found>& out) const {
    const auto* between = words_.cue(at, Cue::between);
    if (between == nullptr) { return; }
    int next = between->end;
    const auto first = read_.reference(next);
    if (!first) { return; }
    const auto* joint = words_.cue(first->words.end, Cue::and_);
    if (joint == nullptr) { return; }
    const auto second = read_.reference(joint->end);
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
    // "M4 Highway, between Manbij and Kobani"
    int before = at;
    if (words_.is_mark(before - 1, Mark::comma)) { --before; }
    for (int begin = std::max(0, before - 4); begin < before; ++begin) {
        const auto road = read_.reference(begin);
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

// "along the Euphrates", "on the A-B road", "A-B highway", "road from A to B", "left bank of the river".
void Grammar::line_rules(int at, std::vector<Found>& out) const {
    if (const auto* along = words_.cue(at, Cue::along)) {
        int next = along->end;
        std::vector<double> azimuths;
        if (const auto* article = words_.cue(next, Cue::definite)) { next = article->end; }
        if (const auto turn = read_.direction(next); turn && turn->form == DirectionForm::bound) {
            azimuths = turn->azimuths;
            next = turn->words.end;
        } else {
            next = along->end;
        }
        if (const auto reference = read_.reference(next)) {
            auto found = make(at, reference->words.end, "along", "R12", 68);
            found.azimuths = azimuths;
            found.azimuths.insert(found.azimuths.end(), reference->azimuths.begin(), reference->azimuths.end());
            found.references = {*reference};
            if (reference->kind == ReferenceKind::border) {
                found.relation = "border_band";
                found.rule = "R8";
                found.rank = 70;
            }
            const bool line = reference->kind == ReferenceKind::road || reference->kind == ReferenceKind::river ||
                              reference->kind == ReferenceKind::border || reference->kind == ReferenceKind::coast ||
                              reference->kind == ReferenceKind::line;
            if (lone_ || (line && (reference->named() || reference->kind == ReferenceKind::border))) {
                settle(found, out);
            }
        }
    }
    // A road named by its two ends, or between two places.
    const auto road = read_.reference(at);
    if (road && road->kind == ReferenceKind::road && road->words.begin == at &&
        (road->names.size() > 1 || (lone_ && road->named() && road->text.end - road->text.begin > 1))) {
        auto found = make(at, road->words.end, "along", "R11", road->names.size() > 1 ? 68 : 40);
        found.references = {*road};
        found.azimuths = road->azimuths;
        if (!lone_) {
            for (const auto& name : road->names) {
                if (!name.mention) { return; }
            }
        }
        settle(found, out);
    }
    // River banks.
    int next = at;
    std::vector<double> azimuths;
    if (const auto turn = read_.direction(next)) {
        azimuths = turn->azimuths;
        next = turn->words.end;
    } else if (const auto* left = words_.cue(next, Cue::left)) {
        next = left->end;
    } else if (const auto* right = words_.cue(next, Cue::right)) {
        next = right->end;
    }
    if (const auto* bank = words_.cue(next, Cue::bank)) {
        if (const auto reference = reference_after(bank->end, {Cue::of})) {
            const bool river = reference->kind == ReferenceKind::river || (lone_ && reference->named());
            if (river && (lone_ || reference->named())) {
                auto found = make(at, reference->words.end, "river_bank", "R21", 70);
                found.azimuths = azimuths;
                found.references = {*reference};
                settle(found, out);
            }
        }
    }
}

// "the Iraqi border", "on the Syrian side of the Iraqi border", "border between A and B", the point of three borders.
void Grammar::border_rules(int at, std::vector<Found>& out) const {
    if (const auto* triangle = words_.cue(at, Cue::triangle)) {
        int next = triangle->end;
        while (words_.has(next) && words_.cue(next, Cue::between) == nullptr && words_.cue(next, Cue::of) == nullptr &&
               next < triangle->end + 4) {
            ++next;
        }
        int list =
            words_.has(next) && (words_.cue(next, Cue::between) != nullptr || words_.cue(next, Cue::of) != nullptr)
                ? next + 1
                : triangle->end;
        auto found = make(at, triangle->end, "border_triangle", "R25", 80);
        while (words_.has(list) && found.references.size() < 3) {
            const auto reference = read_.reference(list);
            if (!reference || !reference->named()) { break; }
            found.references.push_back(*reference);
            found.words.end = reference->words.end;
            list = reference->words.end;
            if (words_.is_mark(list, Mark::comma)) { ++list; }
            if (const auto* joint = words_.cue(list, Cue::and_)) { list = joint->end; }
            if (words_.is_mark(list, Mark::dash)) { ++list; }
        }
        const bool three = found.references.size() == 3;
        const bool where = words_.cue(at, Cue::stop) != nullptr;  // "the area where A, B and C meet"
        if (three || (lone_ && !where && !found.references.empty())) { settle(found, out); }
    }
    // "Syrian side of the Iraqi border"
    if (const int name = read_.name_end(at); name > at) {
        if (const auto* side = words_.cue(name, Cue::side)) {
            if (const auto reference = reference_after(side->end, {Cue::of});
                reference && reference->kind == ReferenceKind::border) {
                auto found = make(at, reference->words.end, "border_band", "R8", 72);
                found.references = {*reference};
                found.part = "side";
                found.head = Range{at, name};
                if (lone_ || grounded(*reference)) { settle(found, out); }
                return;
            }
        }
    }
    const auto border = read_.reference(at);
    if (!border || border->kind != ReferenceKind::border || border->words.begin != at) { return; }
    const int before = at;
    const bool placed = words_.cue_before(before, Cue::on) != nullptr ||
                        words_.cue_before(before, Cue::in) != nullptr ||
                        words_.cue_before(before, Cue::along) != nullptr;
    if (!lone_ && (!placed || !border->named() || !grounded(*border))) { return; }
    auto found = make(at, border->words.end, "border_band", "R8", border->named() ? 67 : 30);
    found.references = {*border};
    found.azimuths = border->azimuths;
    if (const auto turn = read_.direction(border->words.end)) {
        if (const auto reference = reference_after(turn->words.end, {Cue::of})) {
            found.azimuths.insert(found.azimuths.end(), turn->azimuths.begin(), turn->azimuths.end());
            found.references.push_back(*reference);
            found.words.end = reference->words.end;
            found.rank = 70;
        }
    }
    settle(found, out);
}

// "off the coast of X", "off Syrian coast", "off Denmark".
void Grammar::coast_rules(int at, std::vector<Found>& out) const {
    const auto* off = words_.cue(at, Cue::off);
    if (off == nullptr) { return; }
    const auto reference = read_.reference(off->end);
    if (!reference) { return; }
    const bool coast = reference->kind == ReferenceKind::coast || reference->kind == ReferenceKind::country ||
                       reference->kind == ReferenceKind::division || reference->kind == ReferenceKind::region;
    const bool sea = lone_ && (reference->kind == ReferenceKind::sea || reference->kind == ReferenceKind::settlement ||
                               reference->kind == ReferenceKind::name);
    if (!coast && !sea) { return; }
    if (!lone_ && reference->kind != ReferenceKind::coast &&
        (!reference->named() || !reference->names[0].mention || !read_.is_literal(*reference->names[0].mention))) {
        return;
    }
    auto found = make(at, reference->words.end, "off_coast", "R16", 74);
    found.references = {*reference};
    found.azimuths = reference->azimuths;
    settle(found, out);
}

// "over northeastern Syria", "no-fly zone over X", "in the skies above X".
void Grammar::air_rules(int at, std::vector<Found>& out) const {
    const auto* airspace = words_.cue(at, Cue::airspace);
    const auto* over = airspace != nullptr ? airspace : words_.cue(at, Cue::over);
    if (over == nullptr) { return; }
    const auto reference = read_.reference(over->end);
    if (!reference || !(reference->named() || reference->kind == ReferenceKind::sea)) { return; }
    bool flies = airspace != nullptr;
    for (int back = at - 1; back >= 0 && back >= at - 8 && !flies; --back) {
        flies = words_.cue(back, Cue::flight) != nullptr || words_.longest(back, WordClass::zone_noun) != nullptr;
    }
    if (!lone_ && (!flies || !grounded(*reference))) { return; }
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
