#include "toponyms/conclude.hpp"

#include <algorithm>
#include <cmath>

#include "toponyms/concluder.hpp"
#include "toponyms/learned_model.hpp"

namespace mapwire::toponyms {

// The place in whose surroundings most of the document's places lie.
void Concluder::find_focus() {
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

void Concluder::find_containers() {
    container_.assign(e_.names.spans.size(), Word::none);
    for (const Containment& pair : e_.names.containments) {
        if (pair.how == Containment::How::comma) { container_[pair.inner] = pair.outer; }
    }
}

void Concluder::look_at_names() {
    HashTable numbers(e_.names.groups.size() * 2);
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

void Concluder::find_rivals() {
    const auto& spans = e_.names.spans;
    rival_.assign(spans.size(), 0.0F);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        for (std::size_t j = i + 1; j < spans.size() && spans[j].first < spans[i].end; ++j) {
            rival_[i] = std::max(rival_[i], e_.chances[j]);
            rival_[j] = std::max(rival_[j], e_.chances[i]);
        }
    }
}

namespace {

// Sets the confidence of conclusions, each with the chance that its name is a toponym. Without trees the product of the
// two probabilities stands in.
void judge(const std::vector<Conclusion*>& conclusions, const std::vector<float>& chances,
           const Calibration& calibration) {
    if (!calibration.fitted) {
        for (std::size_t i = 0; i < conclusions.size(); ++i) {
            Conclusion& one = *conclusions[i];
            const auto mass = one.values[static_cast<std::size_t>(ConfidenceFeature::place_log_odds)];
            one.confidence = chances[i] * (one.approximate ? 0.3F : (one.place ? probability_of(mass) : 1.0F));
        }
        return;
    }
    std::vector<const float*> rows;
    for (const Conclusion* one : conclusions) {
        if (one->place) { rows.push_back(one->values.data()); }
    }
    std::vector<float> sums;
    calibration.place.log_odds(rows, confidence_feature_count, sums);
    std::size_t next = 0;
    for (Conclusion* one : conclusions) {
        if (one->place) { one->confidence = probability_of(sums[next++]); }
        one->ambiguous = one->ambiguous && one->confidence < sure_enough;
    }
}

void judge_names(const std::vector<Conclusion*>& conclusions, const std::vector<float>& chances,
                 const Calibration& calibration) {
    std::vector<float> sums;
    if (calibration.fitted) {
        std::vector<const float*> rows;
        rows.reserve(conclusions.size());
        for (const Conclusion* one : conclusions) { rows.push_back(one->values.data()); }
        calibration.toponym.log_odds(rows, confidence_feature_count, sums);
    }
    for (std::size_t i = 0; i < conclusions.size(); ++i) {
        conclusions[i]->toponym = calibration.fitted ? probability_of(sums[i]) : chances[i];
    }
}

// Trees know as little as weights of villages, bases and crossings that the training texts never name: rules have the
// same share in both.
void ask_rules(const Evidence& evidence, const std::vector<std::uint32_t>& spans,
               std::vector<Conclusion>& conclusions) {
    constexpr auto share = static_cast<float>(LearnedModel::rules_of_chosen);
    for (const auto i : spans) {
        const SpanFacts& facts = evidence.facts[i];
        Conclusion& one = conclusions[i];
        constexpr int up_to_15_000_people = 4;  // larger ones the training texts do name
        if (!facts.of_few || facts.population_class > up_to_15_000_people) { continue; }
        if (one.toponym <= 0.0F || one.toponym >= 1.0F) { continue; }
        const float log_odds = std::log(one.toponym / (1.0F - one.toponym));
        const float toponym = probability_of((1.0F - share) * log_odds + share * static_cast<float>(facts.rule_score));
        one.confidence = std::min(one.confidence * toponym / one.toponym, std::max(one.confidence, toponym));
        one.toponym = toponym;
    }
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

namespace {

// The place of the story where it is clearly likelier than the name's own.
void try_story(const Concluder& concluder, const std::vector<std::uint32_t>& spans, const std::vector<float>& chances,
               const Calibration& calibration, std::vector<Conclusion>& conclusions) {
    std::vector<Conclusion> stories;
    stories.reserve(spans.size());
    std::vector<Conclusion*> with_place;
    std::vector<float> their_chances;
    for (std::size_t s = 0; s < spans.size(); ++s) {
        stories.push_back(concluder.near_story(spans[s]));
        if (!stories.back().place) { continue; }
        with_place.push_back(&stories.back());
        their_chances.push_back(chances[s]);
    }
    judge(with_place, their_chances, calibration);
    for (std::size_t s = 0; s < spans.size(); ++s) {
        Conclusion& own = conclusions[spans[s]];
        Conclusion& near = stories[s];
        if (!near.place || near.confidence < own.confidence + (own.place ? clearly : 0.0F)) { continue; }
        near.toponym = own.toponym;
        own = near;
    }
}

}  // namespace

std::vector<Conclusion> conclude(const Evidence& evidence, const Calibration& calibration, bool approximate) {
    const Concluder concluder(evidence);
    std::vector<Conclusion> conclusions(evidence.names.spans.size());
    std::vector<std::uint32_t> spans;
    std::vector<Conclusion*> own;
    std::vector<float> chances;
    for (std::uint32_t i = 0; i < conclusions.size(); ++i) {
        if (evidence.chances[i] < least_chance) { continue; }
        conclusions[i] = concluder.exact(i);
        spans.push_back(i);
        own.push_back(&conclusions[i]);
        chances.push_back(evidence.chances[i]);
    }
    judge(own, chances, calibration);
    judge_names(own, chances, calibration);
    if (calibration.fitted) { ask_rules(evidence, spans, conclusions); }
    if (approximate) { try_story(concluder, spans, chances, calibration, conclusions); }
    agree(evidence.names, conclusions);
    return conclusions;
}

}  // namespace mapwire::toponyms
