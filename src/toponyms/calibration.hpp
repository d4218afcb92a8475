#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "toponyms/trees.hpp"

namespace mapwire::toponyms {

/// What the trees look at that judge a mention once everything else is known: a second look at the name together with
/// the place that it would get. Their names stand in geodata/models/confidence.tsv.
enum class ConfidenceFeature : std::uint8_t {
    toponym_log_odds,  ///< by the recogniser, cut to ±8
    rule_score,
    words,
    run_left,
    run_right,
    inside_longer,
    holds_shorter,
    person_cues,  ///< title, given name, surname, person elsewhere: how many
    tail_cues,    ///< organisation 1, facility 2, nature 4, division 8 after it
    place_cues,   ///< preposition of place 1, noun of place 2, said to lie in 4, described 8, container 16
    surname_elsewhere,
    place_elsewhere,
    lower_elsewhere,
    starts_sentence,
    headline,
    possessive,
    role,
    population_class,
    option_class,
    rival_span,      ///< log-odds of the likeliest other span that overlaps
    same_name,       ///< mean chance of the other mentions of the name, -1 when there are none
    name_mentions,   ///< how often the name stands in the text
    text_length,     ///< ln of the number of tokens
    density,         ///< expected toponyms a hundred tokens
    place_log_odds,  ///< of the place and those within 150 km among its options, cut to ±8
    top_probability,
    rival_probability,  ///< of the likeliest option elsewhere
    log_options,
    approximate,     ///< the place only says where the story is
    focus,           ///< how clear the focus of the story is
    focus_distance,  ///< ln(1 + km) from the place to the focus; -1 without one
    container_said,  ///< an approximate place is the one that the text says it lies in
    kind,            ///< of the place: 0 other, 1 settlement, 2 lower division, 3 first-level, 4 country
    name_kind,
    log_population,
    near_40km,
    near_150km,
    division_share,
    country_share,
    any_division_share,
    any_near_150km,
    dominant,
    said_to_lie_in,
    outlet_strength,  ///< 0 when nothing is known of the outlet
    wording,          ///< chance that the wording is American for a place there, else that it is not
    outlet_distance,  ///< ln(1 + km) from the place to the outlet's home; -1 without one
    letter_case,      ///< of the whole text: 0 mixed, 1 lower, 2 capitals
    count
};
inline constexpr std::size_t confidence_feature_count = static_cast<std::size_t>(ConfidenceFeature::count);
using ConfidenceValues = std::array<float, confidence_feature_count>;

struct Calibration {
    Forest toponym;          ///< that the span is exactly a toponym
    Forest place;            ///< that it is one and the place is right
    double threshold = 0.5;  ///< mentions with less confidence are not told
    bool fitted = false;     ///< no table: confidence is the product of the recogniser's and the ranker's probability
};

[[nodiscard]] std::string_view to_text(ConfidenceFeature feature) noexcept;
[[nodiscard]] std::optional<ConfidenceFeature> confidence_feature_from_text(std::string_view text) noexcept;

/// 1 / (1 + exp(-x)).
[[nodiscard]] float probability_of(float log_odds) noexcept;

}  // namespace mapwire::toponyms
