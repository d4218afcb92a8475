#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mapwire/toponyms/read_toponyms.hpp"

namespace mapwire {

/// A place that was weighed for a mention: what each piece of evidence added to its score (log-odds).
struct ExplainedCandidate {
    PlaceId place;
    MatchKind match;
    double probability;                                         ///< among the candidates of the mention
    double score;                                               ///< the sum of what the evidence added
    std::vector<std::pair<std::string_view, double>> evidence;  ///< greatest first by size; views of constants
};

/// Why a mention was read as it was.
struct ExplainedMention {
    Mention mention;
    Resolution resolution;
    double toponym_probability;  ///< that the name is a toponym at all
    bool by_model;               ///< a learned model said so; else rules
    std::vector<ExplainedCandidate> candidates;
    std::string reason;  ///< one sentence for people
};

/// The mentions of read_toponyms with everything that was weighed; candidates with less than a thousandth are left out.
[[nodiscard]] std::vector<ExplainedMention> explain_toponyms(const Article& article, const Document& document,
                                                             const Gazetteer& gazetteer, const ToponymTables& tables,
                                                             const ReadOptions& options = {});

/// For people: a paragraph a mention.
[[nodiscard]] std::string explanation_text(const Article& article, const std::vector<ExplainedMention>& mentions,
                                           const Gazetteer& gazetteer);
/// The array "mentions" of `mapwire explain --json`.
[[nodiscard]] std::string explanation_json(const Article& article, const std::vector<ExplainedMention>& mentions,
                                           const Gazetteer& gazetteer);

}  // namespace mapwire
