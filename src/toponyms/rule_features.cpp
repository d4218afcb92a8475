#include "toponyms/rule_features.hpp"

#include "toponyms/span_facts.hpp"

namespace mapwire::toponyms {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(RuleFeature::count)> names = {"always",
                                                                                              "unknown_name",
                                                                                              "country",
                                                                                              "first_division",
                                                                                              "second_division",
                                                                                              "capital",
                                                                                              "government_building",
                                                                                              "demonym",
                                                                                              "abbreviation",
                                                                                              "large_town",
                                                                                              "town",
                                                                                              "small_town",
                                                                                              "tiny_or_unknown",
                                                                                              "other_feature",
                                                                                              "several_words",
                                                                                              "former_or_variant_name",
                                                                                              "inside_longer",
                                                                                              "function_word",
                                                                                              "grammar_in_capitals",
                                                                                              "only_direction",
                                                                                              "acronym",
                                                                                              "very_short",
                                                                                              "short_variant",
                                                                                              "small_variant",
                                                                                              "lower_elsewhere",
                                                                                              "starts_sentence_alone",
                                                                                              "not_capitalised",
                                                                                              "caseless",
                                                                                              "not_place",
                                                                                              "location_before",
                                                                                              "path_before",
                                                                                              "place_noun_before",
                                                                                              "admin_after",
                                                                                              "follow_place",
                                                                                              "direction_before",
                                                                                              "contained",
                                                                                              "container",
                                                                                              "described",
                                                                                              "in_list",
                                                                                              "title_before",
                                                                                              "first_name_before",
                                                                                              "run_left",
                                                                                              "surname_after",
                                                                                              "org_after",
                                                                                              "org_before",
                                                                                              "facility_after",
                                                                                              "nature_after",
                                                                                              "place_elsewhere",
                                                                                              "contained_elsewhere",
                                                                                              "person_elsewhere"};

}  // namespace

std::string_view to_text(RuleFeature feature) noexcept { return names[static_cast<std::size_t>(feature)]; }

std::optional<RuleFeature> rule_feature_from_text(std::string_view text) noexcept {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == text) { return static_cast<RuleFeature>(i); }
    }
    return std::nullopt;
}

double rule_score(const SpanFacts& facts, const RuleWeights& weights) noexcept {
    double score = 0.0;
    const auto when = [&](bool holds, RuleFeature feature) {
        if (holds) { score += weights[static_cast<std::size_t>(feature)]; }
    };
    using enum RuleFeature;
    when(true, always);
    const bool division = facts.country || facts.adm1 || facts.adm2;
    when(facts.population_class == 0, unknown_name);
    when(facts.country, country);
    when(facts.adm1 && !facts.country, first_division);
    when(facts.adm2 && !facts.country && !facts.adm1, second_division);
    when(facts.capital, capital);
    when(facts.government, government_building);
    when(facts.demonym, demonym);
    when(facts.abbreviation, abbreviation);
    when(!division && facts.population_class >= 6, large_town);
    when(!division && facts.population_class == 5, town);
    when(!division && (facts.population_class == 3 || facts.population_class == 4), small_town);
    when(!division && (facts.population_class == 1 || facts.population_class == 2) && facts.feature_class == 'P',
         tiny_or_unknown);
    when(facts.population_class == 1 && !division && facts.feature_class != 'P', other_feature);
    when(facts.words > 1, several_words);
    when(facts.kind == NameKind::former, former_or_variant_name);
    when(facts.inside_longer, inside_longer);
    when(facts.is_function_word, function_word);
    const bool in_capitals = facts.shape == Shape::capitals || facts.headline;
    when(facts.is_function_word && facts.abbreviation && in_capitals && !facts.is_pronoun && !facts.container,
         grammar_in_capitals);
    when(facts.only_direction, only_direction);
    when(facts.shape == Shape::capitals && !facts.headline && facts.letters <= 5 && facts.words == 1 &&
             !facts.starts_sentence && !division,
         acronym);
    when(facts.letters <= 2 && !facts.abbreviation, very_short);
    when(facts.variant && facts.letters <= 5 && !facts.country, short_variant);
    when(facts.variant && !division && facts.population_class <= 5, small_variant);
    when(facts.lower_elsewhere && !facts.country, lower_elsewhere);
    when(facts.starts_sentence && facts.words == 1 && !division && facts.run_right == 0, starts_sentence_alone);
    when(facts.shape == Shape::lower, not_capitalised);
    when(facts.shape == Shape::caseless && (!facts.starts_sentence || facts.inside_word), caseless);
    when(facts.not_place != NotPlace::no, not_place);
    when((facts.before & mask(WordClass::location_preposition)) != 0, location_before);
    when((facts.before & mask(WordClass::path_preposition)) != 0, path_before);
    when(facts.place_noun_before, place_noun_before);
    when(facts.admin_after, admin_after);
    when(facts.follow_place, follow_place);
    when(facts.direction_before, direction_before);
    when(facts.contained, contained);
    when(facts.container, container);
    when(facts.described, described);
    when(facts.in_list, in_list);
    when(facts.title_before && !division && !facts.demonym, title_before);
    when(facts.first_name_before && !facts.headline && !facts.country && !facts.demonym, first_name_before);
    when(facts.run_left > 0 && !facts.headline && !facts.demonym && !facts.country, run_left);
    when(facts.surname_after && !facts.headline && !facts.abbreviation && !facts.demonym &&
             (facts.is_first_name || !division),
         surname_after);
    when(facts.org_after, org_after);
    when(facts.org_before, org_before);
    when(facts.facility_after, facility_after);
    when(facts.nature_after, nature_after);
    when(facts.place_elsewhere, place_elsewhere);
    when(facts.contained_elsewhere, contained_elsewhere);
    when(facts.person_elsewhere && !facts.country && !facts.demonym, person_elsewhere);
    return score;
}

}  // namespace mapwire::toponyms
