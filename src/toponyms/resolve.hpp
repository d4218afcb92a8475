#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "toponyms/knowledge.hpp"
#include "toponyms/names.hpp"
#include "toponyms/span_facts.hpp"

namespace mapwire::toponyms {

/// The places a mention may mean, most likely first.
struct RankedOption {
    std::uint32_t option;  ///< into Names::options
    float probability;     ///< among the options of this mention; they sum to 1
};

/// All mentions' readings, resolved together.
struct Ranking {
    std::vector<std::span<const RankedOption>>
        spans;                         ///< index by index with Names::spans; empty without a name or chance
    std::vector<OptionValues> values;  ///< of the last round, index by index with Names::options
    std::vector<RankedOption> ranked;  ///< what `spans` look at

    Ranking() = default;
    Ranking(Ranking&&) noexcept = default;
    Ranking& operator=(Ranking&&) noexcept = default;
    ~Ranking() = default;
};

/// What is known of the article before its names are read. All zero when nothing is known.
struct Outlet {
    std::uint32_t domain_country = 0;  ///< two letters as a number: the address ends in this country's code
    double strength = 0.0;             ///< 0 unknown home, 1 surely known
    std::array<float, 3> home{};       ///< unit vector
    std::optional<PlaceId> home_place;
    float american = 0.5F;  ///< chance that the text is worded for American readers (wording.hpp)
    [[nodiscard]] bool is_lone() const noexcept { return strength <= 0.0; }
    std::vector<std::pair<std::uint64_t, float>> divisions;  ///< share of what it writes about
    std::vector<std::pair<std::uint32_t, float>> countries;
};

/// Ranks in three rounds; each reads the others' places from the round before. `chances` says how likely each span is a
/// toponym at all; spans below a floor give and get nothing.
[[nodiscard]] Ranking rank_options(const Names& names, const std::vector<SpanFacts>& facts,
                                   const std::vector<float>& chances, const LanguageWords& words,
                                   const OptionWeights& weights, const Outlet& outlet);

/// For training: after the rounds before `round`, the values of each mention's options (its own evidence included), as
/// sink(span, first option, values of its options in order).
using ValuesSink = std::function<void(std::uint32_t, std::uint32_t, const std::vector<OptionValues>&)>;
void collect_values(const Names& names, const std::vector<SpanFacts>& facts, const std::vector<float>& chances,
                    const LanguageWords& words, const OptionWeights& weights, const Outlet& outlet, std::size_t round,
                    const ValuesSink& sink);

/// Spans below this chance take no part in ranking.
inline constexpr float least_chance = 0.08F;

}  // namespace mapwire::toponyms
