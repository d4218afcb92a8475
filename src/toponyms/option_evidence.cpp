#include "toponyms/option_evidence.hpp"

#include <algorithm>
#include <cmath>

namespace mapwire::toponyms {
namespace {

using enum OptionFeature;

constexpr std::size_t at(OptionFeature feature) noexcept { return static_cast<std::size_t>(feature); }

constexpr float same_area = 0.999723F;  // cosine of about 150 km

template <class Key>
float share_of(const std::vector<std::pair<Key, float>>& shares, Key key) noexcept {
    for (const auto& [known, value] : shares) {
        if (known == key) { return value; }
    }
    return 0.0F;
}

void describe_by_outlet(const PlaceOption& option, const Outlet& outlet, OptionValues& values) {
    values[at(outlet_country)] = share_of(outlet.countries, option.country);
    if (option.adm1 != 0) { values[at(outlet_division)] = share_of(outlet.divisions, option.adm1); }
    const float cos_angle = option.direction[0] * outlet.home[0] + option.direction[1] * outlet.home[1] +
                            option.direction[2] * outlet.home[2];
    constexpr float km_per_radian = 6371.0F;  // a step of nearness, no distance that reaches a map
    const float km = std::acos(std::clamp(cos_angle, -1.0F, 1.0F)) * km_per_radian;
    const auto strength = static_cast<float>(outlet.strength);
    values[at(outlet_distance)] = strength * std::log1p(km / 20.0F) / 5.0F;
    values[at(outlet_near_settlement)] = option.feature_class == 'P' && km < 80.0F ? strength : 0.0F;
}

}  // namespace

Namesakes namesakes_of(const Names& names, const NameGroup& group) {
    Namesakes found;
    found.largest = group.first_option;
    for (auto o = group.first_option; o < group.end_option; ++o) {
        const PlaceOption& option = names.options[o];
        found.any_country = found.any_country || (option.is_country && option.kind != NameKind::demonym);
        found.any_chosen_name = found.any_chosen_name || (option.is_chosen && option.kind == NameKind::preferred);
        if (names.options[o].log_population > found.log_population) {
            found.log_population = names.options[o].log_population;
            found.largest = o;
        }
    }
    for (auto o = group.first_option; o < group.end_option; ++o) {
        if (cosine(names.options[o], names.options[found.largest]) >= same_area) { continue; }
        found.log_population_elsewhere = std::max(found.log_population_elsewhere, names.options[o].log_population);
    }
    return found;
}

void describe_option(const PlaceOption& option, const Namesakes& namesakes, bool stripped, const Outlet& outlet,
                     OptionValues& values, const Names& names) {
    values[at(log_population)] = option.log_population / 10.0F;
    values[at(log_population_squared)] = option.log_population * option.log_population / 100.0F;
    values[at(population_lead)] = (option.log_population - namesakes.log_population) / 10.0F;
    const auto flag = [&](OptionFeature feature, bool holds) { values[at(feature)] = holds ? 1.0F : 0.0F; };
    flag(over_5_000, option.population >= 5'000);
    flag(over_15_000, option.population >= 15'000);
    flag(over_100_000, option.population >= 100'000);
    flag(over_1_000_000, option.population >= 1'000'000);
    constexpr float thirty_times = 3.4F;
    flag(dominant, namesakes.log_population - namesakes.log_population_elsewhere > thirty_times &&
                       cosine(option, names.options[namesakes.largest]) >= same_area);
    flag(chosen, option.is_chosen);
    const float not_american = 1.0F - outlet.american;
    flag(unknown_population, option.population <= 0);
    flag(country, option.is_country);
    values[at(world_country)] = not_american * values[at(country)];
    flag(first_division, option.is_adm1);
    flag(second_division, option.is_adm2);
    flag(lower_division, option.is_lower_division && option.feature_class == 'A' && !option.is_country);
    flag(capital, option.is_capital);
    // An outlet that is at home in London, Ontario, need not say so.
    const float world = not_american * (1.0F - static_cast<float>(outlet.strength));
    values[at(world_capital)] = namesakes.any_country ? 0.0F : world * values[at(capital)];
    flag(seat, option.is_seat);
    flag(section, option.is_section);
    flag(settlement, option.feature_class == 'P');
    flag(water, option.feature_class == 'H');
    flag(land_form, option.feature_class == 'T');
    flag(area, option.feature_class == 'L');
    flag(site, option.feature_class == 'S' && !option.is_government);
    flag(government_building, option.is_government);
    flag(name_alternate, option.kind == NameKind::alternate && !option.is_chosen);
    flag(second_name, namesakes.any_chosen_name && option.kind == NameKind::alternate);
    flag(name_abbreviation, option.kind == NameKind::abbreviation);
    flag(name_demonym, option.kind == NameKind::demonym);
    flag(country_demonym, option.kind == NameKind::demonym && option.is_country);
    flag(name_former, option.kind == NameKind::former);
    flag(match_folded, option.match == MatchKind::folded);
    flag(match_variant, option.match == MatchKind::variant);
    flag(stripped_name, stripped && option.is_adm2 && option.kind != NameKind::abbreviation);
    flag(domain_country, outlet.domain_country != 0 && option.country == outlet.domain_country && !option.is_country);
    constexpr std::uint32_t united_states = (std::uint32_t{'U'} << 8U) | 'S';
    if (option.country == united_states && !option.is_country) {
        values[at(american_wording)] = 2.0F * outlet.american - 1.0F;
    }
    if (outlet.strength > 0.0) { describe_by_outlet(option, outlet, values); }
}

namespace {

// The noun that asks for a kind of place, nullptr when there is none.
const PlaceNoun* noun_of(const SpanFacts& facts, const LanguageWords& words) noexcept {
    std::uint64_t hash = 0;
    const bool before = facts.place_noun_before;
    if (before) {
        hash = has(facts.before, WordClass::of_word) ? facts.before2_hash : facts.before_hash;
    } else if (!facts.possessive) {
        hash = facts.list_noun_hash != 0 ? facts.list_noun_hash : facts.after_hash;
    }
    const auto number = hash == 0 ? 0 : words.place_nouns.find(hash);
    if (number == 0) { return nullptr; }
    const PlaceNoun& noun = words.nouns[number - 1];
    return (before ? noun.before : noun.after) ? &noun : nullptr;
}

}  // namespace

bool says_something(const SpanFacts& facts, const LanguageWords& words) noexcept {
    return facts.role == Role::metonymic || noun_of(facts, words) != nullptr;
}

void describe_by_words(const PlaceOption& option, const SpanFacts& facts, const LanguageWords& words,
                       OptionValues& values) {
    if (facts.role == Role::metonymic) {
        values[at(acting_capital)] = option.is_capital ? 1.0F : 0.0F;
        values[at(acting_country)] = option.is_country ? 1.0F : 0.0F;
    }
    const auto* const noun = noun_of(facts, words);
    if (noun == nullptr) { return; }
    // Does the option answer what the noun asks for?
    bool agrees = noun->feature_classes.find(option.feature_class) != std::string::npos;
    if (agrees && !noun->feature_codes.empty()) {
        agrees =
            std::find(noun->feature_codes.begin(), noun->feature_codes.end(), option.code) != noun->feature_codes.end();
    }
    values[at(agrees ? noun_agrees : noun_differs)] = 1.0F;
}

}  // namespace mapwire::toponyms
