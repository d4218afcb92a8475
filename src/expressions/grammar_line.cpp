#include <algorithm>

#include "expressions/grammar.hpp"

namespace mapwire::expressions {

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
        if (const auto& reference = read_.reference(next)) {
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
    stream_rules(at, out);
    named_road(at, out);
    river_bank(at, out);
}

// "upstream of Khartoum", "downstream from the dam": along the river that runs there.
void Grammar::stream_rules(int at, std::vector<Found>& out) const {
    const auto* stream = words_.cue(at, Cue::stream);
    if (stream == nullptr) { return; }
    const auto& reference = read_.reference(stream->end);
    if (!reference || (!lone_ && (!reference->named() || reference->kind == ReferenceKind::country))) { return; }
    auto found = make(at, reference->words.end, "along", "R12", 68);
    found.references = {*reference};
    settle(found, out);
}

// A road named by its two ends, or between two places.
void Grammar::named_road(int at, std::vector<Found>& out) const {
    // A road's phrase begins with a name, with its noun, or with an article before one of them.
    const auto begins = [&](int i) {
        return words_.has(i) && (words_[i].name_like || words_.longest(i, WordClass::line_noun) != nullptr ||
                                 words_.mention(i) || words_[i].number);
    };
    const bool cased = words_.language().code != "ar" && !lone_;
    if (cased && !begins(at) && !(words_.cue(at, Cue::definite) != nullptr && begins(at + 1))) { return; }
    // "en route from A to B" is a way somebody takes.
    for (int before = at; before > at - 3; --before) {
        if (const auto* motion = words_.cue(before, Cue::motion); motion != nullptr && motion->end > at) { return; }
    }
    const auto& road = read_.reference(at);
    if (road && road->kind == ReferenceKind::road && road->words.begin == at &&
        (road->names.size() > 1 || (lone_ && road->named() && road->text.end - road->text.begin > 1))) {
        auto found = make(at, road->words.end, "along", "R11", road->names.size() > 1 ? 68 : 40);
        found.references = {*road};
        found.azimuths = road->azimuths;
        const bool known = std::all_of(road->names.begin(), road->names.end(),
                                       [](const NamePart& name) { return name.mention.has_value(); });
        if (lone_ || known) { settle(found, out); }
    }
}

// "the eastern bank of the Euphrates", "left bank of the river".
void Grammar::river_bank(int at, std::vector<Found>& out) const {
    int next = at;
    std::vector<double> azimuths;
    std::string_view side;
    if (const auto turn = read_.direction(next)) {
        azimuths = turn->azimuths;
        next = turn->words.end;
    } else if (const auto* left = words_.cue(next, Cue::left)) {
        next = left->end;
        side = "left";
    } else if (const auto* right = words_.cue(next, Cue::right)) {
        next = right->end;
        side = "right";
    }
    if (const auto* bank = words_.cue(next, Cue::bank)) {
        if (const auto reference = reference_after(bank->end, {Cue::of})) {
            const bool river = reference->kind == ReferenceKind::river || (lone_ && reference->named());
            if (river && (lone_ || reference->named())) {
                auto found = make(at, reference->words.end, "river_bank", "R21", 70);
                found.azimuths = azimuths;
                found.references = {*reference};
                found.part = side;
                settle(found, out);
            }
        }
    }
}

}  // namespace mapwire::expressions
