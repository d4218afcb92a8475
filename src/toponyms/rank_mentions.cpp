#include <algorithm>
#include <cmath>

#include "toponyms/option_evidence.hpp"
#include "toponyms/ranker.hpp"

namespace mapwire::toponyms {
namespace {

using enum OptionFeature;

constexpr std::size_t at(OptionFeature feature) noexcept { return static_cast<std::size_t>(feature); }

}  // namespace

bool Ranker::takes_part(std::uint32_t span) const noexcept {
    const auto group = names_.spans[span].group;
    return group != Word::none && group_chance_[group] >= least_chance;
}

void Ranker::collect(std::size_t round, const ValuesSink& sink) {
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

// Mentions of a name of which the words around say nothing share one ranking.
void Ranker::finish() {
    ranking_.spans.resize(names_.spans.size());
    find_own_pairs();
    std::vector<std::uint32_t> shared(names_.groups.size(), Word::none);
    std::size_t most = 0;
    for (std::uint32_t i = 0; i < names_.spans.size(); ++i) {
        if (!takes_part(i)) { continue; }
        const NameGroup& group = names_.groups[names_.spans[i].group];
        most += group.end_option - group.first_option;
    }
    ranking_.ranked.reserve(most);  // so that nothing moves that a span looks at
    for (std::uint32_t i = 0; i < names_.spans.size(); ++i) {
        if (!takes_part(i)) { continue; }
        if (has_own_evidence(i)) {
            ranking_.spans[i] = rank_mention(i);
            continue;
        }
        auto& first = shared[names_.spans[i].group];
        if (first == Word::none) {
            ranking_.spans[i] = rank_mention(i);
            first = i;
        } else {
            ranking_.spans[i] = ranking_.spans[first];
        }
    }
}

std::span<const RankedOption> Ranker::rank_mention(std::uint32_t span) {
    const NameGroup& group = names_.groups[names_.spans[span].group];
    if (group.first_option == group.end_option) { return {}; }
    const bool own = has_own_evidence(span);
    scores_.clear();
    bool asks_for_division = false;
    for (auto o = group.first_option; o < group.end_option; ++o) {
        if (!own) {
            scores_.push_back(score(ranking_.values[o], ranking_rounds - 1));
            continue;
        }
        OptionValues values = ranking_.values[o];
        const PlaceOption& option = names_.options[o];
        own_evidence(span, option, values);
        asks_for_division = asks_for_division || ((option.is_adm1 || option.is_adm2 || option.is_lower_division) &&
                                                  values[at(noun_agrees)] > 0.0F);
        scores_.push_back(score(values, ranking_rounds - 1));
    }
    to_probabilities();
    auto& all = ranking_.ranked;
    const auto begin = all.size();
    for (auto o = group.first_option; o < group.end_option; ++o) {
        all.push_back({o, scores_[o - group.first_option]});
    }
    const std::span<RankedOption> ranked(all.data() + begin, scores_.size());
    std::sort(ranked.begin(), ranked.end(), [](const RankedOption& a, const RankedOption& b) {
        return a.probability != b.probability ? a.probability > b.probability : a.option < b.option;
    });
    put_seat_first(ranked, asks_for_division);
    return ranked;
}

// A division and the town it is named after lie together, and learning from distances cannot tell them apart: the
// name alone is the town's, unless the words around ask for the division ("Amman Governorate").
void Ranker::put_seat_first(std::span<RankedOption> ranked, bool asks_for_division) const {
    const PlaceOption& best = names_.options[ranked.front().option];
    if (asks_for_division || !(best.is_adm1 || best.is_adm2 || best.is_lower_division)) { return; }
    constexpr float near_cosine = 0.999723F;  // about 150 km
    const auto seat = std::find_if(ranked.begin(), ranked.end(), [&](const RankedOption& one) {
        const PlaceOption& option = names_.options[one.option];
        if (option.feature_class != 'P' || option.country != best.country) { return false; }
        // The middle of a large division may lie far from a capital in it.
        const bool capital_of_it = best.is_adm1 && best.adm1 != 0 && option.adm1 == best.adm1 && option.is_capital;
        return capital_of_it || cosine(option, best) >= near_cosine;
    });
    if (seat == ranked.end()) { return; }
    std::swap(seat->option, ranked.front().option);
}

void Ranker::find_own_pairs() {
    own_pairs_.resize(names_.containments.size());
    own_begin_.assign(names_.spans.size() + 1, 0);
    for (const Containment& pair : names_.containments) { ++own_begin_[pair.inner + 1]; }
    for (std::size_t i = 1; i < own_begin_.size(); ++i) { own_begin_[i] += own_begin_[i - 1]; }
    auto next = own_begin_;
    for (std::uint32_t p = 0; p < own_pairs_.size(); ++p) { own_pairs_[next[names_.containments[p].inner]++] = p; }
}

bool Ranker::has_own_evidence(std::uint32_t span) const noexcept {
    if (own_begin_[span] != own_begin_[span + 1]) { return true; }
    return says_something(facts_[span], words_);
}

void Ranker::own_evidence(std::uint32_t span, const PlaceOption& option, OptionValues& values) const {
    for (auto p = own_begin_[span]; p < own_begin_[span + 1]; ++p) {
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
    describe_by_words(option, facts_[span], words_, values);
}

}  // namespace mapwire::toponyms
