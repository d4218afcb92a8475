#include "toponyms/tell.hpp"

#include <algorithm>

namespace mapwire::toponyms {
namespace {

constexpr std::size_t most_alternatives = 5;
constexpr float likely_toponym = 0.5F;
// Of two nested names the longer one stands when it is as likely but for this much: "Al Tanf border crossing".
constexpr float nearly = 0.15F;

// How likely each span is to be told. A longer name of the gazetteer borrows from a name inside it that is hardly
// likelier, and stands before it then, since spans come longer ones first.
std::vector<float> precedence(const Names& names, const std::vector<Conclusion>& conclusions) {
    const auto& spans = names.spans;
    std::vector<float> best(spans.size());
    for (std::size_t i = 0; i < spans.size(); ++i) {
        best[i] = std::max(conclusions[i].confidence, conclusions[i].toponym);
    }
    std::vector<float> raised = best;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (spans[i].group == Word::none || conclusions[i].option == Word::none) { continue; }
        for (std::size_t j = i + 1; j < spans.size() && spans[j].first < spans[i].end; ++j) {
            if (spans[j].end <= spans[i].end && best[j] <= best[i] + nearly) {
                raised[i] = std::max(raised[i], best[j]);
            }
        }
    }
    return raised;
}

}  // namespace

std::vector<Chosen> choose(const Prepared& prepared, const Weighed& weighed, const Calibration& calibration) {
    const auto& spans = prepared.names.spans;
    const auto& conclusions = weighed.conclusions;
    std::vector<std::uint32_t> order(spans.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) { order[i] = i; }
    const auto likely = precedence(prepared.names, conclusions);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return likely[a] > likely[b]; });
    std::vector<char> taken(prepared.view.size(), 0);
    std::vector<Chosen> chosen;
    const auto take = [&](std::uint32_t i, bool toponym) {
        for (auto t = spans[i].first; t < spans[i].end; ++t) {
            if (taken[t] != 0) { return; }
        }
        for (auto t = spans[i].first; t < spans[i].end; ++t) { taken[t] = 1; }
        chosen.push_back({i, toponym});
    };
    for (const auto i : order) {
        const Conclusion& conclusion = conclusions[i];
        const bool placed = conclusion.place && calibration.fitted && conclusion.confidence >= calibration.threshold;
        // Without a learned model a name that no gazetteer knows needs words that ask for a place beside it.
        const SpanFacts& facts = prepared.facts[i];
        const bool shown = calibration.fitted || spans[i].group != Word::none || facts.place_noun_before ||
                           facts.contained || facts.admin_after || facts.described;
        if (placed || (shown && conclusions[i].toponym >= likely_toponym)) { take(i, true); }
    }
    // What is left of longer names first: parts of organisations and persons, and page furniture.
    for (std::uint32_t i = 0; i < spans.size(); ++i) {
        const SpanFacts& facts = prepared.facts[i];
        const Role role = facts.role;
        const bool named = role == Role::organisation || role == Role::person || role == Role::boilerplate;
        const bool known = facts.population_class >= 5 || facts.country || facts.adm1 || facts.demonym;
        const bool unlikely = conclusions[i].toponym < likely_toponym;
        if (named && known && unlikely && facts.not_place != NotPlace::other) { take(i, false); }
    }
    std::sort(chosen.begin(), chosen.end(), [](const Chosen& a, const Chosen& b) { return a.span < b.span; });
    return chosen;
}

std::pair<Mention, Resolution> Teller::tell(std::uint32_t number, bool toponym) const {
    const NameSpan& span = prepared_.names.spans[number];
    const RoleReading& reading = prepared_.roles[number];
    const float chance = weighed_.conclusions[number].toponym;
    Mention mention;
    mention.span = span.span;
    mention.sentence = prepared_.view.document().tokens[span.first].sentence;
    mention.role = reading.role;
    mention.rule = reading.rule;
    mention.confidence = Confidence{static_cast<double>(toponym ? chance : 1.0F - chance)};
    if (reading.role == Role::boilerplate) { return {std::move(mention), Unresolved{"in page furniture", {}}}; }
    mention.candidates.reserve(weighed_.ranking.spans[number].size());
    for (const RankedOption& one : weighed_.ranking.spans[number]) {
        const PlaceOption& option = prepared_.names.options[one.option];
        mention.candidates.push_back({option.place, option.match, static_cast<double>(one.probability)});
    }
    if (!toponym) {
        const bool person = reading.role == Role::person;
        return {std::move(mention),
                Unresolved{person ? "part of the name of a person" : "part of the name of an organisation", {}}};
    }
    // A name that looked like a person's and is a place after all is literal.
    if (mention.role == Role::person) { mention.role = Role::literal; }
    // "Syrian" is a demonym of Syria even where some village bears the name.
    const auto chosen = weighed_.conclusions[number].option;
    if (chosen != Word::none && prepared_.names.options[chosen].kind == NameKind::demonym &&
        mention.role != Role::organisation) {
        mention.role = Role::demonym;
        mention.rule = "demonym";
    }
    Resolution outcome = resolution(number, mention);
    return {std::move(mention), std::move(outcome)};
}

Resolution Teller::resolution(std::uint32_t number, const Mention& mention) const {
    const Conclusion& conclusion = weighed_.conclusions[number];
    const auto& ranked = weighed_.ranking.spans[number];
    const Confidence confidence{static_cast<double>(conclusion.confidence)};
    const auto alternatives_but = [&](std::uint32_t chosen) {
        std::vector<Candidate> others;
        for (std::size_t r = 0; r < ranked.size() && others.size() < most_alternatives; ++r) {
            if (ranked[r].option != chosen) { others.push_back(mention.candidates[r]); }
        }
        return others;
    };
    if (conclusion.approximate && conclusion.confidence >= least_confidence_) {
        return ResolvedPlace{*conclusion.place,
                             std::nullopt,
                             confidence,
                             "no place of this name fits; placed where the story is",
                             alternatives_but(Word::none),
                             true};
    }
    if (ranked.empty()) { return Unresolved{"unknown name", {}}; }
    if (conclusion.ambiguous) { return Unresolved{"ambiguous", alternatives_but(Word::none)}; }
    const auto chosen = conclusion.option == Word::none ? ranked.front().option : conclusion.option;
    const PlaceOption& best = prepared_.names.options[chosen];
    const bool well_known =
        best.is_country || best.is_capital || (best.is_of_few && conclusion.confidence >= 0.6F * least_confidence_);
    if (conclusion.confidence < least_confidence_ && !well_known) {
        return Unresolved{"too uncertain", alternatives_but(Word::none)};
    }
    constexpr double out_of_period = 0.95;  // of a name out of its time: a little less certain
    return ResolvedPlace{best.place,
                         stands_for(mention.role, best),
                         best.out_of_period ? Confidence{confidence.value() * out_of_period} : confidence,
                         evidence(ranked, chosen) + former_name(best),
                         alternatives_but(chosen),
                         false};
}

std::optional<PlaceId> Teller::stands_for(Role role, const PlaceOption& option) const {
    if (role != Role::metonymic && role != Role::demonym) { return std::nullopt; }
    if (option.is_country) { return option.place; }
    if (!option.is_capital && !option.is_government && role != Role::demonym) { return std::nullopt; }
    const std::string code{static_cast<char>(option.country >> 8U), static_cast<char>(option.country & 0xFFU)};
    return option.country == 0 ? std::nullopt : gazetteer_.country(code);
}

std::string Teller::former_name(const PlaceOption& option) {
    const auto period = option.period.text();
    if (option.kind == NameKind::former) { return "; a former name" + (period.empty() ? "" : ", " + period); }
    return period.empty() ? "" : "; its name " + period;
}

// What speaks most for the best option against the next one.
std::string Teller::evidence(std::span<const RankedOption> ranked, std::uint32_t chosen) const {
    if (ranked.size() == 1) { return "the only place of this name in the gazetteer"; }
    const auto& weights = (weighed_.lone ? knowledge_.option_weights.lone : knowledge_.option_weights.at_home).back();
    const OptionValues& best = weighed_.ranking.values[chosen];
    const OptionValues& next = weighed_.ranking.values[ranked[ranked[0].option == chosen ? 1 : 0].option];
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
