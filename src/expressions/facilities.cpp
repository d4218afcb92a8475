#include "expressions/facilities.hpp"

#include <algorithm>

#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/text/fold.hpp"

namespace mapwire::expressions {
namespace {

constexpr Metres search_radius{15'000.0};

// The consonants of a name's longest word, so that "At Tanf" meets "al-Tanf garrison".
std::string skeleton(std::string_view name) {
    const auto folded = fold_name(name);
    std::string longest;
    std::size_t at = 0;
    while (at < folded.size()) {
        const auto end = std::min(folded.find(' ', at), folded.size());
        if (end - at > longest.size()) { longest = folded.substr(at, end - at); }
        at = end + 1;
    }
    std::string consonants;
    for (const char c : longest) {
        if (std::string_view("aeiouy").find(c) == std::string_view::npos) { consonants += c; }
    }
    return consonants.size() >= 3 ? consonants : longest;
}

std::string consonants_of(std::string_view name) {
    std::string result;
    for (const char c : fold_name(name)) {
        if (std::string_view("aeiouy").find(c) == std::string_view::npos) { result += c; }
    }
    return result;
}

std::string known_near(const PlaceFacts& facility, const PlaceFacts& town) {
    return "the gazetteer knows " + std::string(facility.name) + " near " + std::string(town.name);
}

}  // namespace

std::optional<PlaceId> FacilityFinder::place_of(std::uint32_t mention) const {
    const auto* resolved = std::get_if<ResolvedPlace>(&around_.toponyms.resolutions[mention]);
    return resolved != nullptr ? std::optional{resolved->place} : std::nullopt;
}

bool FacilityFinder::fits(const PlaceFacts& facts, std::uint16_t facility_row) const {
    const auto& codes = language_.facilities[facility_row].feature_codes;
    return facts.feature_class != 'P' && facts.feature_class != 'A' &&
           std::find(codes.begin(), codes.end(), facts.feature_code) != codes.end();
}

FacilitySite FacilityFinder::near_place(PlaceId place, std::uint16_t facility_row) const {
    const auto town = around_.gazetteer.facts(place);
    const auto town_name = std::string(town.name);
    if (fits(town, facility_row)) { return {place, town_name, town.position, town.uncertainty, "named " + town_name}; }
    const auto wanted = skeleton(town.name);
    std::vector<std::pair<PlaceId, PlaceFacts>> others;  // of that kind near by, nearest first
    Metres farthest{0.0};
    for (const auto id : around_.gazetteer.within(town.position, search_radius)) {
        const auto facts = around_.gazetteer.facts(id);
        if (!fits(facts, facility_row)) { continue; }
        if (consonants_of(facts.name).find(wanted) != std::string::npos) {
            return {id, std::string(facts.name), facts.position, facts.uncertainty, known_near(facts, town)};
        }
        others.emplace_back(id, facts);
        farthest = std::max(farthest, distance_between(town.position, facts.position));
    }
    // Another name says nothing of which one is meant, and there are more than the gazetteer knows.
    Metres uncertainty{std::max(Metres{language_.facilities[facility_row].uncertainty_m}, town.uncertainty)};
    if (others.size() == 1) {
        const auto& [id, only] = others.front();
        return {id, std::string(only.name), only.position, std::max({uncertainty, only.uncertainty, farthest}),
                known_near(only, town) + ", the only one, though the article does not name it"};
    }
    if (others.empty()) {
        return {place, town_name, town.position, uncertainty,
                "no such place near " + town_name + " in the gazetteer: the point of " + town_name};
    }
    return {place, town_name, town.position, std::max(uncertainty, farthest),
            "the gazetteer knows " + std::to_string(others.size()) + " such places near " + town_name +
                " and the article names none: the point of " + town_name + ", as uncertain as they are far"};
}

// The mention that says where a facility is, from the phrase round its noun or from the words behind it.
std::optional<std::uint32_t> FacilityFinder::place_told_with(const SentenceWords& words, const PhraseReader& read,
                                                             const Tag& noun) const {
    for (int begin = std::max(0, noun.begin - 5); begin <= noun.begin; ++begin) {
        const auto phrase = read.reference(begin);
        if (!phrase || phrase->kind != ReferenceKind::facility || phrase->text.end < noun.end || !phrase->named()) {
            continue;
        }
        const auto mention = phrase->names[0].mention;
        // "the Syrian base" is in Syria, no more.
        if (mention && (read.is_literal(*mention) || around_.toponyms.mentions[*mention].role == Role::organisation)) {
            return mention;
        }
    }
    for (int after = noun.end; after < std::min(noun.end + 4, words.size()); ++after) {
        const auto* near = words.cue(after, Cue::near);
        const bool joins = near != nullptr || words.cue(after, Cue::in) != nullptr ||
                           words.cue(after, Cue::of) != nullptr || words.cue(after, Cue::outside) != nullptr ||
                           words.cue(after, Cue::on) != nullptr;
        if (!joins) { continue; }
        const auto phrase = read.reference(near != nullptr ? near->end : after + 1);
        if (phrase && phrase->named()) { return phrase->names[0].mention; }
    }
    return std::nullopt;
}

// The last phrase of that kind in a sentence that also says where: "a base near X", "X airport", "the port of X".
std::optional<FacilitySite> FacilityFinder::introduced_in(std::uint32_t sentence, std::size_t before,
                                                          std::uint16_t facility_row) const {
    const SentenceWords words(around_.article, document_, sentence, around_.toponyms, language_);
    const PhraseReader read(words, around_);
    for (int at = words.size() - 1; at >= 0; --at) {
        if (words[at].span.begin > before) { continue; }
        const auto* noun = words.longest(at, WordClass::facility_noun);
        if (noun == nullptr || noun->sense.row != facility_row) { continue; }
        const auto mention = place_told_with(words, read, *noun);
        if (!mention) { continue; }
        const auto place = place_of(*mention);
        if (!place) { continue; }
        const auto facts = around_.gazetteer.facts(*place);
        if (facts.feature_class == 'A' && !fits(facts, facility_row)) { continue; }
        auto site = near_place(*place, facility_row);
        site.how = "introduced in sentence " + std::to_string(sentence + 1) + "; " + site.how;
        return site;
    }
    return std::nullopt;
}

std::optional<FacilitySite> FacilityFinder::told_before(std::uint32_t sentence, std::size_t before,
                                                        std::uint16_t facility_row) const {
    for (std::uint32_t back = 0; back <= sentence; ++back) {
        const auto kind = document_.sentences[sentence - back].part;
        if (kind == PartKind::furniture || kind == PartKind::byline) { continue; }
        if (auto site = introduced_in(sentence - back, before, facility_row)) { return site; }
    }
    const auto& mentions = around_.toponyms.mentions;
    for (auto index = mentions.size(); index-- > 0;) {
        const auto& mention = mentions[index];
        if (mention.span.begin >= before || mention.role != Role::literal) { continue; }
        if (mention.sentence + 2 < sentence) { break; }
        const auto place = place_of(static_cast<std::uint32_t>(index));
        if (!place) { continue; }
        const auto facts = around_.gazetteer.facts(*place);
        if (facts.feature_class != 'P' && !fits(facts, facility_row)) { continue; }
        auto site = near_place(*place, facility_row);
        site.how = "taken to be near " + std::string(facts.name) + ", told just before; " + site.how;
        return site;
    }
    return std::nullopt;
}

}  // namespace mapwire::expressions
