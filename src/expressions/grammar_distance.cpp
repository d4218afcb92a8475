#include <algorithm>

#include "expressions/grammar.hpp"

namespace mapwire::expressions {
namespace {

bool is_line(ReferenceKind kind) {
    return kind == ReferenceKind::border || kind == ReferenceKind::line || kind == ReferenceKind::country ||
           kind == ReferenceKind::river || kind == ReferenceKind::road;
}

// What stands behind a place leads on to another: "to B", also behind words set between commas.
bool goes_on_to_a_goal(const SentenceWords& words, int at) {
    if (words.cue(at, Cue::to) != nullptr) { return true; }
    if (!words.is_mark(at, Mark::comma)) { return false; }
    for (int i = at + 1; i < at + 7 && words.has(i); ++i) {
        if (words.is_mark(i, Mark::comma)) { return words.cue(i + 1, Cue::to) != nullptr; }
    }
    return false;
}

}  // namespace

void Grammar::distance_rules(int at, std::vector<Found>& out) const {
    const auto q = read_.quantities(at);
    if (!q) { return; }
    int next = q->end;
    if (words_.is_mark(next, Mark::dash)) { ++next; }
    std::optional<Found> found;
    if (is_length(*q)) {
        for (const auto rule : {&Grammar::depth_or_width, &Grammar::radius, &Grammar::zone_of_size,
                                &Grammar::distance_direction, &Grammar::distance_from}) {
            found = (this->*rule)(*q, next);
            if (found) { break; }
        }
    }
    if (!found) { found = other_measure(*q, next); }
    if (!found && lone_) { found = lone_quantity(*q, next); }
    if (!found) { return; }
    found->quantities = q->list;
    found->words.begin = std::min(found->words.begin, q->begin);
    // "a 12 mile radius": the article before the number belongs to the phrase's noun.
    settle(*found, out);
}

// "12 mile radius around the plant", "30 km radius of the farm".
std::optional<Found> Grammar::radius(const Quantities& q, int at) const {
    int next = at;
    if (const auto* wide = words_.cue(next, Cue::wide)) { next = wide->end; }
    const auto* word = words_.cue(next, Cue::radius);
    if (word == nullptr) { return std::nullopt; }
    auto found = make(q.begin, word->end, "radius_zone", "R2", 100);
    if (const auto reference = reference_after(word->end, {Cue::around, Cue::of, Cue::from, Cue::in, Cue::near})) {
        found.references = {*reference};
        found.words.end = reference->words.end;
        return found;
    }
    if (!lone_ || zone_of_size(q, at)) { return std::nullopt; }
    return found;
}

// "33-mile zone around the base", "30-kilometre buffer zone along the line", "120-kilometre safe zone in Syria".
std::optional<Found> Grammar::zone_of_size(const Quantities& q, int at) const {
    int next = read_.skip_quotes(at);
    for (int steps = 0; steps < 4; ++steps) {
        if (words_.longest(next, WordClass::zone_noun) != nullptr) { break; }
        if (words_.cue(next, Cue::wide) != nullptr || words_.cue(next, Cue::long_) != nullptr ||
            words_.cue(next, Cue::deep) != nullptr) {
            return std::nullopt;
        }
        const bool adjective =
            words_.is_plain(next) || words_.is_mark(next, Mark::dash) || words_.cue(next, Cue::radius) != nullptr;
        if (!adjective) { return std::nullopt; }
        ++next;
    }
    const auto* zone = words_.longest(next, WordClass::zone_noun);
    if (zone == nullptr) { return std::nullopt; }
    const auto& kind = words_.language().zone_kinds[zone->sense.row];
    next = read_.skip_quotes(zone->end);
    auto found = make(q.begin, zone->end, "radius_zone", "R2", 100);
    found.zone_row = zone->sense.row;
    const int set_up = skip_set_up(next);
    auto around = reference_after(next, {Cue::around, Cue::from, Cue::of});
    if (!around) { around = reference_after(set_up, {Cue::around}); }
    if (const auto& reference = around) {
        const bool strip = is_line(reference->kind) && reference->kind != ReferenceKind::country;
        if (strip) {
            found.relation = "two_sided_buffer";
            found.rule = "R10";
        }
        found.references = {*reference};
        found.words.end = reference->words.end;
        return found;
    }
    auto along = reference_after(next, {Cue::along, Cue::on});
    if (!along) { along = reference_after(set_up, {Cue::along}); }
    if (const auto& reference = along) {
        found.relation = "two_sided_buffer";
        found.rule = "R10";
        found.references = {*reference};
        found.words.end = reference->words.end;
        return found;
    }
    if (const auto reference = reference_after(next, {Cue::in, Cue::inside})) {
        found.relation = "extent";
        found.rule = "R9";
        found.references = {*reference};
        found.words.end = reference->words.end;
        return found;
    }
    if (const auto* into = words_.cue(next, Cue::into); into != nullptr) { return std::nullopt; }
    if (kind == "other" && !lone_) { return std::nullopt; }
    if (kind == "buffer" || kind == "demilitarised_zone" || kind == "safe_zone") {
        found.relation = "two_sided_buffer";
        found.rule = "R10";
    }
    return found;
}

// "30 km south-east of X", "87 kilometres to the Northeast of X", "100 kilometers west of Syria".
std::optional<Found> Grammar::distance_direction(const Quantities& q, int at) const {
    int next = read_.skip_adverbs(at);
    if (const auto* away = words_.cue(next, Cue::away)) { next = away->end; }
    if (const auto* out = words_.cue(next, Cue::out_of_place)) { next = out->end; }
    if (const auto* to_the = words_.cue(next, Cue::to_the)) { next = to_the->end; }
    next = read_.skip_adverbs(next);
    const auto turn = read_.direction(next);
    if (!turn || turn->form == DirectionForm::adjective || turn->form == DirectionForm::bound) { return std::nullopt; }
    auto found = make(q.begin, turn->words.end, "distance_direction", "R4", 100);
    found.azimuths = turn->azimuths;
    auto reference = reference_after(turn->words.end, {Cue::of, Cue::from, Cue::off});
    if (!reference && (words_.language().code == "ar" || turn->form == DirectionForm::outside)) {
        reference = read_.reference(turn->words.end);
    }
    if (!reference) {
        if (const auto goal = reference_after(turn->words.end, {Cue::towards})) {
            found.relation = "movement";
            found.rule = "R18";
            found.references = {*goal};
            found.words.end = goal->words.end;
            return found;
        }
        if (!lone_) { return std::nullopt; }
        for (int back = q.begin - 1; back >= 0 && back > q.begin - 4; --back) {
            if (words_.cue(back, Cue::motion) != nullptr) {
                found.relation = "movement";
                found.rule = "R18";
            }
        }
        return found;
    }
    if (reference->kind == ReferenceKind::border || reference->kind == ReferenceKind::country ||
        reference->kind == ReferenceKind::line ||
        (is_line(reference->kind) && !reference->names.empty() && reference->definite) ||
        (reference->indefinite && !lone_)) {
        found.relation = "depth_from_line";
        found.rule = "R9";
    }
    found.references = {*reference};
    found.words.end = reference->words.end;
    return found;
}

// "X, some 300 km away": the reference stands before the number.
std::optional<Found> Grammar::distance_told_behind(const Quantities& q, int at) const {
    const auto* away = words_.cue(read_.skip_adverbs(at), Cue::away);
    if (away == nullptr || !words_.is_mark(q.begin - 1, Mark::comma)) { return std::nullopt; }
    for (int begin = std::max(0, q.begin - 6); begin < q.begin - 1; ++begin) {
        const auto& reference = read_.reference(begin);
        if (!reference || !reference->named() || reference->words.end != q.begin - 1) { continue; }
        auto found = make(begin, away->end, "distance_only", "R5", 100);
        found.references = {*reference};
        return found;
    }
    return std::nullopt;
}

// "20 km from X", "within five miles of X", "35 kilometers from the Syrian coast", "20 miles off Denmark".
std::optional<Found> Grammar::distance_from(const Quantities& q, int at) const {
    int next = read_.skip_adverbs(at);
    if (const auto* away = words_.cue(next, Cue::away)) { next = away->end; }
    int before = q.begin;
    // Hedges and small words between "within" and the number were read with the number.
    const auto* within = words_.cue_before(before, Cue::within);
    if (within == nullptr && before > 1 && words_.cue(before - 1, Cue::indefinite) != nullptr) {
        within = words_.cue_before(before - 1, Cue::within);
    }
    if (const auto* off = words_.cue(next, Cue::off)) {
        if (auto reference = read_.reference(off->end)) {
            auto found = make(q.begin, reference->words.end, "off_coast", "R16", 100);
            found.references = {*reference};
            return found;
        }
    }
    if (const auto reference = reference_after(next, {Cue::into})) {
        if ((reference->indefinite || (!lone_ && reference->kind != ReferenceKind::border)) && !reference->named()) {
            return std::nullopt;
        }
        auto found = make(q.begin, reference->words.end, "depth_from_line", "R9", 100);
        found.references = {*reference};
        return found;
    }
    auto reference = reference_after(next, {Cue::from, Cue::outside, Cue::off});
    if (!reference && within != nullptr) { reference = reference_after(next, {Cue::of, Cue::around}); }
    if (!reference && (words_.cue(next, Cue::around) != nullptr)) {
        reference = reference_after(next, {Cue::around});
        if (reference) { within = words_.cue(next, Cue::around); }
    }
    if (!reference) { return distance_told_behind(q, at); }
    // "109 miles from A to B", "500 miles from A, their home, to the capital" is the length of a way.
    if (!lone_ && words_.cue(next, Cue::from) != nullptr && goes_on_to_a_goal(words_, reference->words.end)) {
        return std::nullopt;
    }
    auto found = make(q.begin, reference->words.end, "distance_only", "R5", 100);
    found.references = {*reference};
    if (within != nullptr) {
        found.relation = "radius_zone";
        found.rule = "R2";
        if (within->begin < found.words.begin) { found.words.begin = within->begin; }
        if (reference->kind == ReferenceKind::border || reference->kind == ReferenceKind::country) {
            found.relation = "depth_from_line";
            found.rule = "R9";
        }
        return found;
    }
    for (int back = q.begin; back > 0 && back > q.begin - 5; --back) {
        if (words_.cue(back - 1, Cue::keep_away) != nullptr) {
            found.relation = "inside_zone";
            found.rule = "R19";
            found.words.begin = back - 1;
            return found;
        }
        if (words_.cue(back - 1, Cue::stretching) != nullptr) {
            found.relation = "radius_zone";
            found.rule = "R2";
            found.words.begin = back - 1;
            return found;
        }
    }
    const auto* zone = q.begin > 0 ? words_.longest(q.begin - 1, WordClass::container_noun) : nullptr;
    // "up to 80 kilometres from X" is all that is nearer.
    const bool line = reference->kind == ReferenceKind::border || reference->kind == ReferenceKind::country ||
                      reference->kind == ReferenceKind::line || reference->kind == ReferenceKind::coast;
    if (q.list.front().hedge == Hedge::up_to && !line) {
        found.relation = "radius_zone";
        found.rule = "R2";
        return found;
    }
    if (q.list.front().value_to && zone != nullptr) {
        found.relation = "radius_zone";
        found.rule = "R2";
        found.words.begin = q.begin - 1;
        return found;
    }
    switch (reference->kind) {
        case ReferenceKind::coast:
            found.relation = "off_coast";
            found.rule = "R16";
            break;
        case ReferenceKind::border:
        case ReferenceKind::country:
        case ReferenceKind::line:
            found.relation = "depth_from_line";
            found.rule = "R9";
            found.part = "at";
            break;
        default: break;
    }
    return found;
}

}  // namespace mapwire::expressions
