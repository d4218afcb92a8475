#include "toponyms/resolve.hpp"

#include <algorithm>
#include <cmath>

#include "toponyms/context.hpp"

namespace mapwire::toponyms {
namespace {

using enum OptionFeature;

constexpr std::size_t at(OptionFeature feature) noexcept { return static_cast<std::size_t>(feature); }

bool is_stripped(const PlaceOption& option, const SpanFacts& facts) noexcept {
    return option.is_adm2 && !facts.holds_admin_word && option.kind != NameKind::abbreviation;
}

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
        for (std::size_t i = 0; i < names_.spans.size(); ++i) {
            const auto group = names_.spans[i].group;
            if (group != Word::none) { group_chance_[group] = std::max(group_chance_[group], chances_[i]); }
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
            float largest = 0.0F;
            for (auto o = group.first_option; o < group.end_option; ++o) {
                largest = std::max(largest, names_.options[o].log_population);
            }
            for (auto o = group.first_option; o < group.end_option; ++o) {
                const PlaceOption& option = names_.options[o];
                OptionValues& values = ranking_.values[o];
                describe(option, values);
                values[at(population_lead)] = (option.log_population - largest) / 10.0F;
                values[at(stripped_name)] = is_stripped(option, facts_[i]) ? 1.0F : 0.0F;
            }
        }
    }

    void describe(const PlaceOption& option, OptionValues& values) const {
        values[at(log_population)] = option.log_population / 10.0F;
        values[at(log_population_squared)] = option.log_population * option.log_population / 100.0F;
        const auto flag = [&](OptionFeature feature, bool holds) { values[at(feature)] = holds ? 1.0F : 0.0F; };
        flag(unknown_population, option.population <= 0);
        flag(country, option.is_country);
        flag(first_division, option.is_adm1);
        flag(second_division, option.is_adm2);
        flag(lower_division, option.is_lower_division && option.feature_class == 'A' && !option.is_country);
        flag(capital, option.is_capital);
        flag(seat, option.is_seat);
        flag(section, option.is_section);
        flag(settlement, option.feature_class == 'P');
        flag(water, option.feature_class == 'H');
        flag(land_form, option.feature_class == 'T');
        flag(area, option.feature_class == 'L');
        flag(site, option.feature_class == 'S' && !option.is_government);
        flag(government_building, option.is_government);
        flag(name_alternate, option.kind == NameKind::alternate);
        flag(name_abbreviation, option.kind == NameKind::abbreviation);
        flag(name_demonym, option.kind == NameKind::demonym);
        flag(name_former, option.kind == NameKind::former);
        flag(match_folded, option.match == MatchKind::folded);
        flag(match_variant, option.match == MatchKind::variant);
        flag(domain_country,
             outlet_.domain_country != 0 && option.country == outlet_.domain_country && !option.is_country);
        if (outlet_.strength > 0.0) { describe_by_outlet(option, values); }
    }

    void describe_by_outlet(const PlaceOption& option, OptionValues& values) const {
        const auto share = [](const auto& shares, auto key) {
            for (const auto& [k, value] : shares) {
                if (k == key) { return value; }
            }
            return 0.0F;
        };
        values[at(outlet_country)] = share(outlet_.countries, option.country);
        if (option.adm1 != 0) { values[at(outlet_division)] = share(outlet_.divisions, option.adm1); }
        const float cos_angle = option.direction[0] * outlet_.home[0] + option.direction[1] * outlet_.home[1] +
                                option.direction[2] * outlet_.home[2];
        constexpr float km_per_radian = 6371.0F;  // a step of nearness, no distance that reaches a map
        const float km = std::acos(std::clamp(cos_angle, -1.0F, 1.0F)) * km_per_radian;
        const auto strength = static_cast<float>(outlet_.strength);
        values[at(outlet_distance)] = strength * std::log1p(km / 20.0F) / 5.0F;
        values[at(outlet_near_settlement)] = option.feature_class == 'P' && km < 80.0F ? strength : 0.0F;
    }

    void read_context() {
        context_.clear();
        for (std::uint32_t g = 0; g < names_.groups.size(); ++g) {
            if (group_chance_[g] < 0.2F) { continue; }
            for (auto o = names_.groups[g].first_option; o < names_.groups[g].end_option; ++o) {
                if (probability_[o] >= 0.05F) { context_.add({g, o, group_chance_[g] * probability_[o]}); }
            }
        }
        context_.finish();
        for (std::uint32_t g = 0; g < names_.groups.size(); ++g) {
            if (group_chance_[g] < least_chance) { continue; }
            for (auto o = names_.groups[g].first_option; o < names_.groups[g].end_option; ++o) {
                const auto around = context_.around(g, names_.options[o]);
                OptionValues& values = ranking_.values[o];
                values[at(division_share)] = around.division_share;
                values[at(division_mass)] = std::log1p(around.division_mass);
                values[at(country_share)] = around.country_share;
                values[at(country_mass)] = std::log1p(around.country_mass);
                values[at(near_40km)] = std::log1p(around.near_40km);
                values[at(near_150km)] = std::log1p(around.near_150km);
                values[at(near_450km)] = std::log1p(around.near_450km);
            }
        }
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
        if (facts_[i].role == Role::metonymic) {
            values[at(acting_capital)] = option.is_capital ? 1.0F : 0.0F;
            values[at(acting_country)] = option.is_country ? 1.0F : 0.0F;
        }
        nouns(i, option, values);
    }

    // "the town of X", "X province": does the option answer what the noun asks for?
    void nouns(std::uint32_t i, const PlaceOption& option, OptionValues& values) const {
        const SpanFacts& facts = facts_[i];
        const auto judge = [&](std::uint64_t hash, bool before) {
            const auto number = words_.place_nouns.find(hash);
            if (number == 0) { return; }
            const PlaceNoun& noun = words_.nouns[number - 1];
            if (before ? !noun.before : !noun.after) { return; }
            bool agrees = noun.feature_classes.find(option.feature_class) != std::string::npos;
            if (agrees && !noun.feature_codes.empty()) {
                agrees = std::find(noun.feature_codes.begin(), noun.feature_codes.end(), option.code) !=
                         noun.feature_codes.end();
            }
            values[at(agrees ? noun_agrees : noun_differs)] = 1.0F;
        };
        if (facts.place_noun_before) {
            judge(has(facts.before, WordClass::of_word) ? facts.before2_hash : facts.before_hash, true);
        } else if (!facts.possessive) {
            judge(facts.after_hash, false);
        }
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
