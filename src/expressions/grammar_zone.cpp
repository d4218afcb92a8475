#include "expressions/grammar.hpp"

namespace mapwire::expressions {

// "towards X", "bound for B from A", "from A to B – from north to south", "stretches from A to B".
void Grammar::movement_rules(int at, std::vector<Found>& out) const {
    if (const auto* towards = words_.cue(at, Cue::towards)) {
        const auto& reference = read_.reference(towards->end);
        if (reference && (reference->named() || lone_)) {
            auto found = make(at, reference->words.end, "movement", "R18", 75);
            found.references = {*reference};
            found.azimuths = reference->azimuths;
            bool moves = lone_;
            for (int back = at; back >= 0 && back >= at - 6; --back) {
                if (const auto* motion = words_.cue(back, Cue::motion)) {
                    moves = true;
                    found.words.begin = motion->begin;
                }
                if (const auto turn = read_.direction(back); turn && turn->words.end == at) {
                    found.azimuths.insert(found.azimuths.begin(), turn->azimuths.begin(), turn->azimuths.end());
                    found.words.begin = std::min(found.words.begin, back);
                }
            }
            if (const auto from = reference_after(reference->words.end, {Cue::from}); from && from->named()) {
                found.references.push_back(*from);
                found.words.end = from->words.end;
                found.part = "reversed";
            }
            const bool place =
                reference->named() && reference->names[0].mention && read_.is_literal(*reference->names[0].mention);
            if (lone_ || (moves && place)) { settle(found, out); }
        }
    }
    // "advancing along the frontier with Jordan"
    if (const auto* motion = words_.cue(at, Cue::motion)) {
        if (const auto* along = words_.cue(read_.skip_adverbs(motion->end), Cue::along)) {
            const auto& reference = read_.reference(along->end);
            if (reference && (lone_ || grounded(*reference))) {
                auto found = make(at, reference->words.end, "movement", "R18", 76);
                found.references = {*reference};
                settle(found, out);
            }
        }
    }
    const auto* from = words_.cue(at, Cue::from);
    if (from == nullptr) { return; }
    const auto& first = read_.reference(from->end);
    if (!first || !first->named()) { return; }
    // "from Jarabulus, a town that sits just west of the …"
    bool stretches = false;
    bool moves = false;
    int begin = at;
    for (int back = at - 1; back >= 0 && back >= at - 5; --back) {
        if (const auto* tag = words_.cue(back, Cue::stretching)) {
            stretches = true;
            begin = tag->begin;
        }
        if (const auto* tag = words_.cue(back, Cue::motion); tag != nullptr && !stretches) {
            moves = true;
            begin = tag->begin;
        }
    }
    // "from Idlib in the north to Daraa in the south"
    const auto first_side = side_told(first->words.end);
    const int after_first = first_side ? first_side->second : first->words.end;
    const auto* to = words_.cue(after_first, Cue::to);
    if (to == nullptr && words_.cue(at - 1, Cue::motion) != nullptr) { to = words_.cue(after_first, Cue::into); }
    const auto second = to != nullptr ? read_.reference(to->end) : std::nullopt;
    if (!second || !second->named()) {
        if (stretches && lone_) {
            auto found = make(begin, first->words.end, "between", "R13", 65);
            found.references = {*first};
            settle(found, out);
        }
        return;
    }
    auto found = make(begin, second->words.end, stretches ? "between" : (moves ? "movement" : "extent"),
                      stretches ? "R13" : (moves ? "R18" : "R28"), 67);
    found.references = {*first, *second};
    if (const auto second_side = first_side ? side_told(second->words.end) : std::nullopt) {
        found.relation = "extent";
        found.rule = "R28";
        found.azimuths = first_side->first;
        found.azimuths.insert(found.azimuths.end(), second_side->first.begin(), second_side->first.end());
        found.words.end = second_side->second;
    }
    // "… – from north to south"
    int next = second->words.end;
    while (words_.is_mark(next, Mark::dash) || words_.is_mark(next, Mark::comma)) { ++next; }
    if (const auto* again = words_.cue(next, Cue::from)) {
        if (const auto turn = read_.direction(again->end)) {
            const auto* to_end = words_.cue(turn->words.end, Cue::to);
            if (const auto other = to_end != nullptr ? read_.direction(to_end->end) : std::nullopt) {
                found.relation = "extent";
                found.rule = "R28";
                found.azimuths = {turn->azimuths.front(), other->azimuths.front()};
                found.words.end = other->words.end;
            }
        }
    }
    const bool places = first->names[0].mention && second->names[0].mention &&
                        read_.is_literal(*first->names[0].mention) && read_.is_literal(*second->names[0].mention);
    if (lone_) {
        if (found.relation == "extent" && found.azimuths.empty()) {
            found.relation = "movement";
            found.rule = "R18";
        }
        settle(found, out);
    } else if (places && (stretches || moves || !found.azimuths.empty())) {
        settle(found, out);
    }
}

std::optional<std::pair<std::vector<double>, int>> Grammar::side_told(int at) const {
    int next = words_.is_mark(at, Mark::comma) ? at + 1 : at;
    const auto* in = words_.cue(next, Cue::part_of_place);
    const auto turn = in != nullptr ? read_.direction(in->end) : std::nullopt;
    if (!turn || words_.cue(turn->words.end, Cue::of) != nullptr) { return std::nullopt; }
    return std::pair{turn->azimuths, turn->words.end};
}

// "a de-escalation zone in southwest Syria", "elsewhere in Syria", "zone northwest of At Tanf", "inside the zone".
void Grammar::zone_rules(int at, std::vector<Found>& out) const {
    if (const auto* elsewhere = words_.cue(at, Cue::elsewhere)) {
        if (const auto reference = reference_after(elsewhere->end, {Cue::in, Cue::on});
            reference && reference->named()) {
            auto found = make(at, reference->words.end, "inside_zone", "R19", 45);
            found.references = {*reference};
            if (lone_ || grounded(*reference)) { settle(found, out); }
        }
    }
    const auto* side = words_.cue(at, Cue::inside);
    if (side == nullptr) { side = words_.cue(at, Cue::outside); }
    if (side == nullptr) { side = words_.cue(at, Cue::within); }
    if (side == nullptr) { side = words_.cue(at, Cue::into); }
    if (side != nullptr) {
        const auto& reference = read_.reference(side->end);
        if (reference && reference->kind == ReferenceKind::zone && (reference->definite || lone_)) {
            auto found = make(at, reference->words.end, "inside_zone", "R19", 48);
            found.references = {*reference};
            found.zone_row = reference->row;
            if (lone_ || words_.language().zone_kinds[reference->row] != "other" || reference->definite) {
                settle(found, out);
            }
        }
        if (lone_ && reference && reference->named() && words_.cue(at, Cue::inside) != nullptr) {
            auto found = make(at, reference->words.end, "inside_zone", "R19", 12);
            found.references = {*reference};
            settle(found, out);
        }
    }
    const auto* zone = words_.longest(at, WordClass::zone_noun);
    if (zone == nullptr) { return; }
    const auto& kind = words_.language().zone_kinds[zone->sense.row];
    int next = read_.skip_quotes(zone->end);
    auto found = make(at, zone->end, "part_of_area", "R7", 61);
    found.zone_row = zone->sense.row;
    if (const auto turn = read_.direction(next); turn && words_.cue(turn->words.end, Cue::of) != nullptr && lone_) {
        if (const auto reference = reference_after(turn->words.end, {Cue::of})) {
            ReferencePhrase self;
            self.words = self.text = {at, zone->end};
            self.kind = ReferenceKind::zone;
            found.relation = "inside_zone";
            found.rule = "R19";
            found.rank = 59;
            found.azimuths = turn->azimuths;
            found.references = {self, *reference};
            found.words.end = reference->words.end;
            settle(found, out);
        }
        return;
    }
    if (const auto* around = words_.cue(next, Cue::around)) {
        const auto& reference = read_.reference(around->end);
        if (reference && (kind != "other" || lone_) && (lone_ || grounded(*reference))) {
            found.relation = "radius_zone";
            found.rule = "R2";
            found.references = {*reference};
            found.words.end = reference->words.end;
            settle(found, out);
        }
        return;
    }
    if (kind == "other") { return; }
    const auto reference = reference_after(next, {Cue::in, Cue::over});
    if (!reference || !reference->named() || (!lone_ && !grounded(*reference))) { return; }
    if (words_.cue(next, Cue::over) != nullptr) { return; }
    found.references = {*reference};
    found.azimuths = reference->azimuths;
    if (found.azimuths.empty() && !lone_) {
        found.relation = "container";
        found.rule = "R15";
    }
    found.words.end = reference->words.end;
    if (reference->azimuths.empty() && lone_) { found.rank = 30; }
    settle(found, out);
}

// "light years away", "the borders of the zones", "other sites": words of space without a place.
void Grammar::figurative_rules(int at, std::vector<Found>& out) const {
    if (const auto* figure = words_.cue(at, Cue::figurative)) {
        if (!lone_) { return; }
        auto found = make(at, figure->end, "none", "R27", 103);
        const auto* away = words_.cue(figure->end, Cue::away);
        if (auto reference = reference_after(away != nullptr ? away->end : figure->end, {Cue::from})) {
            found.references = {*reference};
            found.words.end = reference->words.end;
        }
        out.push_back(found);
        return;
    }
    // "along two corridors": counted, not named
    if (const auto* corridor = words_.cue(at, Cue::corridor); corridor != nullptr && lone_) {
        int before = at;
        while (words_.is_mark(before - 1, Mark::quote)) { --before; }
        if (words_.longest(before - 1, WordClass::number) != nullptr && read_.name_end(at) == at) {
            auto found = make(at, corridor->end, "none", "R27", 69);
            ReferencePhrase generic;
            generic.words = generic.text = {at, corridor->end};
            generic.kind = ReferenceKind::generic;
            if (words_.cue_before(before - 1, Cue::along) != nullptr) { found.references = {generic}; }
            out.push_back(found);
        }
    }
    const auto* line = words_.longest(at, WordClass::line_noun);
    if (line != nullptr && words_.language().lines[line->sense.row].kind == LineKind::border) {
        const auto* of = words_.cue(line->end, Cue::of);
        const auto reference = of != nullptr ? read_.reference(of->end) : std::nullopt;
        if (reference && reference->kind == ReferenceKind::zone && !reference->named()) {
            const int begin = words_.cue(at - 1, Cue::definite) != nullptr ? at - 1 : at;
            auto found = make(begin, reference->words.end, "none", "R27", 71);
            found.references = {*reference};
            out.push_back(found);
        }
    }
    const auto* other = words_.cue(at, Cue::other);
    if (other == nullptr) { return; }
    const auto* noun = words_.longest(other->end, WordClass::coreference);
    const auto* zone = words_.longest(other->end, WordClass::zone_noun);
    if (noun == nullptr && zone == nullptr) { return; }
    for (int back = at - 1; back >= 0 && back >= at - 3; --back) {
        const auto* verb = words_.longest(back, WordClass::zone_verb);
        if (verb == nullptr || words_.language().zone_verbs[verb->sense.row] != ZoneVerb::declares || verb->end > at) {
            continue;
        }
        auto found = make(at, zone != nullptr ? zone->end : noun->end, "none", "R27", 5);
        out.push_back(found);
        return;
    }
}

}  // namespace mapwire::expressions
