#include "mapwire/toponyms/train.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "mapwire/geometry/geodesic.hpp"
#include "toponyms/lessons.hpp"
#include "toponyms/logistic.hpp"
#include "toponyms/model_tables.hpp"
#include "toponyms/outlet_of.hpp"
#include "toponyms/prepared.hpp"
#include "toponyms/recogniser_features.hpp"

namespace mapwire {
namespace {

using namespace toponyms;

constexpr std::size_t trees_of_toponym = 80;
constexpr std::size_t trees_of_place = 100;

// Of the texts in other case one in so many is learned from by the trees, which all texts share.
constexpr std::size_t other_case_share = 3;

CaseHabits habits_of(const std::vector<Lesson>& lessons) {
    std::vector<const DocumentView*> views;
    for (const Lesson& lesson : lessons) {
        if (!lesson.other_case && !lesson.beginning) { views.push_back(&lesson.prepared->view); }
    }
    return learn_habits(views);
}

class Trainer {
public:
    Trainer(std::span<const TrainingDocument> documents, const Gazetteer& gazetteer, Knowledge knowledge,
            const TrainOptions& options)
        : documents_(documents), gazetteer_(gazetteer), knowledge_(std::move(knowledge)), options_(options) {
        knowledge_.models.clear();
    }

    TrainedFiles train() {
        prepare();
        recognise();
        learn_wording();
        find_homes();
        for (const bool lone : {false, true}) {
            set_outlets(lone);
            auto& weights = lone ? knowledge_.option_weights.lone : knowledge_.option_weights.at_home;
            for (std::size_t round = 0; round < ranking_rounds; ++round) { rank(round, weights[round]); }
            gather_conclusions();
        }
        knowledge_.calibration.toponym = fit_forest(toponyms_, trees_of_toponym);
        knowledge_.calibration.place = fit_forest(places_, trees_of_place);
        return {model_.to_bytes(), resolver_table(knowledge_),
                confidence_table(knowledge_.calibration, options_.threshold)};
    }

private:
    void prepare() {
        lessons_ = make_lessons(documents_, gazetteer_, knowledge_);
        model_.language = lessons_.empty() ? "en" : lessons_.front().prepared->words.language;
        model_.habits = habits_of(lessons_);
    }

    void recognise() {
        HashedExamples examples;
        std::vector<std::uint32_t> spans;  // of each example
        std::vector<std::uint32_t> lesson_of;
        for (std::uint32_t d = 0; d < lessons_.size(); ++d) {
            Lesson& lesson = lessons_[d];
            lesson.chances.assign(lesson.gold.size(), 0.0F);
            for (std::uint32_t i = 0; i < lesson.gold.size(); ++i) {
                const SpanFacts& facts = lesson.prepared->facts[i];
                if (facts.role == Role::boilerplate || facts.rule_score <= hopeless) { continue; }
                recogniser_features(facts, model_.habits.of(facts.first_hash), [&](std::uint64_t hash) {
                    examples.features.push_back(static_cast<std::uint32_t>(hash & (LearnedModel::weight_count - 1)));
                });
                examples.ends.push_back(static_cast<std::uint32_t>(examples.features.size()));
                examples.labels.push_back(lesson.gold[i] != no_gold ? 1 : 0);
                examples.documents.push_back(static_cast<std::uint32_t>(lesson.document));
                lesson_of.push_back(d);
                spans.push_back(i);
            }
        }
        for (std::size_t fold = 0; fold < options_.folds; ++fold) {
            std::vector<std::uint32_t> others;
            for (std::uint32_t e = 0; e < examples.size(); ++e) {
                if (examples.documents[e] % options_.folds != fold) { others.push_back(e); }
            }
            const auto weights = fit_hashed(examples, std::move(others), LearnedModel::weight_count, options_.seed);
            for (std::uint32_t e = 0; e < examples.size(); ++e) {
                if (examples.documents[e] % options_.folds != fold) { continue; }
                Lesson& lesson = lessons_[lesson_of[e]];
                const SpanFacts& facts = lesson.prepared->facts[spans[e]];
                const double log_odds = LearnedModel::with_rules(score_hashed(examples, e, weights), facts);
                lesson.chances[spans[e]] = static_cast<float>(1.0 / (1.0 + std::exp(-log_odds)));
            }
        }
        std::vector<std::uint32_t> all(examples.size());
        for (std::uint32_t e = 0; e < examples.size(); ++e) { all[e] = e; }
        model_.weights =
            quantised(fit_hashed(examples, std::move(all), LearnedModel::weight_count, options_.seed), model_.scale);
    }

    // Whether most of a document's places lie in the United States, told by its common words; cross-fitted.
    void learn_wording() {
        HashedExamples examples;
        std::vector<std::uint32_t> documents;
        for (std::uint32_t d = 0; d < documents_.size(); ++d) {
            const auto share = american_share(d);
            if (!share) { continue; }
            const auto slots = Wording::slots_of(lessons_[d].prepared->view);
            examples.features.insert(examples.features.end(), slots.begin(), slots.end());
            examples.ends.push_back(static_cast<std::uint32_t>(examples.features.size()));
            examples.labels.push_back(*share > 0.5 ? 1 : 0);
            documents.push_back(d);
        }
        const auto fit = [&](std::size_t left_out) {
            std::vector<std::uint32_t> chosen;
            for (std::uint32_t e = 0; e < documents.size(); ++e) {
                if (documents[e] % options_.folds != left_out) { chosen.push_back(e); }
            }
            const auto weights = fit_hashed(examples, std::move(chosen), Wording::size, options_.seed);
            Wording wording;
            wording.weights = quantised(weights, wording.scale);
            return wording;
        };
        for (std::size_t fold = 0; fold < options_.folds; ++fold) {
            const auto wording = fit(fold);
            for (Lesson& lesson : lessons_) {
                if (lesson.document % options_.folds != fold) { continue; }
                lesson.american = wording.american(lesson.prepared->view);
            }
        }
        model_.wording = fit(options_.folds);  // no document leaves that remainder
    }

    // Of the marked places whose country a reading of their names tells.
    std::optional<double> american_share(std::size_t d) const {
        const Lesson& lesson = lessons_[d];
        const Names& names = lesson.prepared->names;
        double american = 0.0;
        double all = 0.0;
        for (std::size_t i = 0; i < lesson.gold.size(); ++i) {
            if (lesson.gold[i] == no_gold || names.spans[i].group == Word::none) { continue; }
            const NameGroup& group = names.groups[names.spans[i].group];
            for (auto o = group.first_option; o < group.end_option; ++o) {
                const PlaceOption& option = names.options[o];
                const auto& marked = documents_[d].toponyms[static_cast<std::size_t>(lesson.gold[i])];
                if (option.country == 0 || !is_right(marked, option.place)) { continue; }
                all += 1.0;
                american += option.country == ((std::uint32_t{'U'} << 8U) | 'S') ? 1.0 : 0.0;
                break;
            }
        }
        return all > 0.0 ? std::optional(american / all) : std::nullopt;
    }

    Ranking ranking_of(const Lesson& lesson) const {
        const Prepared& p = *lesson.prepared;
        return rank_options(p.names, p.facts, lesson.chances, p.words, knowledge_.option_weights, lesson.outlet);
    }

    // Homes are learned as a run would: from what was read without knowing any home.
    void find_homes() {
        homes_ = OutletHomes();
        for (std::size_t d = 0; d < documents_.size(); ++d) {
            const Lesson& lesson = lessons_[d];
            const Ranking ranking = ranking_of(lesson);
            Toponyms toponyms;
            for (std::size_t i = 0; i < lesson.chances.size(); ++i) {
                if (ranking.spans[i].empty()) { continue; }
                const RankedOption& best = ranking.spans[i].front();
                const double confidence = static_cast<double>(lesson.chances[i] * best.probability);
                if (confidence < 0.5) { continue; }
                toponyms.mentions.emplace_back();
                toponyms.resolutions.emplace_back(ResolvedPlace{lesson.prepared->names.options[best.option].place,
                                                                std::nullopt,
                                                                Confidence{confidence},
                                                                "",
                                                                {},
                                                                false});
            }
            homes_.add(documents_[d].article, toponyms, gazetteer_);
        }
    }

    // Lone: nothing is known but the country of the address. Else documents whose outlet has no home take no part.
    void set_outlets(bool lone) {
        for (Lesson& lesson : lessons_) {
            const auto d = lesson.document;
            lesson.outlet =
                outlet_of(documents_[d].article, gazetteer_, lone ? nullptr : &homes_, knowledge_.domain_endings);
            // A lone article has no address more often than not.
            if (lone && d % 2 == 0) { lesson.outlet = Outlet{}; }
            lesson.outlet.american = lesson.american;
            lesson.takes_part = lone || !lesson.outlet.is_lone();
        }
    }

    bool is_right(const MarkedToponym& gold, PlaceId place) const {
        return gold.position && distance_between(*gold.position, gazetteer_.facts(place).position) <=
                                    kilometres(options_.right_within_km);
    }

    void rank(std::size_t round, std::array<double, option_feature_count>& weights_of_round) {
        std::vector<Choice> choices;
        for (std::size_t d = 0; d < documents_.size(); ++d) {
            const Lesson& lesson = lessons_[d];
            if (!lesson.takes_part) { continue; }
            const Prepared& p = *lesson.prepared;
            collect_values(p.names, p.facts, lesson.chances, p.words, knowledge_.option_weights, lesson.outlet, round,
                           [&](std::uint32_t span, std::uint32_t first, const std::vector<OptionValues>& values) {
                               if (lesson.gold[span] == no_gold || values.size() < 2) { return; }
                               const auto& gold = documents_[d].toponyms[static_cast<std::size_t>(lesson.gold[span])];
                               Choice choice;
                               bool any = false;
                               for (std::uint32_t o = 0; o < values.size(); ++o) {
                                   const bool right = is_right(gold, p.names.options[first + o].place);
                                   any = any || right;
                                   choice.right.push_back(right ? 1 : 0);
                                   choice.options.emplace_back(values[o].begin(), values[o].end());
                               }
                               if (any) { choices.push_back(std::move(choice)); }
                           });
        }
        const auto weights =
            fit_choices(choices, {knowledge_.option_prior.begin(), knowledge_.option_prior.end()}, 0.5, options_.seed);
        std::copy(weights.begin(), weights.end(), weights_of_round.begin());
    }

    void gather_conclusions() {
        toponyms_.width = places_.width = confidence_feature_count;
        const auto note = [](TreeExamples& examples, const ConfidenceValues& values, bool label) {
            examples.values.insert(examples.values.end(), values.begin(), values.end());
            examples.labels.push_back(label ? 1 : 0);
        };
        for (const Lesson& lesson : lessons_) {
            const auto d = lesson.document;
            if (!lesson.takes_part || (lesson.other_case && d % other_case_share != 0)) { continue; }
            const auto& p = *lesson.prepared;
            const Ranking ranking = ranking_of(lesson);
            collect_conclusions({p.view, p.names, p.facts, lesson.chances, ranking, lesson.outlet},
                                [&](std::uint32_t i, const Conclusion& conclusion) {
                                    const int gold = lesson.gold[i];
                                    if (!conclusion.approximate) {
                                        note(toponyms_, conclusion.values, gold != no_gold);
                                    }
                                    if (!conclusion.place) { return; }
                                    bool right = false;
                                    if (gold != no_gold) {
                                        const auto& marked = documents_[d].toponyms[static_cast<std::size_t>(gold)];
                                        if (!marked.position) { return; }
                                        right = is_right(marked, *conclusion.place);
                                    }
                                    note(places_, conclusion.values, right);
                                });
        }
    }

    std::span<const TrainingDocument> documents_;
    const Gazetteer& gazetteer_;
    Knowledge knowledge_;
    TrainOptions options_;
    std::vector<Lesson> lessons_;
    LearnedModel model_;
    OutletHomes homes_;
    TreeExamples toponyms_;
    TreeExamples places_;
};

}  // namespace

TrainedFiles train(std::span<const TrainingDocument> documents, const Gazetteer& gazetteer, const ToponymTables& tables,
                   const TrainOptions& options) {
    return Trainer(documents, gazetteer, tables.knowledge(), options).train();
}

ToponymTables with_trained(const ToponymTables& tables, const TrainedFiles& files) {
    auto knowledge = std::make_unique<Knowledge>(tables.knowledge());
    knowledge->models.clear();
    knowledge->models.push_back(LearnedModel::from_bytes(files.model, "trained model"));
    read_learned_tables(files.resolver, files.confidence, *knowledge);
    return ToponymTables(std::move(knowledge));
}

}  // namespace mapwire
