#include "toponyms/prepared.hpp"

#include <algorithm>
#include <cmath>

#include "toponyms/short_names.hpp"

namespace mapwire::toponyms {

Prepared::Prepared(const Article& article, const Document& document, const Gazetteer& gazetteer,
                   const Knowledge& knowledge, Memory* memory)
    : words(knowledge.words_of(article.language.empty() ? "en" : article.language)),
      view(article.text, document, words.classes, memory != nullptr ? &memory->words : nullptr),
      names(find_names(view, gazetteer, words.language == "en" ? KindWords::in_capitals : KindWords::in_lower_case,
                       article.published, memory != nullptr ? &memory->names : nullptr)) {
    if (words.language == "en") { add_short_names(view, gazetteer, words, article.published, names); }
    add_unknown_names(view, names);
    set_keys(view, names);
    find_containments(view, names);
    phrases = find_not_places(view, words);
    facts = find_facts(view, names, words, phrases);
    roles = find_roles(view, names, facts);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        facts[i].role = roles[i].role;
        const double by_rules = std::clamp(rule_score(facts[i], knowledge.rule_weights), -8.0, 8.0);
        facts[i].rule_score = static_cast<std::int8_t>(std::lround(by_rules));
    }
}

std::vector<float> chances_of(const Prepared& prepared, const LearnedModel* model, const RuleWeights& rules) {
    std::vector<float> chances;
    chances.reserve(prepared.facts.size());
    for (const SpanFacts& facts : prepared.facts) {
        // Nothing learned turns round what speaks so plainly against a name; most names need no more than this.
        if (facts.role == Role::boilerplate || facts.rule_score <= hopeless) {
            chances.push_back(0.0F);
            continue;
        }
        // Corpora take the White House for an institution; a map shows where it stands, so rules judge it.
        const bool by_model = model != nullptr && !facts.government;
        const double log_odds = by_model ? model->score(facts) : rule_score(facts, rules);
        chances.push_back(static_cast<float>(1.0 / (1.0 + std::exp(-log_odds))));
    }
    return chances;
}

Weighed weigh(const Prepared& prepared, const Knowledge& knowledge, const LearnedModel* model, Outlet outlet,
              bool approximate) {
    Weighed weighed;
    if (model != nullptr) { outlet.american = model->wording.american(prepared.view); }
    weighed.chances = chances_of(prepared, model, knowledge.rule_weights);
    weighed.ranking =
        rank_options(prepared.names, prepared.facts, weighed.chances, prepared.words, knowledge.option_weights, outlet);
    static const Calibration none;
    weighed.conclusions =
        conclude({prepared.view, prepared.names, prepared.facts, weighed.chances, weighed.ranking, outlet},
                 model != nullptr ? knowledge.calibration : none, approximate);
    weighed.lone = outlet.is_lone();
    return weighed;
}

}  // namespace mapwire::toponyms
