#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mapwire/evaluation/labelled_documents.hpp"

namespace mapwire {

struct ScoreOptions {
    double within_km = 161.0;        ///< a place is right within this distance (100 miles)
    std::vector<std::string> kinds;  ///< score these kinds of gold only; empty: all
    bool without_demonyms = false;   ///< gold marked as demonym is neither right nor wrong
    std::size_t resamples = 0;       ///< bootstrap by documents for 95 % intervals; 0: none
    std::uint64_t seed = 1;
};

struct PrecisionRecall {
    double precision = 0.0;
    double recall = 0.0;
    double f1 = 0.0;
    std::size_t right = 0;
};

struct Interval {
    double low;
    double high;
};

/// All counts are pooled over the corpus (micro averages). Definitions: CoNLL-2003 for `exact`; greedy one-to-one
/// overlap for the rest; errors are great-circle distances on the sphere of radius 6371.0088 km, as the field's scorers
/// take them, and 20 039 km stand for a miss. Accuracy@161km: Cheng et al. 2010; AUC: Jurgens et al. 2015; combined F1:
/// Kamalloo and Rafiei 2018.
struct Scores {
    std::size_t documents = 0;
    std::size_t gold = 0;
    std::size_t gold_with_place = 0;
    std::size_t system = 0;
    std::size_t system_with_place = 0;
    PrecisionRecall exact;
    PrecisionRecall overlap;
    std::size_t compared = 0;        ///< gold with a place, recognised and given a place
    std::optional<double> accuracy;  ///< of those, within the distance
    std::optional<double> mean_km;
    std::optional<double> median_km;
    std::optional<double> auc;
    std::optional<double> end_to_end_accuracy;  ///< of all gold with a place
    std::optional<double> end_to_end_auc;
    PrecisionRecall combined;
    PrecisionRecall combined_strict;
    bool partial = false;               ///< some gold is partial: precision and F1 mean nothing
    std::size_t offset_mismatches = 0;  ///< system mentions whose text is not the text at their offsets
    std::size_t missing_documents = 0;
    std::map<std::string, Interval> intervals;  ///< "combined.f1" and so on, when asked for
};

/// Scores system documents against gold documents of the same id. System documents that are not in the gold are
/// ignored.
[[nodiscard]] Scores score(std::span<const LabelledDocument> gold, std::span<const LabelledDocument> system,
                           const ScoreOptions& options = {});

/// Why a gold toponym or a system mention counts as an error; for error analysis.
struct ScoredError {
    std::string kind;  ///< "missed", "false", "unresolved", "far"
    std::string document;
    std::size_t start;
    std::string text;
    double error_km;  ///< of "far", else 0
};
[[nodiscard]] std::vector<ScoredError> errors_of(std::span<const LabelledDocument> gold,
                                                 std::span<const LabelledDocument> system,
                                                 const ScoreOptions& options = {});

/// How often mentions of a stated confidence are right (overlap with gold and within the distance): ten bins.
struct ReliabilityBin {
    double from;
    double to;
    std::size_t count;
    double stated;  ///< mean stated confidence
    double right;   ///< share that is right
};
[[nodiscard]] std::vector<ReliabilityBin> reliability(std::span<const LabelledDocument> gold,
                                                      std::span<const LabelledDocument> system,
                                                      const ScoreOptions& options = {});

/// The report of `mapwire evaluate`, for people and as one JSON object.
[[nodiscard]] std::string report_text(const Scores& scores, const ScoreOptions& options);
[[nodiscard]] std::string report_json(const Scores& scores, const ScoreOptions& options);

}  // namespace mapwire
