#pragma once

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
    std::vector<std::vector<RankedOption>> spans;  ///< index by index with Names::spans; empty without a name or chance
    std::vector<OptionValues> values;              ///< of the last round, index by index with Names::options
};

/// What is known of the article's source before reading it. All zero when nothing is known.
struct Outlet {
    std::uint32_t domain_country = 0;  ///< two letters as a number: the address ends in this country's code
    double strength = 0.0;             ///< 0 unknown home, 1 surely known
    std::array<float, 3> home{};       ///< unit vector
    std::vector<std::pair<std::uint64_t, float>> divisions;  ///< share of what it writes about
    std::vector<std::pair<std::uint32_t, float>> countries;
};

/// Ranks in three rounds; each reads the others' places from the round before. `chances` says how likely each span is a
/// toponym at all; spans below a floor give and get nothing.
[[nodiscard]] Ranking rank_options(const DocumentView& view, const Names& names, const std::vector<SpanFacts>& facts,
                                   const std::vector<float>& chances, const LanguageWords& words,
                                   const OptionWeights& weights, const Outlet& outlet);

/// Values of one mention's option: the shared ones and what stands around this mention alone.
struct MentionEvidence {
    std::uint32_t option;
    OptionValues values;
};

/// Spans below this chance take no part in ranking.
inline constexpr float least_chance = 0.05F;

}  // namespace mapwire::toponyms
