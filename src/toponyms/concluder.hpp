#pragma once

#include <algorithm>
#include <cmath>

#include "toponyms/conclude.hpp"

namespace mapwire::toponyms {

// Cosine of about 150 km.
inline constexpr float same_area = 0.999723F;
inline constexpr float sure_enough = 0.5F;
inline constexpr float too_close = 0.85F;
// The place of the story must be clearly likelier than the name's own place.
inline constexpr float clearly = 0.15F;

inline void set(ConfidenceValues& values, ConfidenceFeature feature, float value) noexcept {
    values[static_cast<std::size_t>(feature)] = value;
}

inline float log_odds(float probability) noexcept {
    const float p = std::clamp(probability, 1e-6F, 1.0F - 1e-6F);
    return std::clamp(std::log(p / (1.0F - p)), -8.0F, 8.0F);
}

inline float log_km(const std::array<float, 3>& a, const std::array<float, 3>& b) noexcept {
    const float cos_angle = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    const float arc = std::sqrt(std::max(0.0F, 2.0F * (1.0F - cos_angle)));
    return std::log1p(arc * 6371.0F);  // a step of nearness, no distance that reaches a map
}

inline float kind_of(const PlaceOption& option) noexcept {
    if (option.is_country) { return 4.0F; }
    if (option.is_adm1) { return 3.0F; }
    if (option.feature_class == 'A') { return 2.0F; }
    return option.feature_class == 'P' ? 1.0F : 0.0F;
}

/// Weighs what each span of one document may come to.
class Concluder {
public:
    using enum ConfidenceFeature;

    explicit Concluder(const Evidence& evidence) : e_(evidence) {
        find_focus();
        find_containers();
        look_at_names();
        find_rivals();
    }

    Conclusion nothing(std::uint32_t i) const {
        Conclusion conclusion;
        describe_span(i, conclusion.values);
        return conclusion;
    }

    // The name's own place.
    Conclusion exact(std::uint32_t i) const {
        Conclusion conclusion = nothing(i);
        if (!e_.ranking.spans[i].empty()) { settle(i, conclusion); }
        return conclusion;
    }

    // Where the text says it lies, or where the outlet or the story is at home.
    Conclusion near_story(std::uint32_t i) const {
        Conclusion conclusion = nothing(i);
        auto& values = conclusion.values;
        const auto outer = container_[i];
        if (e_.facts[i].only_demonym) { return conclusion; }
        if (outer != Word::none && !e_.ranking.spans[outer].empty()) {
            const PlaceOption& option = e_.names.options[e_.ranking.spans[outer].front().option];
            conclusion.place = option.place;
            conclusion.direction = option.direction;
            set(values, container_said, 1.0F);
        } else if (e_.outlet.home_place && e_.outlet.strength > 0.2) {
            conclusion.place = e_.outlet.home_place;
            conclusion.direction = e_.outlet.home;
        } else if (focus_ != Word::none) {
            conclusion.place = e_.names.options[focus_].place;
            conclusion.direction = e_.names.options[focus_].direction;
        } else {
            return conclusion;
        }
        conclusion.approximate = true;
        set(values, approximate, 1.0F);
        // What real places of the name there are, and how they fit, still tells.
        if (!e_.ranking.spans[i].empty()) { describe_ranking(i, conclusion.direction, values); }
        describe_position(conclusion.direction, values);
        return conclusion;
    }

private:
    void describe_span(std::uint32_t i, ConfidenceValues& values) const {
        const SpanFacts& f = e_.facts[i];
        const auto flag = [](bool holds, float weight = 1.0F) { return holds ? weight : 0.0F; };
        set(values, toponym_log_odds, log_odds(e_.chances[i]));
        set(values, rule_score, static_cast<float>(f.rule_score));
        set(values, words, static_cast<float>(f.words));
        set(values, run_left, static_cast<float>(f.run_left));
        set(values, run_right, static_cast<float>(f.run_right));
        set(values, inside_longer, flag(f.inside_longer));
        set(values, holds_shorter, flag(f.holds_shorter));
        set(values, person_cues,
            flag(f.title_before) + flag(f.first_name_before) + flag(f.surname_after) + flag(f.person_elsewhere, 2.0F));
        set(values, tail_cues,
            flag(f.org_after || f.org_before) + flag(f.facility_after, 2.0F) + flag(f.nature_after, 4.0F) +
                flag(f.admin_after, 8.0F));
        set(values, place_cues,
            flag(has(f.before, WordClass::location_preposition)) + flag(f.place_noun_before, 2.0F) +
                flag(f.contained, 4.0F) + flag(f.described, 8.0F) + flag(f.container, 16.0F));
        set(values, place_elsewhere, flag(f.place_elsewhere) + flag(f.contained_elsewhere));
        set(values, surname_elsewhere, flag(f.surname_elsewhere) + flag(f.org_elsewhere, 2.0F));
        set(values, lower_elsewhere, flag(f.lower_elsewhere));
        set(values, starts_sentence, flag(f.starts_sentence));
        set(values, headline, flag(f.headline));
        set(values, letter_case, static_cast<float>(f.letter_case));
        set(values, possessive, flag(f.possessive));
        set(values, role, static_cast<float>(f.role));
        set(values, population_class, static_cast<float>(f.population_class));
        set(values, option_class, static_cast<float>(f.option_class));
        set(values, rival_span, log_odds(rival_[i]));
        const NameSums& sums = sums_[name_[i]];
        const bool alone = sums.mentions < 2;
        set(values, same_name, alone ? -1.0F : (sums.chances - e_.chances[i]) / static_cast<float>(sums.mentions - 1));
        set(values, name_mentions, static_cast<float>(sums.mentions));
        set(values, text_length, text_length_);
        set(values, density, density_);
        set(values, focus, focus_strength_);
        set(values, outlet_strength, static_cast<float>(e_.outlet.strength));
    }

    void describe_position(const std::array<float, 3>& direction, ConfidenceValues& values) const {
        set(values, focus_distance,
            focus_ == Word::none ? -1.0F : log_km(direction, e_.names.options[focus_].direction));
        set(values, outlet_distance, e_.outlet.strength > 0.0 ? log_km(direction, e_.outlet.home) : -1.0F);
    }

    // How likely the options around a point are, and the best one elsewhere.
    struct Masses {
        float area = 0.0F;
        float elsewhere = 0.0F;
    };
    Masses masses_around(std::uint32_t i, const std::array<float, 3>& at) const {
        Masses masses;
        for (const RankedOption& one : e_.ranking.spans[i]) {
            const auto& d = e_.names.options[one.option].direction;
            if (at[0] * d[0] + at[1] * d[1] + at[2] * d[2] >= same_area) {
                masses.area += one.probability;
            } else {
                masses.elsewhere = std::max(masses.elsewhere, one.probability);
            }
        }
        return masses;
    }

    Masses describe_ranking(std::uint32_t i, const std::array<float, 3>& at, ConfidenceValues& values) const {
        const auto& ranked = e_.ranking.spans[i];
        const auto masses = masses_around(i, at);
        set(values, place_log_odds, log_odds(masses.area));
        set(values, top_probability, ranked.front().probability);
        set(values, rival_probability, masses.elsewhere);
        set(values, log_options, std::log(static_cast<float>(ranked.size())));
        return masses;
    }

    // The option in whose surroundings most of the probability lies; of several there, the likeliest.
    std::uint32_t best_option(std::uint32_t i) const {
        const auto& ranked = e_.ranking.spans[i];
        std::uint32_t best = 0;
        float best_mass = masses_around(i, e_.names.options[ranked.front().option].direction).area;
        for (std::uint32_t r = 1; r < std::min<std::size_t>(ranked.size(), 4) && best_mass < sure_enough; ++r) {
            const float mass = masses_around(i, e_.names.options[ranked[r].option].direction).area;
            if (mass > best_mass + 0.02F) {
                best = r;
                best_mass = mass;
            }
        }
        return ranked[best].option;
    }

    void settle(std::uint32_t i, Conclusion& conclusion) const {
        conclusion.option = best_option(i);
        const PlaceOption& best = e_.names.options[conclusion.option];
        conclusion.place = best.place;
        conclusion.direction = best.direction;
        auto& values = conclusion.values;
        const auto masses = describe_ranking(i, best.direction, values);
        conclusion.ambiguous = masses.area < sure_enough && masses.elsewhere > too_close * masses.area;
        set(values, kind, kind_of(best));
        // A spelling of a place that somebody chose was chosen too.
        const bool chosen = best.is_of_few && best.kind == NameKind::alternate;
        set(values, name_kind, static_cast<float>(chosen ? NameKind::preferred : best.kind));
        set(values, log_population, best.log_population);
        const auto& found = e_.ranking.values[conclusion.option];
        const auto take = [&](ConfidenceFeature feature, OptionFeature from) {
            set(values, feature, found[static_cast<std::size_t>(from)]);
        };
        take(near_40km, OptionFeature::near_40km);
        take(near_150km, OptionFeature::near_150km);
        take(division_share, OptionFeature::division_share);
        take(country_share, OptionFeature::country_share);
        take(any_division_share, OptionFeature::any_division_share);
        take(any_near_150km, OptionFeature::any_near_150km);
        take(dominant, OptionFeature::dominant);
        take(said_to_lie_in, OptionFeature::said_elsewhere);
        const bool american = best.country == ((std::uint32_t{'U'} << 8U) | 'S');
        set(values, wording, american ? e_.outlet.american : 1.0F - e_.outlet.american);
        describe_position(best.direction, values);
    }

    void find_focus();
    void find_containers();
    void look_at_names();
    void find_rivals();

    const Evidence& e_;
    std::uint32_t focus_ = Word::none;  // an option
    float focus_strength_ = 0.0F;
    float text_length_ = 0.0F;
    float density_ = 0.0F;
    std::vector<std::uint32_t> container_;
    struct NameSums {
        std::uint32_t mentions = 0;
        float chances = 0.0F;
    };
    std::vector<std::uint32_t> name_;  // of each span, into sums_
    std::vector<NameSums> sums_;
    std::vector<float> rival_;
};

}  // namespace mapwire::toponyms
