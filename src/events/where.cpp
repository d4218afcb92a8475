#include <algorithm>

#include "events/place_precision.hpp"
#include "events/whereabouts.hpp"

namespace mapwire::events {
namespace {

/// Words that name a place: an expression or a lone mention.
struct Spot {
    int begin = 0;
    int end = 0;
    int mention = -1;
    int expression = -1;
};

bool within(const NounPhrase& phrase, int at) {
    return !phrase.empty() && std::min(phrase.begin, phrase.whole_begin) <= at &&
           at < std::max(phrase.end, phrase.whole_end);
}

// Acts of force and movement happen where their object is: "shelled Douma", "withdrew from the town".
bool object_is_place(const EventCoding& coding) {
    return coding.quad_class == "material conflict" || coding.type == "RETREAT" || coding.type.empty() ||
           coding.kind == "visit" || coding.kind == "territory_transfer";
}

// "Kherson came under fire": what suffers is the subject, as in the passive.
const NounPhrase& undergoer_of(const Candidate& candidate) {
    const bool suffers = candidate.verb && candidate.trigger->frame == Frame::suffer && candidate.roles.object.empty();
    return candidate.group.passive || suffers ? candidate.roles.subject : candidate.roles.object;
}

bool has_armed(const Sentence& sentence, int begin, int end, std::size_t armed) {
    for (int at = begin; at < end; ++at) {
        if (sentence[at].classes.test(armed)) { return true; }
    }
    return false;
}

std::vector<Spot> spots_of(const Surroundings& around, const Sentence& sentence, const Candidate& candidate) {
    const auto& undergoer = undergoer_of(candidate);
    const bool hits_places = object_is_place(around.tables.kinds[candidate.kind].coding);
    std::vector<Spot> spots;
    for (int at = 0; at < sentence.size(); ++at) {
        const auto& word = sentence[at];
        int end = at + 1;
        if (word.expression >= 0) {
            while (sentence.has(end) && sentence[end].expression == word.expression) { ++end; }
            const auto& located = around.reading.expressions[static_cast<std::size_t>(word.expression)];
            if (located.footprint) {
                spots.push_back({at, end, -1, word.expression});
                at = end - 1;
                continue;
            }
            end = at + 1;
        }
        if (word.mention < 0) { continue; }
        while (sentence.has(end) && sentence[end].mention == word.mention) { ++end; }
        const auto index = static_cast<std::size_t>(word.mention);
        const auto role = around.reading.toponyms.mentions[index].role;
        const bool resolved = std::holds_alternative<ResolvedPlace>(around.reading.toponyms.resolutions[index]);
        // What is shelled is the town, not the government that its name may stand for.
        const bool hit = role == Role::metonymic && hits_places && within(undergoer, at) && end == undergoer.end;
        // "hit US and allied forces": a country whose forces they are.
        if (within(undergoer, at) && sentence.is(end, WordClass::conjunction) &&
            has_armed(sentence, end, undergoer.end, around.tables.given.armed)) {
            at = end - 1;
            continue;
        }
        if (resolved && (role == Role::literal || hit)) { spots.push_back({at, end, word.mention, -1}); }
        at = end - 1;
    }
    return spots;
}

/// "…, an aid worker in Amman said": where who tells of it is, named behind the event.
bool is_with_teller(const Sentence& sentence, const Candidate& candidate, const Spot& spot) {
    int begin = spot.begin;
    while (begin > candidate.tag.end && sentence[begin - 1].mark == Mark::none) { --begin; }
    if (begin <= candidate.tag.end) { return false; }
    if (!sentence.is_mark(begin - 1, Mark::comma) && !sentence.is_mark(begin - 1, Mark::quote)) { return false; }
    for (int at = spot.end; at < sentence.size() && sentence[at].mark == Mark::none; ++at) {
        if (sentence.cue_at(at, CueKind::say) != nullptr) { return true; }
    }
    return false;
}

/// "Ankara'da", "Odessa üzerinde": languages that say "in" behind the name.
bool is_located_behind(const Surroundings& around, const Sentence& sentence, const Spot& spot) {
    const auto& language = sentence.language();
    if (language.place_endings.empty() || spot.mention < 0) { return false; }
    const auto name_end = around.reading.toponyms.mentions[static_cast<std::size_t>(spot.mention)].span.end;
    const auto word_end = sentence[spot.end - 1].span.end;
    if (name_end < word_end) {
        auto rest = std::string_view(around.reading.article.text).substr(name_end, word_end - name_end);
        const auto letter = rest.find_first_of("abcdefghijklmnopqrstuvwxyz");
        rest = letter == std::string_view::npos ? std::string_view{} : rest.substr(letter);
        return std::find(language.place_endings.begin(), language.place_endings.end(), rest) !=
               language.place_endings.end();
    }
    return sentence.cue_at(spot.end, CueKind::place) != nullptr;
}

// "based in Aleppo", "located to the north of Homs".
const Tag* home_of(const Sentence& sentence, const Spot& spot, int before) {
    if (const auto* cue = sentence.cue_before(before, CueKind::home); cue != nullptr) { return cue; }
    int at = spot.begin;
    while (sentence.is(at - 1, WordClass::preposition) || sentence.is(at - 1, WordClass::determiner)) { --at; }
    return sentence.cue_before(at, CueKind::home);
}

// "from the provincial capital, Kananga": the comma before the name.
bool is_apposition(const Sentence& sentence, int at) {
    return sentence.is_mark(at, Mark::comma) && sentence.is(at - 1, WordClass::place_noun);
}

// "from A to B", at A or at B, which stands behind its preposition at `begin`.
bool is_range(const Sentence& sentence, int begin, int end) {
    if (sentence.cue_before(begin, CueKind::source) != nullptr) { return sentence.is(end, WordClass::to); }
    if (!sentence.is(begin - 1, WordClass::to)) { return false; }
    for (int at = begin - 2; at >= std::max(0, begin - 6); --at) {
        if (sentence.cue_at(at, CueKind::source) != nullptr) { return true; }
    }
    return false;
}

bool semicolon_between(const Sentence& sentence, const Tag& tag, const Spot& spot) {
    for (int at = std::min(tag.end, spot.end); at < std::max(tag.begin, spot.begin); ++at) {
        if (sentence.is_mark(at, Mark::semicolon)) { return true; }
    }
    return false;
}

double score_of(const Surroundings& around, const Sentence& sentence, const Candidate& candidate, const Spot& spot) {
    const auto& kind = around.tables.kinds[candidate.kind];
    const auto& coding = kind.coding;
    const bool inside = candidate.reach_begin <= spot.begin && spot.begin < candidate.reach_end;
    const bool after = spot.begin >= candidate.tag.end;
    const int distance = std::max(0, after ? spot.begin - candidate.tag.end : candidate.tag.begin - spot.end);
    // "Kenya suffers from drought; along the coast …": another sentence, but for its mark. "north of the earthquake
    // ravaged capital": the words only say which capital.
    if (semicolon_between(sentence, candidate.tag, spot)) { return 0.0; }
    if (spot.begin < candidate.tag.begin && candidate.tag.end < spot.end) { return 0.0; }
    double score = 0.0;
    int before = spot.begin;
    while (before > 0 &&
           (sentence.is(before - 1, WordClass::determiner) || sentence.is(before - 1, WordClass::place_noun) ||
            sentence.is_mark(before - 1, Mark::quote) || is_apposition(sentence, before - 1))) {
        --before;
    }
    const bool adverbial = spot.expression >= 0 || sentence.cue_before(before, CueKind::place) != nullptr ||
                           sentence.cue_at(spot.begin, CueKind::place) != nullptr ||
                           is_located_behind(around, sentence, spot);
    // "the group based in Damascus": where who acts is at home says nothing of where they act. Of a thing ("a market
    // located north of Homs") it says where that is, and what befalls it.
    if (const auto* home = home_of(sentence, spot, before); home != nullptr) {
        if (sentence.value(*home) != "thing" || coding.quad_class.starts_with("verbal")) { return 0.0; }
    }
    const bool source = sentence.cue_before(before, CueKind::source) != nullptr;
    const bool target = sentence.cue_before(before, CueKind::target) != nullptr;
    // "took the land from Akkar to Sabburah": how far it reaches; a point would be wrong.
    if (coding.type == "COERCE" && is_range(sentence, before, spot.end)) { return 0.0; }
    const bool of = sentence.cue_before(before, CueKind::of) != nullptr;
    // "talks on Syria", "work with Russia on Syria": what is spoken about, not where.
    const bool verbal = coding.quad_class.starts_with("verbal");
    if (verbal && coding.type != "THREATEN" && spot.mention >= 0 &&
        sentence.cue_before(before, CueKind::topic) != nullptr) {
        const auto index = static_cast<std::size_t>(spot.mention);
        const auto place =
            around.world.place(std::get<ResolvedPlace>(around.reading.toponyms.resolutions[index]).place);
        if (place.feature_class == 'A') { return 0.0; }
    }
    // "to the outbreak area from the capital": a disease or a storm is not where somebody comes from.
    const bool of_people = !coding.type.empty() || kind.coding.kind == "displacement";
    if (source && !of_people && !candidate.verb) { return 0.0; }
    const auto& undergoer = undergoer_of(candidate);
    if (adverbial) { score = 3.0; }
    if (object_is_place(coding)) {
        if (within(undergoer, spot.begin) || within(candidate.roles.target, spot.begin)) {
            score = std::max(score, 3.2);
        }
        if (target || source) { score = std::max(score, 2.6); }
        if (of && after && distance <= 4) { score = std::max(score, 3.2); }
        if (score == 0.0 && inside) { score = 1.4; }
    }
    // Aid is where it is brought.
    const bool brought = within(candidate.roles.target, spot.begin) || within(candidate.roles.benefit, spot.begin);
    if (coding.type == "AID" && brought) { score = std::max(score, 2.8); }
    if (score == 0.0 || is_with_teller(sentence, candidate, spot)) { return 0.0; }
    // What is said elsewhere in the sentence is where something else is.
    if (verbal && !inside && coding.type != "THREATEN") { return 0.0; }
    if (kind.speaks_of_places) {
        // Only what stands with who speaks, or right after the verb.
        const bool of_speaker = within(candidate.roles.subject, spot.begin);
        if (!of_speaker && !(inside && after && distance <= 2 && adverbial)) { return 0.0; }
        score -= 0.5;
    }
    if (!inside) { score -= 1.2; }
    if (after) { score += 0.6; }
    score -= 0.05 * distance;
    // A place inside who acts says where they come from: "residents of Aleppo", "forces in the area".
    if (within(candidate.group.passive ? candidate.roles.agent : candidate.roles.subject, spot.begin) && !after) {
        // Residents of a town protest at home.
        const bool at_home = coding.type == "PROTEST" && sentence.cue_before(spot.begin, CueKind::of) != nullptr;
        score -= kind.speaks_of_places || at_home ? 0.0 : 0.8;
    }
    return score;
}

Where of_spot(const Surroundings& around, const Sentence& sentence, const Spot& spot) {
    if (spot.mention >= 0) {
        const auto index = static_cast<std::size_t>(spot.mention);
        const auto& resolved = std::get<ResolvedPlace>(around.reading.toponyms.resolutions[index]);
        auto where = of_place(around, resolved.place);
        where.place.mention = static_cast<std::uint32_t>(index);
        where.place.how = "named in the clause";
        if (resolved.approximate) { where.geo_precision = 3; }
        where.place.span = sentence.span(spot.begin, spot.end);
        return where;
    }
    const auto index = static_cast<std::size_t>(spot.expression);
    const auto& located = around.reading.expressions[index];
    const auto& expression = located.expression;
    Where where;
    where.place.expression = static_cast<std::uint32_t>(index);
    where.place.how = expression.same_as ? "the place told before" : "told in the clause";
    where.place.span = expression.span;
    where.place.name = located.region_name;
    for (const auto& reference : expression.references) {
        if (reference.place) {
            const auto place = around.world.place(*reference.place);
            where.place.country = place.country_code;
            where.place.admin1 = place.admin1;
            where.place.admin2 = place.admin2;
            where.gazetteer = place.gazetteer;
            where.licence = place.licence;
            if (expression.references.size() == 1) { where.place.place = reference.place; }
        }
        if (where.place.name.empty()) { where.place.name = reference.name; }
    }
    const auto& footprint = *located.footprint;
    where.uncertainty = footprint.uncertainty;
    where.geo_precision = footprint.geo_precision;
    // A line has no layer here: the event keeps its words.
    const bool line = std::holds_alternative<LineString>(footprint.geometry) ||
                      std::holds_alternative<MultiLineString>(footprint.geometry);
    if (!line) { where.geometry = footprint.geometry; }
    for (const auto& zone : around.reading.zones) {
        const bool told = zone.telling && (zone.telling->span == expression.span ||
                                           (expression.same_as && zone.telling->span.overlaps(*expression.same_as)));
        if (told) { where.zone = zone.id.text; }
    }
    return where;
}

}  // namespace

std::optional<Where> where_of(const Surroundings& around, const Sentence& sentence, const Candidate& candidate) {
    const Spot* best = nullptr;
    double best_score = 0.0;
    const auto spots = spots_of(around, sentence, candidate);
    for (const auto& spot : spots) {
        double score = score_of(around, sentence, candidate, spot);
        if (spot.mention >= 0 && score > 0.0) {
            const auto& resolved =
                std::get<ResolvedPlace>(around.reading.toponyms.resolutions[static_cast<std::size_t>(spot.mention)]);
            if (is_country(around.world.place(resolved.place))) { score -= 0.7; }
        }
        if (score > best_score) {
            best = &spot;
            best_score = score;
        }
    }
    if (best == nullptr || best_score < 0.9) { return std::nullopt; }
    auto where = of_spot(around, sentence, *best);
    where.place.text = std::string(where.place.span.of(around.reading.article.text));
    // "outside the 55-kilometre zone" says where it was not: the zone's area would be the one wrong place to draw.
    int begin = best->begin;
    while (sentence.is(begin - 1, WordClass::determiner)) { --begin; }
    const bool area = where.geometry && std::holds_alternative<MultiPolygon>(*where.geometry);
    const auto* side = area ? sentence.cue_before(begin, CueKind::place) : nullptr;
    if (side != nullptr && sentence.value(*side) == "outside") {
        where.place.text = std::string(sentence.span(side->begin, best->end).of(around.reading.article.text));
        where.place.how = "outside " + (where.zone.empty() ? where.place.name : where.zone);
        where.zone.clear();
        where.geometry.reset();
    }
    return where;
}

}  // namespace mapwire::events
