#include "toponyms/tell.hpp"

#include <algorithm>

namespace mapwire::toponyms {
namespace {

constexpr std::size_t most_alternatives = 5;
// The cosine of the angle of about 25 km: two records that near are one place told twice by different sources.
constexpr float same_spot = 0.9999923F;
constexpr float sure_enough = 0.5F;
constexpr float too_close = 0.8F;

}  // namespace

std::pair<Mention, Resolution> Teller::tell(std::uint32_t number, float chance, bool toponym) const {
    const NameSpan& span = names_.spans[number];
    const RoleReading& reading = roles_[number];
    const auto& ranked = ranking_.spans[number];
    Mention mention;
    mention.span = span.span;
    mention.sentence = view_.document().tokens[span.first].sentence;
    mention.role = reading.role;
    mention.rule = reading.rule;
    mention.confidence = Confidence{toponym ? chance : 1.0F - chance};
    for (const RankedOption& one : ranked) {
        const PlaceOption& option = names_.options[one.option];
        mention.candidates.push_back({option.place, option.match, static_cast<double>(one.probability)});
    }
    std::vector<Candidate> alternatives;
    for (std::size_t i = 1; i < mention.candidates.size() && alternatives.size() < most_alternatives; ++i) {
        alternatives.push_back(mention.candidates[i]);
    }
    if (reading.role == Role::boilerplate) { return {std::move(mention), Unresolved{"in page furniture", {}}}; }
    if (!toponym) {
        const bool person = reading.role == Role::person;
        return {std::move(mention),
                Unresolved{person ? "part of the name of a person" : "part of the name of an organisation", {}}};
    }
    if (ranked.empty()) { return {std::move(mention), Unresolved{"unknown name", {}}}; }

    const PlaceOption& best = names_.options[ranked.front().option];
    float mass = 0.0F;
    float rival = 0.0F;
    for (const RankedOption& one : ranked) {
        if (cosine(best, names_.options[one.option]) >= same_spot) {
            mass += one.probability;
        } else {
            rival = std::max(rival, one.probability);
        }
    }
    if (mass < sure_enough && rival > too_close * ranked.front().probability) {
        alternatives.insert(alternatives.begin(), mention.candidates.front());
        if (alternatives.size() > most_alternatives) { alternatives.pop_back(); }
        return {std::move(mention), Unresolved{"ambiguous", std::move(alternatives)}};
    }
    // A demonym or a part of an organisation's name that turned out to be a toponym keeps the role it has; a person's
    // name that is one after all is literal.
    if (mention.role == Role::person) { mention.role = Role::literal; }
    ResolvedPlace place{
        best.place,       stands_for(mention.role, best), Confidence{static_cast<double>(chance * mass)},
        evidence(ranked), std::move(alternatives),        false};
    return {std::move(mention), std::move(place)};
}

std::optional<PlaceId> Teller::stands_for(Role role, const PlaceOption& option) const {
    if (role != Role::metonymic && role != Role::demonym) { return std::nullopt; }
    if (option.is_country) { return option.place; }
    if (!option.is_capital && !option.is_government && role != Role::demonym) { return std::nullopt; }
    const std::string code{static_cast<char>(option.country >> 8U), static_cast<char>(option.country & 0xFFU)};
    return option.country == 0 ? std::nullopt : gazetteer_.country(code);
}

// What speaks most for the best option against the next one.
std::string Teller::evidence(const std::vector<RankedOption>& ranked) const {
    if (ranked.size() == 1) { return "the only place of this name in the gazetteer"; }
    const auto& weights = knowledge_.option_weights.back();
    const OptionValues& best = ranking_.values[ranked[0].option];
    const OptionValues& next = ranking_.values[ranked[1].option];
    std::vector<std::pair<double, std::size_t>> reasons;
    for (std::size_t f = 0; f < option_feature_count; ++f) {
        const double gain = weights[f] * static_cast<double>(best[f] - next[f]);
        if (gain > 0.1 && !knowledge_.option_words[f].empty()) { reasons.emplace_back(-gain, f); }
    }
    std::sort(reasons.begin(), reasons.end());
    std::string words;
    std::size_t told = 0;
    for (const auto& reason : reasons) {
        const auto& say = knowledge_.option_words[reason.second];
        if (words.find(say) != std::string::npos) { continue; }
        if (!words.empty()) { words += "; "; }
        words += say;
        if (++told == 3) { break; }
    }
    return words.empty() ? "its kind and name fit better than the others'" : words;
}

}  // namespace mapwire::toponyms
