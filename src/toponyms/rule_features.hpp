#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mapwire::toponyms {

struct SpanFacts;

/// The yes-or-no evidence that rules weigh; names and weights stand in geodata/models/recogniser_rules.tsv.
enum class RuleFeature : std::uint8_t {
    always,
    unknown_name,
    country,
    first_division,
    second_division,
    capital,
    government_building,
    demonym,
    abbreviation,
    large_town,
    town,
    small_town,
    tiny_or_unknown,
    other_feature,
    several_words,
    former_or_variant_name,
    inside_longer,
    function_word,
    grammar_in_capitals,
    only_direction,
    acronym,
    very_short,
    short_variant,
    small_variant,
    lower_elsewhere,
    starts_sentence_alone,
    not_capitalised,
    caseless,
    not_place,
    location_before,
    path_before,
    place_noun_before,
    admin_after,
    follow_place,
    direction_before,
    contained,
    container,
    described,
    in_list,
    title_before,
    first_name_before,
    run_left,
    surname_after,
    org_after,
    org_before,
    facility_after,
    nature_after,
    place_elsewhere,
    contained_elsewhere,
    person_elsewhere,
    count
};

using RuleWeights = std::array<double, static_cast<std::size_t>(RuleFeature::count)>;

[[nodiscard]] std::string_view to_text(RuleFeature feature) noexcept;
[[nodiscard]] std::optional<RuleFeature> rule_feature_from_text(std::string_view text) noexcept;

/// Log-odds that the name is a toponym, by rules.
[[nodiscard]] double rule_score(const SpanFacts& facts, const RuleWeights& weights) noexcept;

}  // namespace mapwire::toponyms
