#pragma once

#include <vector>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/article.hpp"
#include "toponyms/conclude.hpp"
#include "toponyms/document_view.hpp"
#include "toponyms/knowledge.hpp"
#include "toponyms/memory.hpp"
#include "toponyms/names.hpp"
#include "toponyms/resolve.hpp"
#include "toponyms/roles.hpp"
#include "toponyms/span_facts.hpp"

namespace mapwire::toponyms {

/// What is found in a document before anything is weighed: the same for rules, for the model, and for training.
/// Holds views: article and document must outlive it.
struct Prepared {
    const LanguageWords& words;
    DocumentView view;
    Names names;
    std::vector<NotPlacePhrase> phrases;  ///< of not_places.tsv
    std::vector<SpanFacts> facts;
    std::vector<RoleReading> roles;

    Prepared(const Article& article, const Document& document, const Gazetteer& gazetteer, const Knowledge& knowledge,
             Memory* memory = nullptr);
};

/// Names with such log-odds by rules, or less, are no toponyms, whatever else is known.
inline constexpr int hopeless = -5;

/// How likely each span is a toponym: by the model when there is one, else by rules. 0 in page furniture.
[[nodiscard]] std::vector<float> chances_of(const Prepared& prepared, const LearnedModel* model,
                                            const RuleWeights& rules);

/// Everything that was weighed for one document.
struct Weighed {
    std::vector<float> chances;
    Ranking ranking;
    std::vector<Conclusion> conclusions;
    bool lone = true;  ///< nothing was known of the outlet
};
[[nodiscard]] Weighed weigh(const Prepared& prepared, const Knowledge& knowledge, const LearnedModel* model,
                            Outlet outlet, bool approximate);

}  // namespace mapwire::toponyms
