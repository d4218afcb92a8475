#pragma once

#include <array>
#include <vector>

#include "toponyms/context.hpp"
#include "toponyms/resolve.hpp"

namespace mapwire::toponyms {

/// Weighs the places of one document's names, round by round. Names are weighed as a whole, each once; what the words
/// around one mention say comes last.
class Ranker {
public:
    Ranker(const Names& names, const std::vector<SpanFacts>& facts, const std::vector<float>& chances,
           const LanguageWords& words, const OptionWeights& weights, const Outlet& outlet);

    [[nodiscard]] Ranking rank();
    void collect(std::size_t round, const ValuesSink& sink);

private:
    using Weights = std::array<float, option_feature_count>;

    // Of names as a whole (resolve.cpp).
    void run_rounds(std::size_t rounds);
    void settle_chances();
    void settle_what_never_changes();
    void read_all_readings();
    void read_context();
    void read_containments(std::size_t round);
    void weigh(std::size_t round);
    [[nodiscard]] float held(const NameGroup& outer, const PlaceOption& inner, bool demonym, std::size_t round) const;
    [[nodiscard]] float score(const OptionValues& values, std::size_t round) const noexcept;
    void to_probabilities() noexcept;
    template <class Visit>
    void for_all_options(const Visit& visit) const {
        for (std::uint32_t g = 0; g < names_.groups.size(); ++g) {
            if (group_chance_[g] < least_chance) { continue; }
            for (auto o = names_.groups[g].first_option; o < names_.groups[g].end_option; ++o) { visit(g, o); }
        }
    }

    // Of single mentions (rank_mentions.cpp).
    [[nodiscard]] bool takes_part(std::uint32_t span) const noexcept;
    void finish();
    void find_own_pairs();
    [[nodiscard]] bool has_own_evidence(std::uint32_t span) const noexcept;
    void own_evidence(std::uint32_t span, const PlaceOption& option, OptionValues& values) const;
    [[nodiscard]] std::span<const RankedOption> rank_mention(std::uint32_t span);
    void put_seat_first(std::span<RankedOption> ranked, bool asks_for_division) const;

    const Names& names_;
    const std::vector<SpanFacts>& facts_;
    const std::vector<float>& chances_;
    const LanguageWords& words_;
    const Outlet& outlet_;
    std::array<Weights, ranking_rounds> weights_{};
    Context context_;
    Ranking ranking_;
    std::vector<float> probability_;  // of each option within its name
    std::vector<float> group_chance_;
    std::vector<float> context_chance_;  // how much a name tells of where the story is
    std::vector<float> scores_;
    std::vector<std::uint32_t> own_pairs_;  // containments of which a span is the inner part, by span
    std::vector<std::uint32_t> own_begin_;
    std::size_t last_round_ = ranking_rounds;
};

}  // namespace mapwire::toponyms
