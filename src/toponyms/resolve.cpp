#include "toponyms/resolve.hpp"

#include <algorithm>
#include <cmath>

#include "toponyms/context.hpp"
#include "toponyms/option_evidence.hpp"

namespace mapwire::toponyms {
namespace {

using enum OptionFeature;

constexpr std::size_t at(OptionFeature feature) noexcept { return static_cast<std::size_t>(feature); }

constexpr float least_context_chance = 0.2F;
constexpr float chance_in_organisation = 0.5F;

class Ranker {
public:
    Ranker(const DocumentView& view, const Names& names, const std::vector<SpanFacts>& facts,
           const std::vector<float>& chances, const LanguageWords& words, const OptionWeights& weights,
           const Outlet& outlet)
        : view_(view),
          names_(names),
          facts_(facts),
          chances_(chances),
          words_(words),
          weights_(outlet.is_lone() ? weights.lone : weights.at_home),
          outlet_(outlet),
          context_(names) {}

    Ranking rank() {
        run_rounds(ranking_rounds);
        finish();
        return std::move(ranking_);
    }

    void collect(std::size_t round, const ValuesSink& sink) {
        run_rounds(round);
        if (round > 0) { read_context(); }
        read_containments(round);
        last_round_ = round;
        find_own_pairs();
        std::vector<OptionValues> values;
        for (std::uint32_t i = 0; i < names_.spans.size(); ++i) {
            if (!takes_part(i)) { continue; }
            const NameGroup& group = names_.groups[names_.spans[i].group];
            values.clear();
            for (auto o = group.first_option; o < group.end_option; ++o) {
                values.push_back(ranking_.values[o]);
                own_evidence(i, names_.options[o], values.back());
            }
            sink(i, group.first_option, values);
        }
    }

private:
    bool takes_part(std::uint32_t span) const {
        const auto group = names_.spans[span].group;
        return group != Word::none && group_chance_[group] >= least_chance;
    }

    void run_rounds(std::size_t rounds) {
        ranking_.values.assign(names_.options.size(), OptionValues{});
        probability_.assign(names_.options.size(), 0.0F);
        group_chance_.assign(names_.groups.size(), 0.0F);
        context_chance_ = group_chance_;
        for (std::size_t i = 0; i < names_.spans.size(); ++i) {
            const auto group = names_.spans[i].group;
            if (group == Word::none) { continue; }
            group_chance_[group] = std::max(group_chance_[group], chances_[i]);
            // "Texas Department of Public Safety" may be no toponym, but it tells where the story is.
            const bool tells = facts_[i].role == Role::organisation && (facts_[i].country || facts_[i].adm1);
            context_chance_[group] =
                std::max({context_chance_[group], chances_[i], tells ? chance_in_organisation : 0.0F});
        }
        settle_what_never_changes();
        for (std::size_t round = 0; round < rounds; ++round) {
            if (round > 0) { read_context(); }
            read_containments(round);
            weigh(round);
        }
    }

    // The containments of which each span is the inner part, one after another by span.
    void find_own_pairs() {
        own_pairs_.resize(names_.containments.size());
        own_begin_.assign(names_.spans.size() + 1, 0);
        for (const Containment& pair : names_.containments) { ++own_begin_[pair.inner + 1]; }
        for (std::size_t i = 1; i < own_begin_.size(); ++i) { own_begin_[i] += own_begin_[i - 1]; }
        auto next = own_begin_;
        for (std::uint32_t p = 0; p < own_pairs_.size(); ++p) { own_pairs_[next[names_.containments[p].inner]++] = p; }
    }

    void settle_what_never_changes() {
        for (std::size_t i = 0; i < names_.spans.size(); ++i) {
            const auto number = names_.spans[i].group;
            if (number == Word::none || group_chance_[number] < least_chance) { continue; }
            const NameGroup& group = names_.groups[number];
            const auto namesakes = namesakes_of(names_, group);
            for (auto o = group.first_option; o < group.end_option; ++o) {
                describe_option(names_.options[o], namesakes, !facts_[i].holds_admin_word, outlet_, ranking_.values[o],
                                names_);
            }
        }
        read_all_readings();
    }

    // Where the names lie when every reading of each counts the same: what is common to many names shows before
    // anything is known of which reading is meant. A name with few readings says more than one with many.
    void read_all_readings() {
        context_.clear();
        for (std::uint32_t g = 0; g < names_.groups.size(); ++g) {
            const NameGroup& group = names_.groups[g];
            if (context_chance_[g] < least_context_chance || group.first_option == group.end_option) { continue; }
            const float weight = context_chance_[g] / static_cast<float>(group.end_option - group.first_option);
            for (auto o = group.first_option; o < group.end_option; ++o) { context_.add(g, o, weight); }
        }
        context_.finish();
        for_all_options([this](std::uint32_t g, std::uint32_t o) {
            const auto around = context_.around(g, o);
            OptionValues& values = ranking_.values[o];
            values[at(any_division_share)] = around.division_share;
            values[at(any_division_mass)] = std::log1p(around.division_mass);
            values[at(any_country_share)] = around.country_share;
            values[at(any_near_40km)] = std::log1p(around.near_40km);
            values[at(any_near_150km)] = std::log1p(around.near_150km);
        });
    }

    template <class Visit>
    void for_all_options(const Visit& visit) const {
        for (std::uint32_t g = 0; g < names_.groups.size(); ++g) {
            if (group_chance_[g] < least_chance) { continue; }
            for (auto o = names_.groups[g].first_option; o < names_.groups[g].end_option; ++o) { visit(g, o); }
        }
    }

    void read_context() {
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
            values[at(division_share)] = around.division_share;
            values[at(division_mass)] = std::log1p(around.division_mass);
            values[at(country_share)] = around.country_share;
            values[at(country_mass)] = std::log1p(around.country_mass);
            values[at(near_40km)] = std::log1p(around.near_40km);
            values[at(near_150km)] = std::log1p(around.near_150km);
            values[at(near_300km)] = std::log1p(around.near_300km);
            values[at(local_population)] = local * values[at(log_population)];
            values[at(local_near)] = local * values[at(near_150km)];
        });
    }

    // How strongly the outer name's likely readings hold the option. Before the first round all readings count.
    float held(const NameGroup& outer, const PlaceOption& inner, bool demonym, std::size_t round) const {
        float held = 0.0F;
        for (auto o = outer.first_option; o < outer.end_option; ++o) {
            const PlaceOption& option = names_.options[o];
            if ((option.kind == NameKind::demonym) != demonym || !may_contain(option, inner)) { continue; }
            held = std::max(held, round == 0 ? 1.0F : std::min(1.0F, probability_[o] * 1.5F));
        }
        return held;
    }

    void read_containments(std::size_t round) {
        for (auto& values : ranking_.values) {
            values[at(said_elsewhere)] = 0.0F;
            values[at(contains_said)] = 0.0F;
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

    double score(const OptionValues& values, std::size_t round) const noexcept {
        double sum = 0.0;
        for (std::size_t f = 0; f < option_feature_count; ++f) {
            sum += weights_[round][f] * static_cast<double>(values[f]);
        }
        return sum;
    }

    static void to_probabilities(std::vector<double>& scores) noexcept {
        const double best = *std::max_element(scores.begin(), scores.end());
        double sum = 0.0;
        for (double& value : scores) {
            value = std::exp(value - best);
            sum += value;
        }
        for (double& value : scores) { value /= sum; }
    }

    void weigh(std::size_t round) {
        for (std::uint32_t g = 0; g < names_.groups.size(); ++g) {
            const NameGroup& group = names_.groups[g];
            if (group_chance_[g] < least_chance || group.first_option == group.end_option) { continue; }
            scores_.clear();
            for (auto o = group.first_option; o < group.end_option; ++o) {
                // The name as a whole stands for its mention with the best evidence.
                const OptionValues& values = ranking_.values[o];
                scores_.push_back(score(values, round) + weights_[round][at(said_to_lie_in)] *
                                                             static_cast<double>(values[at(said_elsewhere)]));
            }
            to_probabilities(scores_);
            for (auto o = group.first_option; o < group.end_option; ++o) {
                probability_[o] = static_cast<float>(scores_[o - group.first_option]);
            }
        }
    }

    void finish() {
        ranking_.spans.resize(names_.spans.size());
        find_own_pairs();
        for (std::uint32_t i = 0; i < names_.spans.size(); ++i) {
            if (!takes_part(i)) { continue; }
            const NameGroup& group = names_.groups[names_.spans[i].group];
            scores_.clear();
            bool asks_for_division = false;
            for (auto o = group.first_option; o < group.end_option; ++o) {
                OptionValues values = ranking_.values[o];
                own_evidence(i, names_.options[o], values);
                const PlaceOption& option = names_.options[o];
                asks_for_division =
                    asks_for_division || ((option.is_adm1 || option.is_adm2 || option.is_lower_division) &&
                                          values[static_cast<std::size_t>(OptionFeature::noun_agrees)] > 0.0F);
                scores_.push_back(score(values, ranking_rounds - 1));
            }
            if (scores_.empty()) { continue; }
            to_probabilities(scores_);
            auto& ranked = ranking_.spans[i];
            ranked.reserve(scores_.size());
            for (auto o = group.first_option; o < group.end_option; ++o) {
                ranked.push_back({o, static_cast<float>(scores_[o - group.first_option])});
            }
            std::stable_sort(ranked.begin(), ranked.end(), [](const RankedOption& a, const RankedOption& b) {
                return a.probability > b.probability;
            });
            put_seat_first(ranked, asks_for_division);
        }
    }

    // A division and the town it is named after lie together, and learning from distances cannot tell them apart: the
    // name alone is the town's, unless the words around ask for the division ("Amman Governorate").
    void put_seat_first(std::vector<RankedOption>& ranked, bool asks_for_division) const {
        const PlaceOption& best = names_.options[ranked.front().option];
        if (asks_for_division || !(best.is_adm1 || best.is_adm2 || best.is_lower_division)) { return; }
        constexpr float near_cosine = 0.999723F;  // about 150 km
        const auto seat = std::find_if(ranked.begin(), ranked.end(), [&](const RankedOption& one) {
            const PlaceOption& option = names_.options[one.option];
            return option.feature_class == 'P' && option.country == best.country && cosine(option, best) >= near_cosine;
        });
        if (seat == ranked.end()) { return; }
        std::swap(seat->option, ranked.front().option);
    }

    void own_evidence(std::uint32_t i, const PlaceOption& option, OptionValues& values) const {
        for (auto p = own_begin_[i]; p < own_begin_[i + 1]; ++p) {
            const Containment& pair = names_.containments[own_pairs_[p]];
            const NameGroup& outer = names_.groups[names_.spans[pair.outer].group];
            if (pair.how == Containment::How::demonym) {
                const float held_by = held(outer, option, true, last_round_);
                values[at(demonym_says_country)] = held_by;
                values[at(demonym_denies)] = held_by > 0.0F ? 0.0F : 1.0F;
            } else {
                const float certainty = pair.how == Containment::How::preposition ? 0.6F : 1.0F;
                float& value = values[at(said_to_lie_in)];
                value = std::max(value, certainty * held(outer, option, false, last_round_));
            }
        }
        describe_by_words(option, facts_[i], words_, values);
    }

    const DocumentView& view_;
    const Names& names_;
    const std::vector<SpanFacts>& facts_;
    const std::vector<float>& chances_;
    const LanguageWords& words_;
    const RoundWeights& weights_;
    const Outlet& outlet_;
    Context context_;
    Ranking ranking_;
    std::vector<float> probability_;  // of each option within its group
    std::vector<float> group_chance_;
    std::vector<float> context_chance_;  // how much a name tells of where the story is
    std::vector<double> scores_;
    std::vector<std::uint32_t> own_pairs_;
    std::vector<std::uint32_t> own_begin_;
    std::size_t last_round_ = ranking_rounds;
};

}  // namespace

Ranking rank_options(const DocumentView& view, const Names& names, const std::vector<SpanFacts>& facts,
                     const std::vector<float>& chances, const LanguageWords& words, const OptionWeights& weights,
                     const Outlet& outlet) {
    return Ranker(view, names, facts, chances, words, weights, outlet).rank();
}

void collect_values(const DocumentView& view, const Names& names, const std::vector<SpanFacts>& facts,
                    const std::vector<float>& chances, const LanguageWords& words, const OptionWeights& weights,
                    const Outlet& outlet, std::size_t round, const ValuesSink& sink) {
    Ranker(view, names, facts, chances, words, weights, outlet).collect(round, sink);
}

}  // namespace mapwire::toponyms
