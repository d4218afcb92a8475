#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/resources.hpp"
#include "mapwire/evaluation/score.hpp"
#include "mapwire/toponyms/train.hpp"

namespace mapwire {

/// The labelled documents as training reads them: analysed, offsets in bytes.
[[nodiscard]] std::vector<TrainingDocument> training_documents(std::span<const LabelledDocument> gold,
                                                               const Resources& resources);

/// What was found in each document by a model that did not see it, index by index with the gold.
struct CrossValidation {
    std::vector<LabelledDocument> at_home;        ///< homes of outlets learned from the same texts without labels
    std::vector<LabelledDocument> lone;           ///< nothing known of the outlet
    std::vector<LabelledDocument> only_places;    ///< as at_home, without places that only say "near the story"
    std::vector<LabelledDocument> in_lower_case;  ///< as at_home, the text written in lower case
    std::vector<LabelledDocument> in_capitals;
};

/// One model a fold, trained on the documents of all other folds. Homes are learned from texts as the fold's own model
/// reads them, so that no label of a document reaches its reading.
[[nodiscard]] CrossValidation cross_validate(std::span<const LabelledDocument> gold,
                                             std::span<const TrainingDocument> lessons, const Resources& resources,
                                             const TrainOptions& options);

/// Scores with 95 % intervals (documents resampled) and the reliability of confidences, for the documents `gold`, which
/// stand in `found` from `begin` on.
[[nodiscard]] std::string cross_validation_report(const std::string& name, std::span<const LabelledDocument> gold,
                                                  const CrossValidation& found, std::size_t begin);

}  // namespace mapwire
