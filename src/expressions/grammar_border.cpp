#include <algorithm>

#include "expressions/grammar.hpp"

namespace mapwire::expressions {
namespace {

constexpr std::size_t most_corners = 8;

}  // namespace

// "the Iraqi border", "on the Syrian side of the Iraqi border", "border between A and B", the point of three borders.
void Grammar::border_rules(int at, std::vector<Found>& out) const {
    const auto* corners = words_.cue(at, Cue::corners);
    if (const auto* triangle = corners != nullptr ? corners : words_.cue(at, Cue::triangle)) {
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
        while (words_.has(list) && found.references.size() < most_corners) {
            const auto& reference = read_.reference(list);
            if (!reference || !reference->named()) { break; }
            found.references.push_back(*reference);
            found.words.end = reference->words.end;
            list = reference->words.end;
            if (words_.is_mark(list, Mark::comma)) { ++list; }
            if (const auto* joint = words_.cue(list, Cue::and_)) { list = joint->end; }
            if (words_.is_mark(list, Mark::dash)) { ++list; }
        }
        if (found.references.empty()) {
            // "the Syria-Iraq-Jordan border triangle"
            const auto* noun = words_.longest(at - 1, WordClass::line_noun);
            found.references = names_before(noun != nullptr ? at - 1 : at);
            if (!found.references.empty()) {
                found.words.begin = found.references.front().words.begin;
                found.part = "corners";
            }
        }
        const bool three = found.references.size() >= 3;
        const bool where = words_.cue(at, Cue::stop) != nullptr;  // "the area where A, B and C meet"
        if (corners != nullptr) { found.part = "corners"; }
        if (three || (lone_ && !where && corners == nullptr && !found.references.empty())) { settle(found, out); }
    }
    // "Syrian side of the Iraqi border"
    if (const int name = words_.holds(Cue::side) ? read_.name_end(at) : at; name > at) {
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
    const bool placed = words_.cue_before(at, Cue::on) != nullptr || words_.cue_before(at, Cue::in) != nullptr ||
                        words_.cue_before(at, Cue::along) != nullptr;
    if (!lone_ && !placed) { return; }
    const auto& border = read_.reference(at);
    if (!border || border->kind != ReferenceKind::border || border->words.begin != at) { return; }
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

// Three names joined by dashes that end here: "Syria-Iraq-Jordan"; else nothing.
std::vector<ReferencePhrase> Grammar::names_before(int end) const {
    for (int begin = std::max(0, end - 9); begin < end; ++begin) {
        std::vector<ReferencePhrase> names;
        int at = begin;
        while (at < end) {
            const int name = read_.name_end(at, true);
            if (name == at || name > end) { break; }
            ReferencePhrase one;
            one.words = one.text = {at, name};
            one.names = {read_.name_part(at, name)};
            if (one.names[0].mention) { one.kind = read_.kind_of_mention(*one.names[0].mention); }
            names.push_back(std::move(one));
            at = name;
            if (at < end && words_.is_mark(at, Mark::dash)) { ++at; }
        }
        if (at == end && names.size() == 3) { return names; }
    }
    return {};
}

// "off the coast of X", "off Syrian coast", "off Denmark".
void Grammar::coast_rules(int at, std::vector<Found>& out) const {
    const auto* off = words_.cue(at, Cue::off);
    if (off == nullptr) { return; }
    const auto& reference = read_.reference(off->end);
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

}  // namespace mapwire::expressions
