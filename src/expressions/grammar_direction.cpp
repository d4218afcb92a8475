#include "expressions/grammar.hpp"

namespace mapwire::expressions {

void Grammar::direction_rules(int at, std::vector<Found>& out) const {
    const auto turn = read_.direction(at);
    genitive_part(at, out);
    central_part(at, out);
    area_with_adjective(at, out);
    if (!turn || turn->words.begin != at) { return; }
    // "East Timor", "North Korea": the name says it all; a direction word of a longer name is none.
    if (read_.name_end(at) > at) { return; }
    if (words_.is_mark(at - 1, Mark::dash) && words_[at].glued) { return; }
    // "the far east of X" begins with "far".
    if (const auto* part = words_.longest(at - 1, WordClass::part_noun);
        part != nullptr && words_.language().parts[part->sense.row] == PartKindOf::far && part->end == at) {
        return;
    }
    // "the Eastern Ghouta"
    if (turn->form == DirectionForm::adjective && words_[at].name_like &&
        words_.cue(at - 1, Cue::definite) != nullptr) {
        const auto& whole = read_.reference(at - 1);
        if (whole && whole->text.begin == at) { return; }
    }
    if (auto found = direction_of(*turn, at)) {
        settle(*found, out);
        return;
    }
    if (auto found = part_of_area(*turn, at)) { settle(*found, out); }
}

// "north of X", "to the east of X" are outside; "in the north of X", "на севере X" inside.
std::optional<Found> Grammar::direction_of(const DirectionPhrase& turn, int at) const {
    if (turn.form == DirectionForm::adjective || turn.form == DirectionForm::bound) { return std::nullopt; }
    const bool arabic = words_.language().code == "ar";
    auto reference = reference_after(turn.words.end, {Cue::of, Cue::from});
    // "на севере от X" is outside, "на севере X" inside.
    const bool told_from = reference && words_.cue(turn.words.end, Cue::of) == nullptr;
    if (!reference && turn.form == DirectionForm::ward) {
        reference = reference_after(turn.words.end, {Cue::towards});
        if (!reference) { return std::nullopt; }
        auto found = make(at, reference->words.end, "movement", "R18", 75);
        found.azimuths = turn.azimuths;
        found.references = {*reference};
        return found;
    }
    const bool genitive_case = words_.language().code == "ru";
    if (!reference &&
        (arabic || genitive_case || turn.form == DirectionForm::outside || turn.form == DirectionForm::part)) {
        reference = read_.reference(turn.words.end);
    }
    if (!reference && lone_ && words_.language().code == "fr" && words_.is_plain(turn.words.end)) {
        // "le sud-ouest syrien": the country is an adjective.
        auto found = make(at, turn.words.end + 1, "part_of_area", "R7", 56);
        ReferencePhrase adjective;
        adjective.words = adjective.text = {turn.words.end, turn.words.end + 1};
        adjective.kind = ReferenceKind::country;
        adjective.definite = true;
        found.azimuths = turn.azimuths;
        found.references = {adjective};
        return found;
    }
    if (!reference) { return std::nullopt; }
    if (turn.form == DirectionForm::ward && told_from) {
        // "pushing eastward from Palmyra"
        for (int back = at - 1; back >= 0 && back >= at - 3; --back) {
            const auto* motion = words_.cue(back, Cue::motion);
            if (motion == nullptr) { continue; }
            auto found = make(motion->begin, reference->words.end, "movement", "R18", 75);
            found.azimuths = turn.azimuths;
            found.references = {*reference};
            found.part = "away";
            return found;
        }
    }
    int begin = at;
    const auto* inside = words_.cue_before(at, Cue::part_of_place);
    if (inside != nullptr) {
        begin = inside->begin;
    } else if (const auto* to_the = words_.cue_before(at, Cue::to_the)) {
        begin = to_the->begin;
    } else if (words_.cue(at - 1, Cue::definite) != nullptr) {
        begin = at - 1;
        inside = words_.cue_before(at - 1, Cue::in);
        if (inside == nullptr && words_.cue_before(at - 1, Cue::to) == nullptr &&
            words_.cue_before(at - 1, Cue::out_of_place) == nullptr && !arabic) {
            // "the north of Syria" names a part
            inside = words_.cue(at - 1, Cue::definite);
        }
    }
    if (turn.form == DirectionForm::part) {
        inside = words_.cue(at - 1, Cue::in) != nullptr ? words_.cue(at - 1, Cue::in) : inside;
    }
    const bool outside =
        words_.cue_before(at, Cue::out_of_place) != nullptr || turn.form == DirectionForm::outside || told_from;
    bool part = (inside != nullptr || turn.form == DirectionForm::part) && !outside;
    if (arabic || (genitive_case && !told_from)) {
        // Without a word between: with a province or country inside, with a town outside.
        // Russian says "от" or a comparative for what lies outside: "север Сирии" is a part of it.
        part = (genitive_case || (is_area(*reference) && reference->kind != ReferenceKind::name)) && !outside;
    }
    auto found =
        make(begin, reference->words.end, part ? "part_of_area" : "direction_only", part ? "R7" : "R6", part ? 56 : 58);
    found.azimuths = turn.azimuths;
    found.azimuths.insert(found.azimuths.end(), reference->azimuths.begin(), reference->azimuths.end());
    found.references = {*reference};
    if (turn.far) { found.part = "far"; }
    if (part && !is_area(*reference)) {
        if (reference->kind == ReferenceKind::settlement) {
            found.relation = "intra_urban";
            found.rule = "R26";
        } else if (!reference->named()) {
            if (!lone_) { return std::nullopt; }
            found.relation = "coreference";
            found.rule = "R20";
        }
    } else if (!part && !reference->named() &&
               (reference->kind == ReferenceKind::pronoun ||
                (reference->kind == ReferenceKind::generic && reference->definite))) {
        found.relation = "coreference";
        found.rule = "R20";
    }
    found.nested = part;
    return found;
}

// "southern Syria", "southwest Syria", "eastern part of Idlib province", "northeastern countryside of Manbij".
std::optional<Found> Grammar::part_of_area(const DirectionPhrase& turn, int at) const {
    if (turn.form == DirectionForm::bound || turn.form == DirectionForm::ward ||
        turn.form == DirectionForm::abbreviation) {
        return std::nullopt;
    }
    const auto& language = words_.language();
    int next = turn.words.end;
    std::string_view part = turn.far ? "far" : (turn.central ? "central" : (turn.also_central ? "and_central" : ""));
    bool side = false;
    if (words_.is_mark(next, Mark::dash)) { ++next; }
    const auto* noun = words_.longest(next, WordClass::part_noun);
    std::optional<ReferencePhrase> reference;
    if (noun != nullptr) {
        const auto kind = language.parts[noun->sense.row];
        if (kind == PartKindOf::edge) { part = "far"; }
        side = kind == PartKindOf::side;
        reference = reference_after(noun->end, {Cue::of});
        if (!reference && language.code == "ru") { reference = read_.reference(noun->end); }
        if (!reference) { return std::nullopt; }
    } else {
        reference = read_.reference(next);
        if (!reference || reference->definite || reference->indefinite || reference->words.begin != next) {
            return std::nullopt;
        }
        if (!reference->named()) { return std::nullopt; }
        // "northern state of X", "eastern city of Y": the direction describes a place that has its own name.
        const bool described = reference->names[0].words.begin > next &&
                               reference->kind != ReferenceKind::countryside &&
                               reference->kind != ReferenceKind::border && reference->kind != ReferenceKind::coast;
        if (described) { return std::nullopt; }
        // "northern Syrian city": an adjective, not the country.
        if (!lone_ && reference->names[0].mention && !read_.is_literal(*reference->names[0].mention) &&
            reference->kind != ReferenceKind::border && reference->kind != ReferenceKind::coast) {
            return std::nullopt;
        }
    }
    if (!lone_ && !reference->named()) { return std::nullopt; }
    if (!lone_) {
        // "South Charleston" is likelier a town of its own than a part of Charleston, and inside a longer proper name
        // ("Museum for East Texas Culture") a direction is no part of anything.
        const bool capital = words_[at].name_like;
        const int after = reference->words.end;
        const bool goes_on = words_.has(after) && words_[after].mark == Mark::none && words_[after].name_like &&
                             !words_[after].genitive && !words_.has_any(after);
        const bool began = at > 0 && words_[at - 1].name_like && words_[at - 1].mark == Mark::none &&
                           !words_.has_any(at - 1) && !words_[at - 1].number;
        if (capital && (goes_on || began || reference->kind == ReferenceKind::settlement)) { return std::nullopt; }
    }
    int begin = at;
    if (words_.cue(at - 1, Cue::definite) != nullptr) { begin = at - 1; }
    auto found =
        make(begin, reference->genitive ? reference->text.end : reference->words.end, "part_of_area", "R7", 56);
    found.azimuths = turn.azimuths;
    found.azimuths.insert(found.azimuths.end(), reference->azimuths.begin(), reference->azimuths.end());
    found.references = {*reference};
    found.part = part;
    found.nested = true;
    if (reference->kind == ReferenceKind::border) {
        found.relation = "border_band";
        found.rule = "R8";
        found.rank = 70;
    } else if (reference->kind == ReferenceKind::settlement) {
        found.relation = "intra_urban";
        found.rule = "R26";
    } else if (side && reference->kind == ReferenceKind::name) {
        found.relation = "intra_urban";
        found.rule = "R26";
    } else if (reference->kind == ReferenceKind::facility || reference->kind == ReferenceKind::road) {
        if (!lone_) { return std::nullopt; }
        found.rank = 20;
    }
    return found;
}

// "ريف إدلب الجنوبي": an area with its direction behind.
void Grammar::area_with_adjective(int at, std::vector<Found>& out) const {
    if (words_.language().code != "ar" || read_.direction(at)) { return; }
    const auto& reference = read_.reference(at);
    if (!reference || reference->azimuths.empty() || !reference->named() || reference->words.begin != at) { return; }
    if (!is_area(*reference) || reference->kind == ReferenceKind::name) { return; }
    auto found = make(at, reference->words.end, "part_of_area", "R7", 54);
    found.azimuths = reference->azimuths;
    found.references = {*reference};
    found.nested = true;
    settle(found, out);
}

// "Queensland's far north", "Rock Hill's south side".
void Grammar::genitive_part(int at, std::vector<Found>& out) const {
    if (words_.language().code != "ar" && !words_[at].name_like && !words_.mention(at)) { return; }
    const int end = read_.name_end(at);
    if (end == at || !words_.has(end) || !words_[end].genitive) { return; }
    const auto turn = read_.direction(end + 1);
    if (!turn) { return; }
    const auto& whole = read_.reference(at);
    if (!whole || !whole->genitive) { return; }
    int last = turn->words.end;
    bool side = false;
    std::string_view part = turn->far ? "far" : "";
    if (const auto* noun = words_.longest(last, WordClass::part_noun)) {
        side = words_.language().parts[noun->sense.row] == PartKindOf::side;
        if (words_.language().parts[noun->sense.row] == PartKindOf::edge) { part = "far"; }
        last = noun->end;
    } else if (turn->form == DirectionForm::adjective) {
        return;
    }
    const bool town = whole->kind == ReferenceKind::settlement || (side && whole->kind == ReferenceKind::name);
    auto found = make(at, last, town || side ? "intra_urban" : "part_of_area", town || side ? "R26" : "R7", 57);
    found.azimuths = turn->azimuths;
    found.references = {*whole};
    found.part = part;
    found.nested = true;
    if (!lone_ && whole->names[0].mention && !read_.is_literal(*whole->names[0].mention) && !side) { return; }
    settle(found, out);
}

// "central Damascus", "the heart of East Mosul", "the centre of X".
void Grammar::central_part(int at, std::vector<Found>& out) const {
    const auto* noun = words_.longest(at, WordClass::part_noun);
    if (noun == nullptr) { return; }
    const auto kind = words_.language().parts[noun->sense.row];
    std::optional<ReferencePhrase> reference;
    std::vector<double> azimuths;
    if (kind == PartKindOf::central) {
        reference = read_.reference(noun->end);
        if (reference && (reference->definite || reference->indefinite)) { reference.reset(); }
    } else if (const auto turn = read_.direction(noun->end);
               turn && words_.language().code == "fr" &&
               (kind == PartKindOf::part || kind == PartKindOf::edge || kind == PartKindOf::side)) {
        // "la périphérie nord de la province", "la partie sud de X"
        reference = reference_after(turn->words.end, {Cue::of});
        azimuths = turn->azimuths;
    } else if (kind == PartKindOf::far) {
        // "أقصى ريف دمشق الجنوبي"
        reference = read_.reference(noun->end);
        if (reference && reference->azimuths.empty()) { reference.reset(); }
    } else if (kind == PartKindOf::centre) {
        reference = reference_after(noun->end, {Cue::of});
        if (!reference && words_.language().code == "ar") { reference = read_.reference(noun->end); }
        // "the middle Euphrates valley"
        if (!reference && read_.name_end(noun->end) > noun->end) { reference = read_.reference(noun->end); }
    }
    if (!reference || !reference->named()) { return; }
    if (!lone_ && words_.is_plain(reference->words.end)) { return; }
    // "the overdose centre of Vancouver", "the central town of Karak"
    if (!lone_ && (words_.is_plain(at - 1) || (kind == PartKindOf::central && reference->text.begin > noun->end))) {
        return;
    }
    if (!lone_ && (!reference->names[0].mention || !read_.is_literal(*reference->names[0].mention))) { return; }
    const bool town = reference->kind == ReferenceKind::settlement ||
                      (kind == PartKindOf::centre && reference->kind == ReferenceKind::name);
    auto found = make(at, reference->words.end, town ? "intra_urban" : "part_of_area", town ? "R26" : "R7",
                      azimuths.empty() ? 55 : 59);
    azimuths.insert(azimuths.end(), reference->azimuths.begin(), reference->azimuths.end());
    found.azimuths = azimuths;
    found.references = {*reference};
    found.part = azimuths.empty() ? "central" : (kind == PartKindOf::edge || kind == PartKindOf::far ? "far" : "");
    found.nested = true;
    settle(found, out);
}

}  // namespace mapwire::expressions
