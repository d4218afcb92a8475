#include "toponyms/option_features.hpp"

namespace mapwire::toponyms {
namespace {

constexpr std::array<std::string_view, option_feature_count> names = {"log_population",
                                                                      "log_population_squared",
                                                                      "unknown_population",
                                                                      "population_lead",
                                                                      "over_5_000",
                                                                      "over_15_000",
                                                                      "over_100_000",
                                                                      "over_1_000_000",
                                                                      "chosen",
                                                                      "dominant",
                                                                      "world_capital",
                                                                      "world_country",
                                                                      "local_population",
                                                                      "local_near",
                                                                      "country",
                                                                      "first_division",
                                                                      "second_division",
                                                                      "lower_division",
                                                                      "capital",
                                                                      "seat",
                                                                      "section",
                                                                      "settlement",
                                                                      "water",
                                                                      "land_form",
                                                                      "area",
                                                                      "site",
                                                                      "government_building",
                                                                      "name_alternate",
                                                                      "second_name",
                                                                      "name_abbreviation",
                                                                      "name_demonym",
                                                                      "country_demonym",
                                                                      "name_former",
                                                                      "match_folded",
                                                                      "match_variant",
                                                                      "stripped_name",
                                                                      "said_to_lie_in",
                                                                      "said_elsewhere",
                                                                      "demonym_says_country",
                                                                      "demonym_denies",
                                                                      "noun_agrees",
                                                                      "noun_differs",
                                                                      "acting_capital",
                                                                      "acting_country",
                                                                      "contains_said",
                                                                      "division_share",
                                                                      "division_mass",
                                                                      "country_share",
                                                                      "country_mass",
                                                                      "division_named",
                                                                      "near_40km",
                                                                      "near_150km",
                                                                      "near_300km",
                                                                      "any_division_share",
                                                                      "any_division_mass",
                                                                      "any_country_share",
                                                                      "any_near_40km",
                                                                      "any_near_150km",
                                                                      "any_names_40km",
                                                                      "any_county",
                                                                      "outlet_division",
                                                                      "outlet_country",
                                                                      "outlet_distance",
                                                                      "outlet_near_settlement",
                                                                      "domain_country",
                                                                      "american_wording"};

}  // namespace

std::string_view to_text(OptionFeature feature) noexcept { return names[static_cast<std::size_t>(feature)]; }

std::optional<OptionFeature> option_feature_from_text(std::string_view text) noexcept {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == text) { return static_cast<OptionFeature>(i); }
    }
    return std::nullopt;
}

}  // namespace mapwire::toponyms
