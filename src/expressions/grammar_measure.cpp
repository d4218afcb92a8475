#include "expressions/grammar.hpp"

namespace mapwire::expressions {

// "15-20 kilometers deep", "zone 5 kilometres into Syria", "20 km wide", "10 km on each side of the border".
std::optional<Found> Grammar::depth_or_width(const Quantities& q, int at) const {
    int next = read_.skip_adverbs(at);
    const auto* deep = words_.cue(next, Cue::deep);
    const auto* wide = words_.cue(next, Cue::wide);
    const auto* sides = words_.cue(next, Cue::each_side);
    const auto* length = words_.cue(next, Cue::long_);
    if (sides != nullptr) {
        auto found = make(q.begin, sides->end, "two_sided_buffer", "R10", 100);
        found.part = "each";
        if (auto reference = read_.reference(sides->end)) {
            found.references = {*reference};
            found.words.end = reference->words.end;
        }
        return found;
    }
    if (length != nullptr) {
        auto found = make(q.begin, length->end, "area_size", "R29", 90);
        return lone_ ? std::optional{found} : std::nullopt;
    }
    const auto* tag = deep != nullptr ? deep : wide;
    if (tag == nullptr) { return std::nullopt; }
    const auto unit = q.list.front().unit->unit;
    if (!lone_ && (unit == "ft" || unit == "m" || unit == "yd")) { return std::nullopt; }
    auto found = make(q.begin, tag->end, deep != nullptr ? "depth_from_line" : "two_sided_buffer",
                      deep != nullptr ? "R9" : "R10", 100);
    next = tag->end;
    if (words_.cue(next, Cue::radius) != nullptr) { return std::nullopt; }
    next = read_.skip_quotes(next);
    // "a 20-kilometre-wide humanitarian corridor along", "a strip of land two kilometres wide"
    for (int steps = 0; steps < 3; ++steps) {
        const auto* corridor = words_.cue(next, Cue::corridor);
        if (corridor == nullptr && !words_.is_plain(next)) { break; }
        next = corridor != nullptr ? corridor->end : next + 1;
    }
    if (const auto* zone = words_.longest(next, WordClass::zone_noun)) {
        found.zone_row = zone->sense.row;
        next = read_.skip_quotes(zone->end);
        found.words.end = zone->end;
        // "a 20-mile-wide strip of land along the border"
        if (const auto* of = words_.cue(next, Cue::of); of != nullptr && words_.is_plain(of->end)) {
            next = of->end + 1;
        }
    }
    next = read_.skip_adverbs(next);
    if (const auto turn = read_.direction(next); turn && words_.cue(turn->words.end, Cue::of) != nullptr) {
        found.azimuths = turn->azimuths;
        next = turn->words.end;
    }
    if (auto reference =
            reference_after(next, {Cue::into, Cue::inside, Cue::of, Cue::along, Cue::in, Cue::from, Cue::on})) {
        found.references = {*reference};
        found.words.end = reference->words.end;
    } else if (!lone_ && !found.zone_row) {
        return std::nullopt;
    }
    return found;
}

// "15-minute drive", "two hours by car from X", "20,000 square km of the Syrian desert".
std::optional<Found> Grammar::other_measure(const Quantities& q, int at) const {
    const auto* measure = q.list.front().measure;
    if (measure == nullptr) { return std::nullopt; }
    if (measure->kind == MeasureKind::area) {
        auto found = make(q.begin, q.end, "area_size", "R29", 90);
        auto reference = reference_after(at, {Cue::of, Cue::in});
        if (reference && !reference->named()) {
            // "hectares of forest in northern California"
            reference = reference_after(reference->words.end, {Cue::in});
        }
        if (reference) {
            found.references = {*reference};
            found.azimuths = reference->azimuths;
            found.words.end = reference->words.end;
        } else if (!lone_) {
            return std::nullopt;
        }
        return found;
    }
    int next = at;
    if (words_.has(next) && words_[next].genitive) { ++next; }
    while (words_.is_mark(next, Mark::quote)) { ++next; }
    const auto* walk = words_.cue(next, Cue::walk);
    const auto* travel = walk != nullptr ? walk : words_.cue(next, Cue::travel);
    const int after = travel != nullptr ? travel->end : next;
    auto found = make(q.begin, after, "travel_time", "R22", 95);
    if (walk != nullptr) { found.part = "walk"; }
    int from = read_.skip_adverbs(after);
    if (const auto* away = words_.cue(from, Cue::away)) { from = away->end; }
    if (const auto turn = read_.direction(from); turn && words_.cue(turn->words.end, Cue::of) != nullptr) {
        found.azimuths = turn->azimuths;
        from = turn->words.end;
        if (auto reference = reference_after(from, {Cue::of})) {
            found.references = {*reference};
            found.words.end = reference->words.end;
            return found;
        }
    }
    // "within an hour of X", "45 minutes from X": without a word of travel the way is meant all the same.
    const bool within = words_.cue_before(q.begin, Cue::within) != nullptr;
    const bool days = q.list.front().measure->unit == "d";
    if (travel == nullptr && !days) {
        const auto reference =
            within ? reference_after(from, {Cue::of, Cue::from}) : reference_after(from, {Cue::from});
        const bool place = reference && reference->named() && reference->kind != ReferenceKind::country;
        if (!place || (!lone_ && (reference->kind == ReferenceKind::name || !grounded(*reference)))) {
            return std::nullopt;
        }
        found.references = {*reference};
        found.words.end = reference->words.end;
        return found;
    }
    if (travel == nullptr) { return std::nullopt; }
    if (auto reference = reference_after(from, {Cue::from, Cue::of, Cue::to})) {
        found.references = {*reference};
        found.words.end = reference->words.end;
    } else if (!lone_) {
        return std::nullopt;
    }
    return found;
}

// A quantity that nothing else explains, in a phrase that is nothing but the phrase.
std::optional<Found> Grammar::lone_quantity(const Quantities& q, int at) const {
    if (!is_length(q)) { return std::nullopt; }
    // A height or depth under the ground measures nothing on the map; the words around it still count.
    if (words_.cue(at, Cue::vertical) != nullptr) { return make(q.begin, q.end, "none", "R27", 4); }
    for (int back = q.begin - 1; back >= 0 && back > q.begin - 3; --back) {
        if (words_.cue(back, Cue::stretching) != nullptr || words_.cue(back, Cue::length_of) != nullptr) {
            return make(q.begin, q.end, "extent", "R9", 60);
        }
    }
    return make(q.begin, q.end, "none", "R27", 4);
}

}  // namespace mapwire::expressions
