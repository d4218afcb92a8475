#include "toponyms/calibration.hpp"

#include <cmath>

namespace mapwire::toponyms {
namespace {

constexpr std::array<std::string_view, confidence_feature_count> names = {
    "always",      "toponym_log_odds", "place_log_odds", "both",           "only_option",
    "log_options", "approximate",      "focus",          "country",        "first_division",
    "demonym",     "organisation",     "near_others",    "container_said", "same_division"};

}  // namespace

std::string_view to_text(ConfidenceFeature feature) noexcept { return names[static_cast<std::size_t>(feature)]; }

std::optional<ConfidenceFeature> confidence_feature_from_text(std::string_view text) noexcept {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == text) { return static_cast<ConfidenceFeature>(i); }
    }
    return std::nullopt;
}

double confidence_of(const ConfidenceValues& values, const CalibrationWeights& weights, bool lone) noexcept {
    if (!weights.fitted) { return static_cast<double>(values[static_cast<std::size_t>(ConfidenceFeature::both)]); }
    double sum = 0.0;
    const auto& chosen = lone ? weights.lone_weights : weights.weights;
    for (std::size_t i = 0; i < values.size(); ++i) { sum += chosen[i] * static_cast<double>(values[i]); }
    return 1.0 / (1.0 + std::exp(-sum));
}

}  // namespace mapwire::toponyms
