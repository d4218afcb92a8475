#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/article.hpp"
#include "mapwire/model/coordinate.hpp"
#include "mapwire/model/document.hpp"
#include "mapwire/toponyms/outlet_homes.hpp"
#include "mapwire/toponyms/toponym_tables.hpp"

namespace mapwire {

/// A toponym that a person marked.
struct MarkedToponym {
    TextSpan span;
    std::optional<Coordinate> position;
};

/// A text written otherwise, every byte in its place: in lower case, in capitals.
struct TextInOtherCase {
    Article article;
    Document document;
};

struct TrainingDocument {
    Article article;
    Document document;
    std::vector<MarkedToponym> toponyms;
    std::vector<TextInOtherCase> in_other_case;    ///< learned from too, by their own weights
    std::vector<TextInOtherCase> beginnings = {};  ///< its first sentences alone: short texts know little of themselves
};

struct TrainOptions {
    std::uint64_t seed = 1;   ///< order of examples; the same seed gives the same bytes
    std::size_t folds = 5;    ///< later layers learn from earlier layers' answers on documents those did not see
    double threshold = 0.30;  ///< least confidence of a mention that is told
    double right_within_km = 161.0;
};

/// The files that hold what was learned, to be written under geodata/models/.
struct TrainedFiles {
    std::string model;       ///< toponyms-<language>.mwm
    std::string resolver;    ///< resolver.tsv
    std::string confidence;  ///< confidence.tsv
};

/// Learns, in this order: how words are written (case habits), which names are toponyms (hashed logistic regression,
/// cross-fitted), where outlets are at home (without labels), which namesake is meant (conditional logit, three
/// rounds), and how sure the outcome is (logistic regression). Features are those of run time. All documents must be of
/// one language. `tables` gives words and first weights; a model in it is not used.
[[nodiscard]] TrainedFiles train(std::span<const TrainingDocument> documents, const Gazetteer& gazetteer,
                                 const ToponymTables& tables, const TrainOptions& options = {});

/// The tables with what was learned in place of what they held.
[[nodiscard]] ToponymTables with_trained(const ToponymTables& tables, const TrainedFiles& files);

}  // namespace mapwire
