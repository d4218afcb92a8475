#include "toponyms/calibration.hpp"

#include <cmath>

namespace mapwire::toponyms {
namespace {

constexpr std::array<std::string_view, confidence_feature_count> names = {"toponym_log_odds",
                                                                          "rule_score",
                                                                          "words",
                                                                          "run_left",
                                                                          "run_right",
                                                                          "inside_longer",
                                                                          "holds_shorter",
                                                                          "person_cues",
                                                                          "tail_cues",
                                                                          "place_cues",
                                                                          "surname_elsewhere",
                                                                          "place_elsewhere",
                                                                          "lower_elsewhere",
                                                                          "starts_sentence",
                                                                          "headline",
                                                                          "possessive",
                                                                          "role",
                                                                          "population_class",
                                                                          "option_class",
                                                                          "rival_span",
                                                                          "same_name",
                                                                          "name_mentions",
                                                                          "text_length",
                                                                          "density",
                                                                          "place_log_odds",
                                                                          "top_probability",
                                                                          "rival_probability",
                                                                          "log_options",
                                                                          "approximate",
                                                                          "focus",
                                                                          "focus_distance",
                                                                          "container_said",
                                                                          "kind",
                                                                          "name_kind",
                                                                          "log_population",
                                                                          "near_40km",
                                                                          "near_150km",
                                                                          "division_share",
                                                                          "country_share",
                                                                          "any_division_share",
                                                                          "any_near_150km",
                                                                          "dominant",
                                                                          "said_to_lie_in",
                                                                          "outlet_strength",
                                                                          "wording",
                                                                          "outlet_distance",
                                                                          "letter_case"};

}  // namespace

std::string_view to_text(ConfidenceFeature feature) noexcept { return names[static_cast<std::size_t>(feature)]; }

std::optional<ConfidenceFeature> confidence_feature_from_text(std::string_view text) noexcept {
    for (std::size_t i = 0; i < names.size(); ++i) {
        // Asked for every split of every tree: most names differ in their length.
        if (names[i].size() == text.size() && names[i] == text) { return static_cast<ConfidenceFeature>(i); }
    }
    return std::nullopt;
}

float probability_of(float log_odds) noexcept { return 1.0F / (1.0F + std::exp(-log_odds)); }

}  // namespace mapwire::toponyms
