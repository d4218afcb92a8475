#include "mapwire/toponyms/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "mapwire/text/json_text.hpp"
#include "toponyms/read.hpp"

namespace mapwire {
namespace {

using namespace toponyms;

constexpr float least_probability = 0.001F;

std::string reason_of(const Mention& mention, const Resolution& resolution) {
    const std::string role = fmt::format("{} ({})", to_text(mention.role), mention.rule);
    if (const auto* open = std::get_if<Unresolved>(&resolution)) { return role + "; no place: " + open->reason; }
    return role + "; place: " + std::get<ResolvedPlace>(resolution).evidence;
}

std::string place_text(const Gazetteer& gazetteer, PlaceId id) {
    const Place place = gazetteer.place(id);
    std::string text = place.name;
    for (const auto& part : {place.admin1, place.country_code}) {
        if (!part.empty()) { text += ", " + part; }
    }
    return text + " (" + place.feature_code + ", " + place.id + ")";
}

void put_candidate(JsonText& json, const ExplainedCandidate& candidate, const Gazetteer& gazetteer) {
    const Place place = gazetteer.place(candidate.place);
    json.begin_object().key("place_id").value(place.id).key("geonames_id");
    place.geonames_id ? json.value(*place.geonames_id) : json.null();
    json.key("name").value(place.name).key("match").value(to_text(candidate.match));
    json.key("lon").value(place.position.longitude()).key("lat").value(place.position.latitude());
    json.key("feature_code").value_or_null(place.feature_code).key("country_code").value_or_null(place.country_code);
    json.key("admin1").value_or_null(place.admin1).key("population").value(place.population);
    json.key("gazetteer").value_or_null(place.gazetteer).key("score").value(candidate.probability);
    json.key("features").begin_object();
    for (const auto& [name, value] : candidate.evidence) { json.key(name).value(value); }
    json.end_object().end_object();
}

}  // namespace

std::vector<ExplainedMention> explain_toponyms(const Article& article, const Document& document,
                                               const Gazetteer& gazetteer, const ToponymTables& tables,
                                               const ReadOptions& options) {
    const Knowledge& knowledge = tables.knowledge();
    const ReadDocument read(article, document, gazetteer, knowledge, options);
    const auto& weights = (read.weighed.lone ? knowledge.option_weights.lone : knowledge.option_weights.at_home).back();
    std::vector<ExplainedMention> explained;
    for (auto& told : read.tell(gazetteer, knowledge, options)) {
        ExplainedMention one{std::move(told.mention), std::move(told.resolution), 0.0, read.model != nullptr, {}, {}};
        one.reason = reason_of(one.mention, one.resolution);
        if (told.span != Word::none) {
            one.toponym_probability = static_cast<double>(read.weighed.chances[told.span]);
            for (const RankedOption& ranked : read.weighed.ranking.spans[told.span]) {
                if (ranked.probability < least_probability) { continue; }
                const PlaceOption& option = read.prepared.names.options[ranked.option];
                ExplainedCandidate candidate{
                    option.place, option.match, static_cast<double>(ranked.probability), 0.0, {}};
                for (std::size_t f = 0; f < option_feature_count; ++f) {
                    const double gain = weights[f] * static_cast<double>(read.weighed.ranking.values[ranked.option][f]);
                    candidate.score += gain;
                    if (gain != 0.0) { candidate.evidence.emplace_back(to_text(static_cast<OptionFeature>(f)), gain); }
                }
                std::stable_sort(candidate.evidence.begin(), candidate.evidence.end(),
                                 [](const auto& a, const auto& b) { return std::abs(a.second) > std::abs(b.second); });
                one.candidates.push_back(std::move(candidate));
            }
        }
        explained.push_back(std::move(one));
    }
    return explained;
}

std::string explanation_text(const Article& article, const std::vector<ExplainedMention>& mentions,
                             const Gazetteer& gazetteer) {
    std::string text;
    for (const ExplainedMention& one : mentions) {
        text += fmt::format("\"{}\" at byte {}: {}.\n", one.mention.span.of(article.text), one.mention.span.begin,
                            one.reason);
        text +=
            fmt::format("  a toponym: {:.2f}, by {}\n", one.toponym_probability, one.by_model ? "the model" : "rules");
        if (const auto* place = std::get_if<ResolvedPlace>(&one.resolution)) {
            text += fmt::format("  read as {}{}, confidence {:.2f}\n", place_text(gazetteer, place->place),
                                place->approximate ? " (only near the story)" : "", place->confidence.value());
            if (place->stands_for) { text += "  stands for " + place_text(gazetteer, *place->stands_for) + "\n"; }
        }
        for (std::size_t i = 0; i < std::min<std::size_t>(one.candidates.size(), 6); ++i) {
            const ExplainedCandidate& candidate = one.candidates[i];
            text += fmt::format("  {:5.3f}  {}:", candidate.probability, place_text(gazetteer, candidate.place));
            for (std::size_t e = 0; e < std::min<std::size_t>(candidate.evidence.size(), 5); ++e) {
                text += fmt::format(" {} {:+.2f}", candidate.evidence[e].first, candidate.evidence[e].second);
            }
            text += "\n";
        }
    }
    return text;
}

std::string explanation_json(const Article& article, const std::vector<ExplainedMention>& mentions,
                             const Gazetteer& gazetteer) {
    JsonText json;
    json.begin_array();
    for (const ExplainedMention& one : mentions) {
        const auto* place = std::get_if<ResolvedPlace>(&one.resolution);
        json.begin_object().key("text").value(one.mention.span.of(article.text));
        json.key("byte_start").value(one.mention.span.begin).key("byte_end").value(one.mention.span.end);
        json.key("role").value(to_text(one.mention.role)).key("role_scores").begin_object();
        json.key(to_text(one.mention.role)).value(one.toponym_probability);
        json.key("not_a_place").value(1.0 - one.toponym_probability).end_object();
        json.key("status").value(place != nullptr ? "resolved" : "unresolved").key("place_id");
        place != nullptr ? json.value(gazetteer.lasting_id(place->place)) : json.null();
        json.key("stands_for");
        place != nullptr && place->stands_for ? json.value(gazetteer.lasting_id(*place->stands_for)) : json.null();
        json.key("confidence");
        place != nullptr ? json.value(place->confidence.value()) : json.null();
        json.key("candidates").begin_array();
        for (const ExplainedCandidate& candidate : one.candidates) { put_candidate(json, candidate, gazetteer); }
        json.end_array().key("reason").value(one.reason).end_object();
    }
    json.end_array();
    return json.take();
}

}  // namespace mapwire
