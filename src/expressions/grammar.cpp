#include "expressions/grammar.hpp"

#include <algorithm>
#include <tuple>

namespace mapwire::expressions {

Found Grammar::make(int begin, int end, std::string_view relation, std::string_view rule, int rank) const {
    Found found;
    found.words = {begin, end};
    found.relation = relation;
    found.rule = rule;
    found.rank = rank;
    return found;
}

std::optional<ReferencePhrase> Grammar::reference_after(int at, std::initializer_list<Cue> cues) const {
    const Tag* best = nullptr;
    for (const auto cue : cues) {
        const auto* tag = words_.cue(at, cue);
        if (tag != nullptr && (best == nullptr || tag->end > best->end)) { best = tag; }
    }
    return best != nullptr ? read_.reference(best->end) : std::nullopt;
}

int Grammar::skip_set_up(int at) const {
    constexpr int longest = 4;  // "that the army has declared"
    for (int verb = at; verb <= at + longest && words_.has(verb) && words_[verb].mark == Mark::none; ++verb) {
        const auto* declares = words_.longest(verb, WordClass::zone_verb);
        if (declares != nullptr && words_.language().zone_verbs[declares->sense.row] == ZoneVerb::declares) {
            return read_.skip_adverbs(declares->end);
        }
    }
    return at;
}

bool Grammar::is_area(const ReferencePhrase& reference) const {
    switch (reference.kind) {
        case ReferenceKind::country:
        case ReferenceKind::division:
        case ReferenceKind::region:
        case ReferenceKind::countryside:
        case ReferenceKind::sea:
        case ReferenceKind::river:
        case ReferenceKind::name: return true;
        default: return false;
    }
}

// A street, a junction, a square: a place inside a town.
bool Grammar::is_urban(const ReferencePhrase& reference) const {
    if (reference.kind == ReferenceKind::facility) { return words_.language().facilities[reference.row].urban; }
    const auto* line = words_.longest(reference.text.end - 1, WordClass::line_noun);
    return line != nullptr && words_.language().lines[line->sense.row].kind == LineKind::street;
}

// A reference that stands on the ground: a place name that means the place, or a facility or area told before.
bool Grammar::grounded(const ReferencePhrase& reference) const {
    if (lone_) { return true; }
    if (reference.named()) {
        const bool adjective = reference.kind == ReferenceKind::border || reference.kind == ReferenceKind::coast ||
                               reference.kind == ReferenceKind::facility || reference.kind == ReferenceKind::road;
        for (const auto& name : reference.names) {
            if (!name.mention) { return false; }
            if (!adjective && !read_.is_literal(*name.mention)) { return false; }
        }
        return true;
    }
    return (reference.kind == ReferenceKind::facility || reference.kind == ReferenceKind::zone ||
            reference.kind == ReferenceKind::border) &&
           (reference.definite || reference.same);
}

void Grammar::settle(Found found, std::vector<Found>& out) const {
    if (found.references.empty() && !lone_ && found.relation != "coordinates") { return; }
    for (const auto& reference : found.references) {
        const bool nowhere = (reference.kind == ReferenceKind::generic ||
                              (!reference.named() && reference.kind == ReferenceKind::settlement)) &&
                             reference.indefinite;
        if (!reference.named() && reference.indefinite && reference.kind == ReferenceKind::facility && !lone_) {
            return;
        }
        if (nowhere) {
            if (!lone_) { return; }
            found.relation = "none";
            found.rule = "R27";
            // "a few metres" of nothing in particular count nothing
            std::erase_if(found.quantities, [](const QuantityPhrase& q) { return q.vague; });
        }
    }
    if (!lone_) {
        // A name that no gazetteer has still counts after a number: "35 miles west of Sharaq".
        const bool counted = !found.quantities.empty() && found.references[0].named();
        for (const auto& reference : found.references) {
            if (!counted && !grounded(reference) && reference.kind != ReferenceKind::pronoun) { return; }
        }
        if (counted == false && found.references[0].kind == ReferenceKind::pronoun && found.relation != "coreference" &&
            found.quantities.empty()) {
            return;
        }
    }
    attach_tail(found);
    attach_head(found);
    out.push_back(std::move(found));
}

// Every rule begins at a phrase of the tables, a name, a number, or the single letter of a coordinate.
bool Grammar::may_begin(int at) const {
    const auto& word = words_[at];
    return lone_ || words_.has_any(at) || word.name_like || word.number || words_.mention(at) ||
           words_.language().is_particle(word.hash) || word.span.size() == 1;
}

std::vector<Found> Grammar::candidates() const {
    std::vector<Found> out;
    // Which rules can find anything at all: most sentences need few of them.
    const auto any_cue = [&](std::initializer_list<Cue> cues) {
        return std::any_of(cues.begin(), cues.end(), [&](Cue cue) { return words_.holds(cue); });
    };
    const bool measured = words_.holds(WordClass::unit) || words_.holds(WordClass::measure);
    const bool lines = words_.holds(WordClass::line_noun);
    const bool sized =
        measured && (words_.holds(WordClass::zone_noun) ||
                     any_cue({Cue::radius, Cue::depth_of, Cue::width_of, Cue::length_of, Cue::keep_away}));
    const bool directed = words_.holds(WordClass::direction) || words_.holds(WordClass::part_noun);
    const bool near = words_.holds(WordClass::part_noun) || any_cue({Cue::near, Cue::around, Cue::outside});
    const bool between = words_.holds(Cue::between);
    const bool along = lines || any_cue({Cue::along, Cue::bank, Cue::stream});
    const bool border = lines || any_cue({Cue::triangle, Cue::corners, Cue::side});
    const bool air = any_cue({Cue::over, Cue::airspace, Cue::air});
    const bool moves =
        any_cue({Cue::towards, Cue::motion, Cue::stretching}) || (words_.holds(Cue::from) && words_.holds(Cue::to));
    const bool zone =
        words_.holds(WordClass::zone_noun) || any_cue({Cue::elsewhere, Cue::inside, Cue::outside, Cue::within});
    const bool figure = lines || any_cue({Cue::figurative, Cue::corridor, Cue::other});
    for (int at = 0; at < words_.size(); ++at) {
        if (!may_begin(at)) { continue; }
        coordinate_rules(at, out);
        if (measured) { distance_rules(at, out); }
        if (sized) { sized_rules(at, out); }
        if (directed) { direction_rules(at, out); }
        if (near) { near_rules(at, out); }
        if (words_.holds(Cue::pocket)) { pocket_rules(at, out); }
        if (between) { between_rules(at, out); }
        if (along) { line_rules(at, out); }
        if (border) { border_rules(at, out); }
        if (words_.holds(Cue::off)) { coast_rules(at, out); }
        if (air) { air_rules(at, out); }
        if (moves) { movement_rules(at, out); }
        if (zone) { zone_rules(at, out); }
        if (figure) { figurative_rules(at, out); }
        if (words_.holds(WordClass::coreference)) { coreference_rules(at, out); }
        place_rules(at, out);
    }
    return out;
}

std::vector<Found> Grammar::parse() const {
    auto all = candidates();
    std::stable_sort(all.begin(), all.end(), [](const Found& a, const Found& b) {
        return std::tuple{-a.rank, a.words.begin, -a.words.end} < std::tuple{-b.rank, b.words.begin, -b.words.end};
    });
    std::vector<Found> kept;
    for (auto& found : all) {
        const bool clashes = std::any_of(kept.begin(), kept.end(), [&](const Found& other) {
            const bool overlaps = found.words.begin < other.words.end && other.words.begin < found.words.end;
            const bool within = other.words.begin <= found.words.begin && found.words.end <= other.words.end &&
                                (other.words.begin < found.words.begin || found.words.end < other.words.end);
            const bool part_in_part =
                found.relation == "part_of_area" && other.relation == "part_of_area" && !other.zone_row;
            return overlaps && !(found.nested && within && !part_in_part && other.relation != "intra_urban");
        });
        if (!clashes) { kept.push_back(std::move(found)); }
    }
    std::stable_sort(kept.begin(), kept.end(), [](const Found& a, const Found& b) {
        return std::tuple{a.words.begin, -a.words.end} < std::tuple{b.words.begin, -b.words.end};
    });
    return kept;
}

Found Grammar::parse_lone() const {
    auto all = candidates();
    name_list(all);
    if (all.empty()) { return names_only(); }
    const auto best = std::max_element(all.begin(), all.end(), [](const Found& a, const Found& b) {
        return std::tuple{a.rank, -a.words.begin, a.words.end} < std::tuple{b.rank, -b.words.begin, b.words.end};
    });
    auto found = *best;
    if (found.rank < 6) {
        auto names = names_only();
        if (names.relation != "none") {
            names.quantities = found.quantities;
            return names;
        }
    }
    // A vertical number beside the relation is part of the reading all the same.
    if (found.quantities.empty()) {
        for (const auto& other : all) {
            if (!other.quantities.empty()) { found.quantities = other.quantities; }
        }
    }
    return found;
}

}  // namespace mapwire::expressions
