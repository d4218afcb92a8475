#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mapwire::toponyms {

/// The evidence that one place is meant rather than its namesakes; names, rounds and weights stand in
/// geodata/models/resolver.tsv. "others" are the other names of the document, each counted once, weighed by how likely
/// they are toponyms and how likely this reading of them is.
enum class OptionFeature : std::uint8_t {
    log_population,  ///< ln(population + 300) / 10
    log_population_squared,
    unknown_population,
    population_lead,  ///< ln of its population over the largest of its namesakes', / 10
    over_5_000,       ///< people; each step adds to the one below
    over_15_000,
    over_100_000,
    over_1_000_000,
    chosen,            ///< in a small layer, such as the embedded gazetteer: places that the news names
    dominant,          ///< thirty times larger than any namesake elsewhere
    world_capital,     ///< a capital, times how little the text is worded for American readers and how little is known
                       ///< of the outlet; 0 beside a country of the name
    world_country,     ///< a country, times the same
    local_population,  ///< ln(population + 300) / 10 times how much of the text lies in one first-level division
    local_near,        ///< ln(1 + weight of the others within 150 km) times the same
    country,
    first_division,
    second_division,
    lower_division,
    capital,
    seat,
    section,
    settlement,
    water,
    land_form,
    area,
    site,
    government_building,
    name_alternate,
    second_name,  ///< an alternate name where a chosen place has it as its own
    name_abbreviation,
    name_demonym,
    country_demonym,  ///< "Syrian", "Georgian" of a country
    name_former,
    match_folded,
    match_variant,
    stripped_name,         ///< "Jefferson" for "Jefferson County"
    said_to_lie_in,        ///< "X, Y": Y contains it
    said_elsewhere,        ///< the same through another mention of the name
    demonym_says_country,  ///< "the Syrian town of X"
    demonym_denies,        ///< such a demonym of another country
    noun_agrees,           ///< "the town of X" and a settlement
    noun_differs,
    acting_capital,  ///< the mention acts ("Moscow said") and this is a capital
    acting_country,
    contains_said,   ///< is the Y of "X, Y" and contains a reading of X
    division_share,  ///< of the others' weight that lies in its first-level division
    division_mass,   ///< ln(1 + that weight)
    country_share,
    country_mass,
    division_named,  ///< how likely a name of the text means its first-level division itself
    near_40km,       ///< ln(1 + weight of the others within about that distance)
    near_150km,
    near_300km,
    any_division_share,  ///< the same five where every reading of the others counts alike
    any_division_mass,
    any_country_share,
    any_near_40km,
    any_near_150km,
    any_names_40km,   ///< as any_near_40km, by the square roots of the weights: a name with many readings counts for
                      ///< more
    any_county,       ///< a settlement and a second-level division of another name lie as close
    outlet_division,  ///< share of the outlet's articles that lies there
    outlet_country,
    outlet_distance,  ///< ln(1 + km to the outlet's home / 20), times the home's strength
    outlet_near_settlement,
    domain_country,    ///< the address of the source ends in its country's code
    american_wording,  ///< of a place in the United States: how much the text is worded for readers there, in [-1, 1]
    count
};

inline constexpr std::size_t option_feature_count = static_cast<std::size_t>(OptionFeature::count);
inline constexpr std::size_t ranking_rounds = 3;

/// Values of one option.
using OptionValues = std::array<float, option_feature_count>;
/// Weights of each round; the first round knows no context.
using RoundWeights = std::array<std::array<double, option_feature_count>, ranking_rounds>;
struct OptionWeights {
    RoundWeights at_home;  ///< for articles of an outlet whose home is known
    RoundWeights lone;     ///< for articles of which nothing is known
};

[[nodiscard]] std::string_view to_text(OptionFeature feature) noexcept;
[[nodiscard]] std::optional<OptionFeature> option_feature_from_text(std::string_view text) noexcept;

}  // namespace mapwire::toponyms
