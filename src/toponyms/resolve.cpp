#include "toponyms/resolve.hpp"

#include <algorithm>
#include <cmath>

#include "toponyms/option_evidence.hpp"
#include "toponyms/ranker.hpp"

namespace mapwire::toponyms {
namespace {

using enum OptionFeature;

constexpr std::size_t at(OptionFeature feature) noexcept { return static_cast<std::size_t>(feature); }

// Most of what is asked is nothing.
float log_plus_one(float value) noexcept { return value == 0.0F ? 0.0F : std::log1p(value); }

constexpr float least_context_chance = 0.2F;
constexpr float chance_in_organisation = 0.5F;

}  // namespace

Ranker::Ranker(const Names& names, const std::vector<SpanFacts>& facts, const std::vector<float>& chances,
               const LanguageWords& words, const OptionWeights& weights, const Outlet& outlet)
    : names_(names), facts_(facts), chances_(chances), words_(words), outlet_(outlet), context_(names) {
    const RoundWeights& chosen = outlet.is_lone() ? weights.lone : weights.at_home;
    for (std::size_t round = 0; round < ranking_rounds; ++round) {
        for (std::size_t f = 0; f < option_feature_count; ++f) {
            weights_[round][f] = static_cast<float>(chosen[round][f]);
        }
    }
}

Ranking Ranker::rank() {
    run_rounds(ranking_rounds);
    finish();
    return std::move(ranking_);
}

void Ranker::run_rounds(std::size_t rounds) {
    ranking_.values.assign(names_.options.size(), OptionValues{});
    probability_.assign(names_.options.size(), 0.0F);
    settle_chances();
    settle_what_never_changes();
    read_all_readings();
    for (std::size_t round = 0; round < rounds; ++round) {
        if (round > 0) { read_context(); }
        read_containments(round);
        weigh(round);
    }
}

void Ranker::settle_chances() {
    group_chance_.assign(names_.groups.size(), 0.0F);
    context_chance_.assign(names_.groups.size(), 0.0F);
    for (std::size_t i = 0; i < names_.spans.size(); ++i) {
        const auto group = names_.spans[i].group;
        if (group == Word::none) { continue; }
        group_chance_[group] = std::max(group_chance_[group], chances_[i]);
        // "Texas Department of Public Safety" may be no toponym, but it tells where the story is.
        const bool tells = facts_[i].role == Role::organisation && (facts_[i].country || facts_[i].adm1);
        context_chance_[group] = std::max({context_chance_[group], chances_[i], tells ? chance_in_organisation : 0.0F});
    }
}

void Ranker::settle_what_never_changes() {
    std::vector<char> settled(names_.groups.size(), 0);
    for (std::size_t i = 0; i < names_.spans.size(); ++i) {
        const auto number = names_.spans[i].group;
        if (number == Word::none || settled[number] != 0 || group_chance_[number] < least_chance) { continue; }
        settled[number] = 1;
        const NameGroup& group = names_.groups[number];
        const auto namesakes = namesakes_of(names_, group);
        for (auto o = group.first_option; o < group.end_option; ++o) {
            describe_option(names_.options[o], namesakes, !facts_[i].holds_admin_word, outlet_, ranking_.values[o],
                            names_);
        }
    }
}

// Where the names lie when every reading of each counts the same: what is common to many names shows before anything is
// known of which reading is meant. A name with few readings says more than one with many.
void Ranker::read_all_readings() {
    context_.clear();
    for (std::uint32_t g = 0; g < names_.groups.size(); ++g) {
        const NameGroup& group = names_.groups[g];
        if (context_chance_[g] < least_context_chance || group.first_option == group.end_option) { continue; }
        const float weight = context_chance_[g] / static_cast<float>(group.end_option - group.first_option);
        for (auto o = group.first_option; o < group.end_option; ++o) { context_.add(g, o, weight); }
    }
    context_.finish();
    for_all_options([this](std::uint32_t g, std::uint32_t o) {
        const auto around = context_.around(g, o, true);
        OptionValues& values = ranking_.values[o];
        values[at(any_names_40km)] = log_plus_one(around.roots_40km);
        values[at(any_county)] = around.county_root;
        values[at(division_named)] = around.division_named;
        values[at(any_division_share)] = around.division_share;
        values[at(any_division_mass)] = log_plus_one(around.division_mass);
        values[at(any_country_share)] = around.country_share;
        values[at(any_near_40km)] = log_plus_one(around.near_40km);
        values[at(any_near_150km)] = log_plus_one(around.near_150km);
    });
}

void Ranker::read_context() {
    context_.clear();
    for (std::uint32_t g = 0; g < names_.groups.size(); ++g) {
        if (context_chance_[g] < least_context_chance) { continue; }
        for (auto o = names_.groups[g].first_option; o < names_.groups[g].end_option; ++o) {
            if (probability_[o] >= 0.05F) { context_.add(g, o, context_chance_[g] * probability_[o]); }
        }
    }
    context_.finish();
    const float local = context_.largest_division_share();
    for_all_options([this, local](std::uint32_t g, std::uint32_t o) {
        const auto around = context_.around(g, o);
        OptionValues& values = ranking_.values[o];
        values[at(division_named)] = around.division_named;
        values[at(division_share)] = around.division_share;
        values[at(division_mass)] = log_plus_one(around.division_mass);
        values[at(country_share)] = around.country_share;
        values[at(country_mass)] = log_plus_one(around.country_mass);
        values[at(near_40km)] = log_plus_one(around.near_40km);
        values[at(near_150km)] = log_plus_one(around.near_150km);
        values[at(near_300km)] = log_plus_one(around.near_300km);
        values[at(local_population)] = local * values[at(log_population)];
        values[at(local_near)] = local * values[at(near_150km)];
    });
}

// How strongly the outer name's likely readings hold the option. Before the first round all readings count.
float Ranker::held(const NameGroup& outer, const PlaceOption& inner, bool demonym, std::size_t round) const {
    float held = 0.0F;
    for (auto o = outer.first_option; o < outer.end_option; ++o) {
        const PlaceOption& option = names_.options[o];
        if ((option.kind == NameKind::demonym) != demonym || !may_contain(option, inner)) { continue; }
        held = std::max(held, round == 0 ? 1.0F : std::min(1.0F, probability_[o] * 1.5F));
    }
    return held;
}

void Ranker::read_containments(std::size_t round) {
    for (const Containment& pair : names_.containments) {
        for (const auto span : {pair.inner, pair.outer}) {
            const auto number = names_.spans[span].group;
            if (number == Word::none) { continue; }
            for (auto o = names_.groups[number].first_option; o < names_.groups[number].end_option; ++o) {
                ranking_.values[o][at(said_elsewhere)] = 0.0F;
                ranking_.values[o][at(contains_said)] = 0.0F;
            }
        }
    }
    for (const Containment& pair : names_.containments) {
        const auto inner_number = names_.spans[pair.inner].group;
        if (inner_number == Word::none) { continue; }
        const NameGroup& inner = names_.groups[inner_number];
        const NameGroup& outer = names_.groups[names_.spans[pair.outer].group];
        const bool demonym = pair.how == Containment::How::demonym;
        const float certainty = pair.how == Containment::How::preposition ? 0.6F : 1.0F;
        for (auto i = inner.first_option; i < inner.end_option; ++i) {
            float& value = ranking_.values[i][at(said_elsewhere)];
            value = std::max(value, certainty * held(outer, names_.options[i], demonym, round));
            for (auto o = outer.first_option; !demonym && o < outer.end_option; ++o) {
                if (!may_contain(names_.options[o], names_.options[i])) { continue; }
                float& holds = ranking_.values[o][at(contains_said)];
                holds = std::max(holds, certainty * (round == 0 ? 1.0F : probability_[i]));
            }
        }
    }
}

float Ranker::score(const OptionValues& values, std::size_t round) const noexcept {
    // Eight sums side by side, so that the compiler may use vectors; the order of additions stays the same everywhere.
    constexpr std::size_t lanes = 8;
    std::array<float, lanes> sums{};
    std::size_t f = 0;
    for (; f + lanes <= option_feature_count; f += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane) { sums[lane] += weights_[round][f + lane] * values[f + lane]; }
    }
    for (; f < option_feature_count; ++f) { sums[0] += weights_[round][f] * values[f]; }
    return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

void Ranker::to_probabilities() noexcept {
    const float best = *std::max_element(scores_.begin(), scores_.end());
    float sum = 0.0F;
    for (float& value : scores_) {
        value = std::exp(value - best);
        sum += value;
    }
    for (float& value : scores_) { value /= sum; }
}

void Ranker::weigh(std::size_t round) {
    for (std::uint32_t g = 0; g < names_.groups.size(); ++g) {
        const NameGroup& group = names_.groups[g];
        if (group_chance_[g] < least_chance || group.first_option == group.end_option) { continue; }
        scores_.clear();
        for (auto o = group.first_option; o < group.end_option; ++o) {
            // The name as a whole stands for its mention with the best evidence.
            const OptionValues& values = ranking_.values[o];
            scores_.push_back(score(values, round) + weights_[round][at(said_to_lie_in)] * values[at(said_elsewhere)]);
        }
        to_probabilities();
        for (auto o = group.first_option; o < group.end_option; ++o) {
            probability_[o] = scores_[o - group.first_option];
        }
    }
}

Ranking rank_options(const Names& names, const std::vector<SpanFacts>& facts, const std::vector<float>& chances,
                     const LanguageWords& words, const OptionWeights& weights, const Outlet& outlet) {
    return Ranker(names, facts, chances, words, weights, outlet).rank();
}

void collect_values(const Names& names, const std::vector<SpanFacts>& facts, const std::vector<float>& chances,
                    const LanguageWords& words, const OptionWeights& weights, const Outlet& outlet, std::size_t round,
                    const ValuesSink& sink) {
    Ranker(names, facts, chances, words, weights, outlet).collect(round, sink);
}

}  // namespace mapwire::toponyms
