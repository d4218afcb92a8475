#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "mapwire/evaluation/score.hpp"

namespace mapwire::evaluation {

/// Same spans merged, one with a place preferred; sorted by start and end.
[[nodiscard]] std::vector<LabelledToponym> without_repeats(const std::vector<LabelledToponym>& toponyms);

/// Greedy one-to-one pairs (gold, system) of spans that share a character: same spans first, then by the number of
/// shared characters, then by position. Sorted by gold.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> match(const std::vector<LabelledToponym>& gold,
                                                                     const std::vector<LabelledToponym>& system);

/// Great-circle distance on the sphere of radius 6371.0088 km: what the field's scorers mean by error distance. It
/// measures predictions; no distance on a map comes from here.
[[nodiscard]] double error_km(Coordinate a, Coordinate b) noexcept;

/// One document's gold and system side, matched.
struct Matched {
    std::vector<LabelledToponym> gold;
    std::vector<LabelledToponym> system;
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    std::vector<char> counts;   ///< of gold: not "don't care"
    std::vector<char> ignored;  ///< of system: only touches what we do not care for
};
[[nodiscard]] Matched match_documents(const LabelledDocument& gold, const LabelledDocument* system,
                                      const ScoreOptions& options);

}  // namespace mapwire::evaluation
