#pragma once

#include <string>
#include <vector>

#include "toponyms/knowledge.hpp"

namespace mapwire::toponyms {

/// How words are written in these texts, headlines left out.
[[nodiscard]] CaseHabits learn_habits(const std::vector<const DocumentView*>& views);

/// Weights as whole numbers times a scale; the largest becomes 127.
[[nodiscard]] std::vector<std::int8_t> quantised(const std::vector<float>& weights, float& scale);

/// The files resolver.tsv and confidence.tsv.
[[nodiscard]] std::string resolver_table(const Knowledge& knowledge);
[[nodiscard]] std::string confidence_table(const Calibration& calibration, double threshold);

}  // namespace mapwire::toponyms
