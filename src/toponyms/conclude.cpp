#include "toponyms/conclude.hpp"

#include <algorithm>
#include <cmath>

namespace mapwire::toponyms {
namespace {

// Cosines of about 25 km (two records of one place) and 150 km.
constexpr float same_spot = 0.9999923F;
constexpr float same_area = 0.999723F;
constexpr float sure_enough = 0.5F;
constexpr float too_close = 0.8F;

float log_odds(double probability) noexcept {
    const double p = std::clamp(probability, 1e-6, 1.0 - 1e-6);
    return static_cast<float>(std::clamp(std::log(p / (1.0 - p)), -8.0, 8.0));
}

// The place in whose surroundings most of the document's places lie.
struct Focus {
    std::optional<std::uint32_t> option;
    float strength = 0.0F;
};

Focus find_focus(const Names& names, const std::vector<float>& chances, const Ranking& ranking) {
    Focus focus;
    for (std::size_t i = 0; i < names.spans.size(); ++i) {
        if (chances[i] < 0.3F || ranking.spans[i].empty()) { continue; }
        const RankedOption& best = ranking.spans[i].front();
        const PlaceOption& option = names.options[best.option];
        if (option.is_country || option.feature_class == 'L') { continue; }
        const auto& values = ranking.values[best.option];
        const float near = values[static_cast<std::size_t>(OptionFeature::near_40km)] +
                           0.5F * values[static_cast<std::size_t>(OptionFeature::near_150km)];
        const float weight = chances[i] * best.probability * (0.3F + near) * (option.is_adm1 ? 0.5F : 1.0F);
        if (weight > focus.strength) { focus = {best.option, weight}; }
    }
    return focus;
}

class Concluder {
public:
    Concluder(const Names& names, const std::vector<SpanFacts>& facts, const std::vector<float>& chances,
              const Ranking& ranking, const CalibrationWeights& calibration, const Outlet& outlet)
        : names_(names),
          facts_(facts),
          chances_(chances),
          ranking_(ranking),
          calibration_(calibration),
          outlet_(outlet),
          focus_(find_focus(names, chances, ranking)),
          container_(names.spans.size(), Word::none) {
        for (const Containment& pair : names_.containments) {
            if (pair.how == Containment::How::comma) { container_[pair.inner] = pair.outer; }
        }
    }

    std::vector<Conclusion> conclude() {
        std::vector<Conclusion> conclusions;
        conclusions.reserve(names_.spans.size());
        for (std::uint32_t i = 0; i < names_.spans.size(); ++i) {
            Conclusion near_story = approximate(i);
            conclusions.push_back(near_story.place ? near_story : exact(i));
        }
        return conclusions;
    }

    Conclusion exact(std::uint32_t i) const {
        Conclusion conclusion;
        if (chances_[i] < least_chance) { return conclusion; }
        if (ranking_.spans[i].empty()) {
            conclusion.confidence = chances_[i];
            return conclusion;
        }
        finish(i, settle(i, conclusion), conclusion);
        return conclusion;
    }

    Conclusion approximate(std::uint32_t i) const {
        Conclusion conclusion;
        if (chances_[i] < least_chance || !ranking_.spans[i].empty()) { return conclusion; }
        if (const float mass = settle_near_story(i, conclusion); conclusion.place) { finish(i, mass, conclusion); }
        return conclusion;
    }

private:
    static void set(Conclusion& conclusion, ConfidenceFeature feature, float value) {
        conclusion.values[static_cast<std::size_t>(feature)] = value;
    }

    void finish(std::uint32_t i, float mass, Conclusion& conclusion) const {
        using enum ConfidenceFeature;
        set(conclusion, always, 1.0F);
        set(conclusion, toponym_log_odds, log_odds(static_cast<double>(chances_[i])));
        set(conclusion, place_log_odds, log_odds(static_cast<double>(mass)));
        set(conclusion, both, chances_[i] * mass);
        set(conclusion, organisation, facts_[i].role == Role::organisation ? 1.0F : 0.0F);
        conclusion.confidence = static_cast<float>(confidence_of(conclusion.values, calibration_, outlet_.is_lone()));
    }

    float settle(std::uint32_t i, Conclusion& conclusion) const {
        const auto& ranked = ranking_.spans[i];
        const PlaceOption& best = names_.options[ranked.front().option];
        conclusion.place = best.place;
        conclusion.direction = best.direction;
        float near = 0.0F;
        float area = 0.0F;
        float rival = 0.0F;
        for (const RankedOption& other : ranked) {
            const float cos_angle = cosine(best, names_.options[other.option]);
            if (cos_angle >= same_spot) { near += other.probability; }
            if (cos_angle >= same_area) {
                area += other.probability;
            } else {
                rival = std::max(rival, other.probability);
            }
        }
        conclusion.ambiguous = near < sure_enough && rival > too_close * ranked.front().probability;
        using enum ConfidenceFeature;
        set(conclusion, only_option, ranked.size() == 1 ? 1.0F : 0.0F);
        set(conclusion, log_options, std::log(static_cast<float>(ranked.size())));
        set(conclusion, country, best.is_country ? 1.0F : 0.0F);
        set(conclusion, first_division, best.is_adm1 ? 1.0F : 0.0F);
        set(conclusion, demonym, best.kind == NameKind::demonym ? 1.0F : 0.0F);
        const auto& values = ranking_.values[ranked.front().option];
        set(conclusion, near_others, values[static_cast<std::size_t>(OptionFeature::near_150km)]);
        set(conclusion, same_division, values[static_cast<std::size_t>(OptionFeature::division_share)]);
        return area;
    }

    // A name that no gazetteer knows lies where the text says, or where the outlet or the story is at home.
    float settle_near_story(std::uint32_t i, Conclusion& conclusion) const {
        const auto put = [&](const PlaceOption& option, float clearness) {
            conclusion.place = option.place;
            conclusion.direction = option.direction;
            set(conclusion, ConfidenceFeature::focus, clearness);
        };
        if (container_[i] != Word::none && !ranking_.spans[container_[i]].empty()) {
            put(names_.options[ranking_.spans[container_[i]].front().option], 1.0F);
            set(conclusion, ConfidenceFeature::container_said, 1.0F);
        } else if (outlet_.home_place && outlet_.strength > 0.3) {
            conclusion.place = outlet_.home_place;
            conclusion.direction = outlet_.home;
            set(conclusion, ConfidenceFeature::focus, static_cast<float>(outlet_.strength));
        } else if (focus_.option) {
            put(names_.options[*focus_.option], std::min(focus_.strength, 2.0F) / 2.0F);
        } else {
            return 0.0F;
        }
        conclusion.approximate = true;
        set(conclusion, ConfidenceFeature::approximate, 1.0F);
        return 0.5F;
    }

    const Names& names_;
    const std::vector<SpanFacts>& facts_;
    const std::vector<float>& chances_;
    const Ranking& ranking_;
    const CalibrationWeights& calibration_;
    const Outlet& outlet_;
    Focus focus_;
    std::vector<std::uint32_t> container_;
};

}  // namespace

void collect_conclusions(const Names& names, const std::vector<SpanFacts>& facts, const std::vector<float>& chances,
                         const Ranking& ranking, const Outlet& outlet, const ConclusionSink& sink) {
    const CalibrationWeights none;
    const Concluder concluder(names, facts, chances, ranking, none, outlet);
    for (std::uint32_t i = 0; i < names.spans.size(); ++i) {
        for (const Conclusion& one : {concluder.exact(i), concluder.approximate(i)}) {
            if (one.place) { sink(i, one); }
        }
    }
}

std::vector<Conclusion> conclude(const Names& names, const std::vector<SpanFacts>& facts,
                                 const std::vector<float>& chances, const Ranking& ranking,
                                 const CalibrationWeights& calibration, const Outlet& outlet) {
    return Concluder(names, facts, chances, ranking, calibration, outlet).conclude();
}

}  // namespace mapwire::toponyms
