#include <algorithm>

#include "expressions/grammar.hpp"

namespace mapwire::expressions {

// "in eastern Ghouta, Yarmouk, Foua and Kefraya": another name follows, so the one before was an item, not a container.
bool Grammar::list_goes_on(int at) const {
    const bool comma = words_.is_mark(at, Mark::comma);
    if (comma) { ++at; }
    const auto* joint = words_.cue(at, Cue::and_);
    if (joint != nullptr) { at = joint->end; }
    if (!comma && joint == nullptr) { return false; }
    if (const auto* definite = words_.cue(at, Cue::definite)) { at = definite->end; }
    return words_.has(at) && words_.mention(at).has_value();
}

// What follows an expression and only says where its reference is: ", Syria", "in southeast Yukon", "on Highway 30".
void Grammar::attach_tail(Found& found) const {
    if (found.references.empty()) { return; }
    for (int round = 0; round < 3; ++round) {
        int next = found.words.end;
        const bool comma = words_.is_mark(next, Mark::comma);
        if (comma) { ++next; }
        const auto* in = words_.cue(next, Cue::in);
        const auto* on = words_.cue(next, Cue::on);
        const auto* near = words_.cue(next, Cue::near);
        const auto* to_the = comma ? words_.cue(next, Cue::to_the) : nullptr;
        const auto turn = read_.direction(to_the != nullptr ? to_the->end : next);
        std::optional<ReferencePhrase> tail;
        std::vector<double> azimuths;
        bool is_container = false;
        if (in != nullptr) {
            int inner = in->end;
            if (const auto* definite = words_.cue(inner, Cue::definite)) { inner = definite->end; }
            if (const auto part = read_.direction(inner); part && words_.cue(part->words.end, Cue::of) != nullptr) {
                azimuths = part->azimuths;
                tail = reference_after(part->words.end, {Cue::of});
            } else {
                tail = read_.reference(in->end);
            }
            is_container = true;
        } else if (on != nullptr && !comma) {
            tail = read_.reference(on->end);
            if (tail && tail->kind != ReferenceKind::road && tail->kind != ReferenceKind::river) { tail.reset(); }
        } else if (near != nullptr && comma == !found.quantities.empty() &&
                   (found.relation == "along" || found.relation == "near" || found.relation == "distance_direction")) {
            tail = read_.reference(near->end);
        } else if (turn && lone_) {
            // ", east countryside of Idlib"; "road … north of X"
            azimuths = turn->azimuths;
            tail = reference_after(turn->words.end, {Cue::of});
            if (!tail && turn->form != DirectionForm::abbreviation) { tail = read_.reference(turn->words.end); }
            if (tail && !tail->named() && tail->kind != ReferenceKind::countryside && to_the == nullptr) {
                tail.reset();
            }
        } else if (comma) {
            tail = read_.reference(next);
            is_container = true;
            if (tail && (tail->definite || tail->indefinite)) { tail.reset(); }
        }
        if (!tail) { return; }
        if (!tail->named()) {
            // "…, à l'ouest de la ville": one more place, told before.
            if (!lone_ || to_the == nullptr || !tail->definite) { return; }
            found.azimuths.insert(found.azimuths.end(), azimuths.begin(), azimuths.end());
            found.references.push_back(*tail);
            found.words.end = tail->words.end;
            return;
        }
        // A tail ends its phrase: a name with more words behind it begins a clause of its own.
        const int after = tail->words.end;
        if (comma && in == nullptr && words_.has(after) && words_[after].mark == Mark::none && !turn) { return; }
        if (comma && in == nullptr && tail->kind != ReferenceKind::country && list_goes_on(after)) { return; }
        const bool known = tail->names[0].mention.has_value();
        const bool typed = tail->kind != ReferenceKind::name || tail->words.end > tail->text.end;
        if (!known && !typed && (!lone_ || in != nullptr)) { return; }
        if (!lone_ && (!known || !read_.is_literal(*tail->names[0].mention))) { return; }
        if (!lone_ && !comma && in == nullptr && on == nullptr) { return; }
        azimuths.insert(azimuths.end(), tail->azimuths.begin(), tail->azimuths.end());
        found.azimuths.insert(found.azimuths.end(), azimuths.begin(), azimuths.end());
        found.references.push_back(*tail);
        if (is_container && !found.container) { found.container = found.references.size() - 1; }
        found.words.end = tail->words.end;
    }
}

// A named place right before the relation is the place itself; the words after it only help to find it.
void Grammar::attach_head(Found& found) const {
    const bool helps = found.quantities.empty() && (found.relation == "near" || found.relation == "direction_only" ||
                                                    found.relation == "intra_urban" || found.relation == "along" ||
                                                    found.relation == "river_bank" || found.relation == "border_band" ||
                                                    found.relation == "part_of_area");
    if (!helps || found.described || found.part == "side") { return; }
    int before = found.words.begin;
    const auto* in =
        lone_ && found.relation == "part_of_area" && !found.zone_row ? words_.cue_before(before, Cue::in) : nullptr;
    if (words_.is_mark(before - 1, Mark::comma)) {
        --before;
    } else if (in != nullptr) {
        before = in->begin;  // "the town of Dabiq in northern Syria"
    }
    for (int begin = std::max(0, before - 8); begin < before; ++begin) {
        if (read_.name_end(begin) <= begin && words_.longest(begin, WordClass::container_noun) == nullptr &&
            words_.longest(begin, WordClass::line_noun) == nullptr) {
            continue;
        }
        const auto& head = read_.reference(begin);
        if (!head || head->words.end != before || !head->named() || head->genitive) { continue; }
        // "on the outskirts of X near Y": X is the reference of the words before it.
        if (words_.cue_before(begin, Cue::near) != nullptr || words_.cue_before(begin, Cue::of) != nullptr) { return; }
        if ((head->kind == ReferenceKind::road || head->kind == ReferenceKind::river) && found.relation == "near" &&
            (lone_ || grounded(*head)) && !words_.is_mark(before, Mark::comma)) {
            // "on Highway 1 near Kandahar": that stretch of the road
            found.references.insert(found.references.begin(), *head);
            found.relation = "along";
            found.rule = "R12";
            found.words.begin = begin;
            found.rank = std::max(found.rank, 64);
            return;
        }
        if (in != nullptr && head->kind != ReferenceKind::settlement && head->kind != ReferenceKind::name) { return; }
        if (head->kind == ReferenceKind::road || head->kind == ReferenceKind::river ||
            head->kind == ReferenceKind::border || head->kind == ReferenceKind::line ||
            head->kind == ReferenceKind::country || head->kind == ReferenceKind::zone ||
            head->kind == ReferenceKind::coast) {
            return;
        }
        if (!lone_ && (!grounded(*head) || !words_.is_mark(before, Mark::comma))) { return; }
        // A direction before the head is about the part: "northern X near Y".
        found.references.insert(found.references.begin(), *head);
        if (found.container) { ++*found.container; }
        found.azimuths.insert(found.azimuths.begin(), head->azimuths.begin(), head->azimuths.end());
        found.relation = "container";
        found.rule = "R15";
        found.words.begin = begin;
        found.rank = std::max(found.rank, 61);
        return;
    }
}

}  // namespace mapwire::expressions
