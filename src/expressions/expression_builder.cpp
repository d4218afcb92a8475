#include "expressions/expression_builder.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "expressions/coordinates.hpp"
#include "mapwire/geometry/geodesic.hpp"

namespace mapwire::expressions {

std::string_view to_text(ReferenceKind kind) noexcept {
    switch (kind) {
        case ReferenceKind::name: return "name";
        case ReferenceKind::settlement: return "settlement";
        case ReferenceKind::division: return "division";
        case ReferenceKind::country: return "country";
        case ReferenceKind::region: return "region";
        case ReferenceKind::countryside: return "countryside";
        case ReferenceKind::facility: return "facility";
        case ReferenceKind::road: return "road";
        case ReferenceKind::river: return "river";
        case ReferenceKind::coast: return "coast";
        case ReferenceKind::border: return "border";
        case ReferenceKind::line: return "line";
        case ReferenceKind::sea: return "sea";
        case ReferenceKind::zone: return "zone";
        case ReferenceKind::pronoun: return "pronoun";
        case ReferenceKind::generic: return "generic";
    }
    return "";
}

std::string_view to_text(Hedge hedge) noexcept {
    switch (hedge) {
        case Hedge::none: return "";
        case Hedge::about: return "about";
        case Hedge::nearly: return "nearly";
        case Hedge::more_than: return "more_than";
        case Hedge::less_than: return "less_than";
        case Hedge::at_least: return "at_least";
        case Hedge::up_to: return "up_to";
        case Hedge::exactly: return "exactly";
    }
    return "";
}

Quantity ExpressionBuilder::quantity(const SentenceWords& words, const QuantityPhrase& phrase) const {
    Quantity out;
    out.span = words.span(phrase.words.begin, phrase.words.end);
    out.text = std::string(out.span.of(around_.article.text));
    out.value = phrase.value;
    out.value_to = phrase.value_to;
    out.hedge = std::string(to_text(phrase.hedge));
    out.approximate = phrase.hedge != Hedge::none && phrase.hedge != Hedge::exactly;
    if (phrase.unit != nullptr) {
        out.unit = phrase.unit->unit;
        out.metres = Metres{phrase.value * phrase.unit->metres};
        if (phrase.value_to) { out.metres_to = Metres{*phrase.value_to * phrase.unit->metres}; }
    } else if (phrase.measure != nullptr) {
        out.unit = phrase.measure->unit;
    }
    return out;
}

void ExpressionBuilder::ground(ReferenceObject& object, std::uint32_t mention) const {
    const auto& resolution = around_.toponyms.resolutions[mention];
    const auto* resolved = std::get_if<ResolvedPlace>(&resolution);
    if (resolved == nullptr) { return; }
    const auto role = around_.toponyms.mentions[mention].role;
    const auto place = role == Role::demonym ? resolved->stands_for.value_or(resolved->place) : resolved->place;
    object.places.push_back(place);
    if (object.place) { return; }
    const auto facts = around_.gazetteer.facts(place);
    object.place = place;
    object.name = std::string(facts.name);
    object.position = facts.position;
    object.uncertainty = facts.uncertainty;
}

std::vector<PlaceId> ExpressionBuilder::other_countries(PlaceId than) const {
    const auto own = around_.gazetteer.facts(than).country_code;
    std::map<std::string_view, int> counts;
    for (const auto& resolution : around_.toponyms.resolutions) {
        const auto* resolved = std::get_if<ResolvedPlace>(&resolution);
        if (resolved == nullptr) { continue; }
        const auto code = around_.gazetteer.facts(resolved->place).country_code;
        if (!code.empty() && code != own) { ++counts[code]; }
    }
    std::vector<std::pair<std::string_view, int>> by_count(counts.begin(), counts.end());
    std::stable_sort(by_count.begin(), by_count.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<PlaceId> countries;
    for (const auto& [code, count] : by_count) {
        if (const auto country = around_.gazetteer.country(code)) { countries.push_back(*country); }
    }
    return countries;
}

ReferenceObject ExpressionBuilder::reference(const SentenceWords& words, const ReferencePhrase& phrase, Range text,
                                             std::size_t first_name, std::size_t end_name) const {
    ReferenceObject object;
    object.span = words.span(text.begin, text.end);
    object.text = std::string(object.span.of(around_.article.text));
    if (words.language().code == "tr" && phrase.kind != ReferenceKind::road) {
        // Case endings go: "Türkiye sınırına" starts from "Türkiye sınırı".
        if (const auto* line = words.longest(text.end - 1, WordClass::line_noun)) {
            object.text = std::string(words.span(text.begin, text.end - 1).of(around_.article.text)) + " " +
                          words.language().lines[line->sense.row].base;
        }
    }
    object.kind = std::string(to_text(phrase.kind));
    object.name = object.text;
    object.how = phrase.named() ? "named here" : "not told before";
    for (auto name = first_name; name < end_name; ++name) {
        const auto mention = phrase.names[name].mention;
        if (!mention) { continue; }
        if (!object.mention) { object.mention = mention; }
        ground(object, *mention);
    }
    if (phrase.kind == ReferenceKind::border && object.places.size() == 1) {
        const auto others = other_countries(object.places[0]);
        object.places.insert(object.places.end(), others.begin(), others.end());
    }
    if (phrase.kind != ReferenceKind::facility || phrase.indefinite) { return object; }
    // "the base", "Hodeidah airport": the facility itself when the gazetteer knows it.
    std::optional<FacilitySite> site;
    if (phrase.named()) {
        if (object.place && around_.gazetteer.facts(*object.place).feature_class == 'P') {
            site = facilities_.near_place(*object.place, phrase.row);
        }
    } else {
        site = facilities_.told_before(words.number(), object.span.begin, phrase.row);
    }
    if (!site) { return object; }
    object.place = site->place;
    object.name = site->name;
    object.position = site->position;
    object.uncertainty = site->uncertainty;
    object.how = phrase.named() ? site->how : "\"" + object.text + "\": " + site->how;
    if (site->place) { object.places = {*site->place}; }
    return object;
}

void ExpressionBuilder::add_reference(const SentenceWords& words, const ReferencePhrase& phrase,
                                      SpatialExpression& out) const {
    if (phrase.owner) {
        ReferencePhrase owner;
        owner.kind = ReferenceKind::country;
        owner.text = *phrase.owner;
        const PhraseReader read(words, around_);
        owner.names = {read.name_part(owner.text.begin, owner.text.end)};
        out.references.push_back(reference(words, owner, owner.text, 0, 1));
    }
    if (phrase.kind == ReferenceKind::road && phrase.names.size() > 1) {
        // A road between two places starts from both.
        for (std::size_t name = 0; name < phrase.names.size(); ++name) {
            auto end = reference(words, phrase, phrase.names[name].words, name, name + 1);
            if (end.mention && around_.toponyms.mentions[*end.mention].span.size() > end.span.size()) {
                ground_end(end);
            }
            out.references.push_back(std::move(end));
        }
        return;
    }
    out.references.push_back(reference(words, phrase, phrase.text, 0, phrase.names.size()));
}

void ExpressionBuilder::ground_end(ReferenceObject& end) const {
    constexpr Metres longest{600'000.0};
    const auto road = end.name;
    const auto near_road = end.position;
    end.place.reset();
    end.position.reset();
    end.places.clear();
    end.name = end.text;
    auto least = longest;
    for (const auto& candidate : around_.gazetteer.find_by_name(end.text)) {
        const auto facts = around_.gazetteer.facts(candidate.place);
        if (facts.feature_class != 'P' || !near_road) { continue; }
        const auto apart = distance_between(*near_road, facts.position);
        if (apart >= least) { continue; }
        least = apart;
        end.place = candidate.place;
        end.places = {candidate.place};
        end.name = std::string(facts.name);
        end.position = facts.position;
        end.uncertainty = facts.uncertainty;
        end.how = "an end of the " + road;
    }
}

SpatialExpression ExpressionBuilder::build(const SentenceWords& words, const Found& found) const {
    SpatialExpression out;
    out.span = words.span(found.words.begin, found.words.end);
    out.sentence = words.number();
    out.phrase = std::string(out.span.of(around_.article.text));
    out.relation = std::string(found.relation);
    out.rule = std::string(found.rule);
    out.part = std::string(found.part);
    for (const auto& q : found.quantities) { out.numbers.push_back(quantity(words, q)); }
    for (const double azimuth : found.azimuths) { out.azimuths.emplace_back(azimuth); }
    if (!out.azimuths.empty()) { out.azimuth = out.azimuths.front(); }
    for (std::size_t i = 0; i < found.references.size(); ++i) {
        add_reference(words, found.references[i], out);
        if (found.container == i) { out.container = out.references.back(); }
    }
    if (found.zone_row) { out.zone_kind = words.language().zone_kinds[*found.zone_row]; }
    if (found.described) {
        out.described = reference(words, *found.described, found.described->text, 0, found.described->names.size());
        if (!out.references.empty() && out.references.front().place) {
            const auto site = facilities_.near_place(*out.references.front().place, found.described->row);
            out.described->place = site.place;
            out.described->name = site.name;
            out.described->position = site.position;
            out.described->uncertainty = site.uncertainty;
            out.described->how = site.how;
        }
    }
    if (found.relation == "coordinates") {
        if (const auto pair = read_coordinates(out.phrase)) {
            ReferenceObject object;
            object.span = out.span;
            object.text = out.phrase;
            object.name = out.phrase;
            object.kind = "coordinates";
            object.position = pair->position;
            object.uncertainty = pair->uncertainty;
            object.how = "given in the text";
            out.described = object;
        }
    }
    double confidence = 0.95;
    for (const auto& object : out.references) {
        if (!object.position) { confidence = std::min(confidence, 0.6); }
        if (object.how.find("taken to be") != std::string::npos) { confidence = std::min(confidence, 0.7); }
    }
    out.confidence = Confidence{confidence};
    return out;
}

}  // namespace mapwire::expressions
