#include "toponyms/conclude.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace mapwire::toponyms {
namespace {

// Cosine of about 150 km.
constexpr float same_area = 0.999723F;
constexpr float sure_enough = 0.5F;
constexpr float too_close = 0.85F;
// The place of the story must be clearly likelier than the name's own place.
constexpr float clearly = 0.15F;

using enum ConfidenceFeature;

void set(ConfidenceValues& values, ConfidenceFeature feature, float value) noexcept {
    values[static_cast<std::size_t>(feature)] = value;
}

float log_odds(float probability) noexcept {
    const float p = std::clamp(probability, 1e-6F, 1.0F - 1e-6F);
    return std::clamp(std::log(p / (1.0F - p)), -8.0F, 8.0F);
}

float log_km(const std::array<float, 3>& a, const std::array<float, 3>& b) noexcept {
    const float cos_angle = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    const float arc = std::sqrt(std::max(0.0F, 2.0F * (1.0F - cos_angle)));
    return std::log1p(arc * 6371.0F);  // a step of nearness, no distance that reaches a map
}

float kind_of(const PlaceOption& option) noexcept {
    if (option.is_country) { return 4.0F; }
    if (option.is_adm1) { return 3.0F; }
    if (option.feature_class == 'A') { return 2.0F; }
    return option.feature_class == 'P' ? 1.0F : 0.0F;
}

class Concluder {
public:
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
        set(values, name_kind, static_cast<float>(best.kind));
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

    // The place in whose surroundings most of the document's places lie.
    void find_focus() {
        for (std::size_t i = 0; i < e_.names.spans.size(); ++i) {
            if (e_.chances[i] < 0.3F || e_.ranking.spans[i].empty()) { continue; }
            const RankedOption& best = e_.ranking.spans[i].front();
            const PlaceOption& option = e_.names.options[best.option];
            if (option.is_country || option.feature_class == 'L') { continue; }
            const auto& values = e_.ranking.values[best.option];
            const float near = values[static_cast<std::size_t>(OptionFeature::near_40km)] +
                               0.5F * values[static_cast<std::size_t>(OptionFeature::near_150km)];
            const float weight = e_.chances[i] * best.probability * (0.3F + near) * (option.is_adm1 ? 0.5F : 1.0F);
            if (weight > focus_strength_) {
                focus_ = best.option;
                focus_strength_ = weight;
            }
        }
    }

    void find_containers() {
        container_.assign(e_.names.spans.size(), Word::none);
        for (const Containment& pair : e_.names.containments) {
            if (pair.how == Containment::How::comma) { container_[pair.inner] = pair.outer; }
        }
    }

    void look_at_names() {
        HashTable numbers;
        float expected = 0.0F;
        name_.resize(e_.names.spans.size());
        for (std::size_t i = 0; i < e_.names.spans.size(); ++i) {
            expected += e_.chances[i];
            auto number = numbers.find(e_.names.spans[i].key);
            if (number == 0) {
                sums_.emplace_back();
                numbers.add(e_.names.spans[i].key, number = static_cast<std::uint32_t>(sums_.size()));
            }
            name_[i] = number - 1;
            ++sums_[name_[i]].mentions;
            sums_[name_[i]].chances += e_.chances[i];
        }
        const auto tokens = static_cast<float>(std::max<std::size_t>(e_.view.size(), 1));
        text_length_ = std::log(tokens);
        density_ = expected / tokens * 100.0F;
    }

    void find_rivals() {
        const auto& spans = e_.names.spans;
        rival_.assign(spans.size(), 0.0F);
        for (std::size_t i = 0; i < spans.size(); ++i) {
            for (std::size_t j = i + 1; j < spans.size() && spans[j].first < spans[i].end; ++j) {
                rival_[i] = std::max(rival_[i], e_.chances[j]);
                rival_[j] = std::max(rival_[j], e_.chances[i]);
            }
        }
    }

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

// Without trees the product of the two probabilities stands in.
void judge(Conclusion& conclusion, float chance, const Calibration& calibration) {
    if (calibration.fitted) {
        if (conclusion.place) {
            conclusion.confidence = probability_of(calibration.place.log_odds(conclusion.values.data()));
        }
        conclusion.ambiguous = conclusion.ambiguous && conclusion.confidence < sure_enough;
        return;
    }
    const auto mass = conclusion.values[static_cast<std::size_t>(place_log_odds)];
    conclusion.confidence =
        conclusion.approximate ? chance * 0.3F : chance * (conclusion.place ? probability_of(mass) : 1);
}

// Mentions of one name that come to the same place stand and fall together: a headline is no less sure than the text
// below it that speaks plainly.
void agree(const Names& names, std::vector<Conclusion>& conclusions) {
    struct Best {
        std::uint32_t option = Word::none;
        float confidence = 0.0F;
    };
    std::vector<Best> best(names.groups.size());
    const auto judged = [&](std::size_t i) {
        return names.spans[i].group != Word::none && conclusions[i].option != Word::none && !conclusions[i].ambiguous;
    };
    for (std::size_t i = 0; i < conclusions.size(); ++i) {
        if (!judged(i)) { continue; }
        Best& one = best[names.spans[i].group];
        if (conclusions[i].confidence > one.confidence) { one = {conclusions[i].option, conclusions[i].confidence}; }
    }
    for (std::size_t i = 0; i < conclusions.size(); ++i) {
        if (!judged(i) || conclusions[i].toponym < sure_enough) { continue; }
        const Best& one = best[names.spans[i].group];
        if (one.option == conclusions[i].option) {
            conclusions[i].confidence = std::max(conclusions[i].confidence, sure_enough * one.confidence);
        }
    }
}

}  // namespace

void collect_conclusions(const Evidence& evidence, const ConclusionSink& sink) {
    const Concluder concluder(evidence);
    for (std::uint32_t i = 0; i < evidence.names.spans.size(); ++i) {
        if (evidence.chances[i] < least_chance) { continue; }
        sink(i, concluder.exact(i));
        if (const auto near = concluder.near_story(i); near.place) { sink(i, near); }
    }
}

std::vector<Conclusion> conclude(const Evidence& evidence, const Calibration& calibration, bool approximate) {
    const Concluder concluder(evidence);
    std::vector<Conclusion> conclusions(evidence.names.spans.size());
    for (std::uint32_t i = 0; i < conclusions.size(); ++i) {
        const float chance = evidence.chances[i];
        if (chance < least_chance) { continue; }
        Conclusion& conclusion = conclusions[i];
        conclusion = concluder.exact(i);
        judge(conclusion, chance, calibration);
        conclusion.toponym =
            calibration.fitted ? probability_of(calibration.toponym.log_odds(conclusion.values.data())) : chance;
        if (!approximate) { continue; }
        auto near = concluder.near_story(i);
        if (!near.place) { continue; }
        judge(near, chance, calibration);
        if (near.confidence < conclusion.confidence + (conclusion.place ? clearly : 0.0F)) { continue; }
        near.toponym = conclusion.toponym;
        conclusion = near;
    }
    agree(evidence.names, conclusions);
    return conclusions;
}

}  // namespace mapwire::toponyms
