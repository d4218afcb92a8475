#include "expressions/phrase_reader.hpp"

namespace mapwire::expressions {

bool PhraseReader::is_literal(std::uint32_t mention) const {
    const auto role = around_.toponyms.mentions[mention].role;
    return role == Role::literal || role == Role::dateline;
}

ReferenceKind PhraseReader::kind_of_mention(std::uint32_t mention) const {
    const auto* resolved = std::get_if<ResolvedPlace>(&around_.toponyms.resolutions[mention]);
    if (resolved == nullptr) { return ReferenceKind::name; }
    const auto facts = around_.gazetteer.facts(resolved->place);
    const auto code = facts.feature_code;
    switch (facts.feature_class) {
        case 'A':
            // Distances from a small island state are told from its point, not from its border.
            if (code.starts_with("PCL") && facts.uncertainty > Metres{0.0} && facts.uncertainty < kilometres(60.0)) {
                return ReferenceKind::division;
            }
            if (around_.small_countries.contains(facts.country_code)) { return ReferenceKind::division; }
            return code.starts_with("PCL") ? ReferenceKind::country : ReferenceKind::division;
        case 'P': return ReferenceKind::settlement;
        case 'S': return ReferenceKind::facility;
        case 'R': return ReferenceKind::road;
        case 'L': return ReferenceKind::region;
        case 'H':
            if (code.starts_with("STM") || code.starts_with("CNL") || code == "WAD") { return ReferenceKind::river; }
            return ReferenceKind::sea;
        case 'T': return code.starts_with("ISL") ? ReferenceKind::region : ReferenceKind::name;
        default: return ReferenceKind::name;
    }
}

NamePart PhraseReader::name_part(int begin, int end) const {
    NamePart part{{begin, end}, std::nullopt};
    for (int at = begin; at < end; ++at) {
        if (const auto& mention = words_.mention(at)) {
            part.mention = mention->mention;
            return part;
        }
    }
    // "Homs-Palmyra road" may be one name of the gazetteer: its second part belongs to it too.
    for (int at = begin - 1; at >= 0 && at >= begin - 6; --at) {
        const auto& mention = words_.mention(at);
        if (mention && mention->end > begin) {
            part.mention = mention->mention;
            break;
        }
    }
    return part;
}

// A name is a mention, or capitalised words that no table knows, joined by particles and hyphens.
int PhraseReader::find_name_end(int at, bool split) const {
    if (words_[at].genitive) { return at; }
    const auto& language = words_.language();
    const bool no_case = language.code == "ar";
    const auto capital = [&](int i) {
        return words_.has(i) && words_[i].hash != 0 && !words_[i].number && !words_[i].genitive && words_[i].name_like;
    };
    const auto is_lower_word = [&](int i) { return words_.is_plain(i) && !words_[i].name_like; };
    const auto known_word = [&](int i) {
        // "I-85"
        if (words_.is_mark(i + 1, Mark::dash) && words_.has(i + 2) && words_[i + 2].number && words_[i + 2].glued) {
            return false;
        }
        // A capital letter makes a type noun part of a name ("Ross River"), not a small word ("The").
        if (words_.longest(i, WordClass::direction) != nullptr || words_.longest(i, WordClass::number) != nullptr) {
            return true;
        }
        if (words_.longest(i, WordClass::cue) != nullptr && !language.is_particle(words_[i].hash)) { return true; }
        if (words_.longest(i, WordClass::unit) != nullptr && words_[i].key_size <= 2) { return false; }
        return no_case && words_.has_any(i);
    };
    const auto particle = [&](int i) {
        if (!words_.has(i) || !language.is_particle(words_[i].hash) || words_[i].genitive) { return false; }
        // "Monday at First Church": a lower-case "at" is a preposition, a capital one an Arabic article.
        return words_[i].name_like || words_.longest(i, WordClass::cue) == nullptr || words_.is_mark(i + 1, Mark::dash);
    };
    int end = at;
    if (const auto& mention = words_.mention(at)) {
        // A direction alone is no place, whatever some district is called; in scripts without capitals "south west"
        // too.
        const auto* turn = words_.longest(at, WordClass::direction);
        const bool single_known = turn != nullptr && (mention->end == at + 1 || (no_case && mention->end <= turn->end));
        if (!single_known) { end = mention->end; }
        // A gazetteer may know the road "Damascus-Homs highway"; its ends are read all the same.
        const auto* road = split && end - at > 3 ? words_.longest(end - 1, WordClass::line_noun) : nullptr;
        for (int dash = at + 1; road != nullptr && dash < end; ++dash) {
            if (words_.is_mark(dash, Mark::dash) && !particle(dash - 1)) { return dash; }
        }
    }
    // "23rd February road": an ordinal begins the name of a street.
    if (end == at && words_[at].number && words_.has(at + 2) && words_[at + 1].glued &&
        words_[at + 1].span.size() == 2 && capital(at + 2) && !no_case) {
        end = at + 3;
    }
    if (end == at) {
        int first = at;
        // An article is no part of the name ("la Syrie"), except with a capital ("La Paz").
        if (!words_[at].name_like && (words_.cue(at, Cue::definite) != nullptr || words_.cue(at, Cue::of) != nullptr)) {
            return at;
        }
        while (particle(first) && (words_.is_mark(first + 1, Mark::dash) ||
                                   (words_.has(first + 1) && words_[first].name_like) || capital(first + 1))) {
            first += words_.is_mark(first + 1, Mark::dash) ? 2 : 1;
        }
        // The first word of a sentence has its capital anyway: alone and unknown it is no name.
        if (first == 0 && !no_case && (words_.size() > 8 || is_lower_word(1)) && !words_.has_any(0) && !capital(1) &&
            !particle(1) && !words_.is_mark(1, Mark::comma) && !words_.is_mark(1, Mark::dash) &&
            !words_.is_mark(1, Mark::open) && !(words_.has(1) && words_[1].genitive)) {
            return at;
        }
        if (!capital(first) || (known_word(first) && !(particle(at) && first > at))) { return at; }
        if (first == at && words_.longest(first, WordClass::direction) != nullptr) { return at; }
        if (no_case && first == at && !around_.lone) { return at; }
        // A type noun alone is no name, with a capital or without.
        if (first == at &&
            (words_.longest(first, WordClass::line_noun) != nullptr ||
             words_.longest(first, WordClass::container_noun) != nullptr ||
             words_.longest(first, WordClass::facility_noun) != nullptr ||
             words_.longest(first, WordClass::zone_noun) != nullptr) &&
            !(capital(first + 1) && !words_.has_any(first + 1))) {
            return at;
        }
        end = first + 1;
    }
    const auto type_noun = [&](int i) {
        return words_.longest(i, WordClass::line_noun) != nullptr ||
               words_.longest(i, WordClass::container_noun) != nullptr ||
               words_.longest(i, WordClass::facility_noun) != nullptr ||
               words_.longest(i, WordClass::zone_noun) != nullptr;
    };
    while (words_.has(end)) {
        if (no_case) {
            // Scripts without capitals: a second word joins when it is no word of the tables.
            if (around_.lone && words_.is_plain(end) && words_.mention(at) == std::nullopt && end < at + 3) {
                ++end;
                continue;
            }
            break;
        }
        if (words_.is_mark(end, Mark::dash) && words_[end].glued && words_.has(end + 1) && words_[end + 1].glued) {
            const bool joined_particle = particle(end + 1) || particle(end - 1);
            const bool joins = joined_particle ||
                               (!split && capital(end + 1) && words_.mention(end + 1) == std::nullopt) ||
                               (words_[end + 1].number && words_[end - 1].span.size() <= 2);
            if (!joins) { break; }
            end += 2;
            continue;
        }
        if (particle(end) && !words_[end].genitive) {
            const int next = words_.is_mark(end + 1, Mark::dash) ? end + 2 : end + 1;
            if (capital(next) && words_.longest(next, WordClass::direction) == nullptr) {
                end = next + 1;
                continue;
            }
            break;
        }
        if (!capital(end) || known_word(end)) { break; }
        if (type_noun(end) && !(words_.has(end + 1) && words_[end + 1].genitive)) { break; }
        if (words_.mention(end) && words_.mention(at)) {
            // "Kafer Akkar" is one name; "Syrian Kobani" is an adjective and a name.
            const auto first = words_.mention(at)->mention;
            if (!around_.lone || kind_of_mention(first) == ReferenceKind::country || !is_literal(first)) { break; }
            end = words_.mention(end)->end;
            continue;
        }
        ++end;
    }
    return end;
}

// "Qarmogh (Qarmug)": the name in brackets is the same place.
int PhraseReader::alias_end(int at) const {
    if (!words_.is_mark(at, Mark::open)) { return at; }
    const int end = name_end(at + 1);
    return end > at + 1 && words_.is_mark(end, Mark::close) ? end + 1 : at;
}

}  // namespace mapwire::expressions
