#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mapwire::toponyms {

/// What the stated confidence of a resolved mention is made of; names and weights stand in
/// geodata/models/confidence.tsv.
enum class ConfidenceFeature : std::uint8_t {
    always,
    toponym_log_odds,  ///< that the name is a toponym, cut to ±8
    place_log_odds,    ///< of the chosen place and those near it among its options, cut to ±8
    both,              ///< the product of the two probabilities
    only_option,
    log_options,
    approximate,  ///< the place only says where the story is
    focus,        ///< of an approximate place: how clear the focus of the story is
    country,
    first_division,
    demonym,
    organisation,
    near_others,     ///< ln(1 + weight of the document's other names within 150 km)
    container_said,  ///< an approximate place is the one that the text says it lies in
    same_division,   ///< share of the other names in its first-level division
    count
};
inline constexpr std::size_t confidence_feature_count = static_cast<std::size_t>(ConfidenceFeature::count);
using ConfidenceValues = std::array<float, confidence_feature_count>;

struct CalibrationWeights {
    std::array<double, confidence_feature_count> weights{};       ///< the outlet's home is known
    std::array<double, confidence_feature_count> lone_weights{};  ///< nothing is known of the outlet
    double threshold = 0.5;                                       ///< mentions below are not told
    bool fitted = false;  ///< no table: confidence is the product of the two probabilities
};

[[nodiscard]] std::string_view to_text(ConfidenceFeature feature) noexcept;
[[nodiscard]] std::optional<ConfidenceFeature> confidence_feature_from_text(std::string_view text) noexcept;
[[nodiscard]] double confidence_of(const ConfidenceValues& values, const CalibrationWeights& weights,
                                   bool lone) noexcept;

}  // namespace mapwire::toponyms
