#include "mapwire/expressions/read_expressions.hpp"

#include <algorithm>

#include "expressions/coreference.hpp"
#include "expressions/expression_builder.hpp"
#include "expressions/grammar.hpp"
#include "expressions/postpositions.hpp"
#include "expressions/tables_state.hpp"
#include "expressions/zone_parties.hpp"
#include "mapwire/geometry/geodesic.hpp"

namespace mapwire {
namespace {

using namespace expressions;

// Whether a sentence has a word that expressions hang on; most have none.
bool worth_parsing(const Article& article, const Document& document, const Sentence& sentence,
                   const Language& language) {
    for (auto token = sentence.first_token; token < sentence.end_token; ++token) {
        const auto text = document.tokens[token].span.of(article.text);
        if (document.tokens[token].kind == TokenKind::punctuation) {
            if (text == "°") { return true; }
            continue;
        }
        if (document.tokens[token].kind == TokenKind::number) { continue; }
        if (language.is_trigger(word_key(text))) { return true; }
        for (const auto& prefix : language.prefixes()) {
            if (text.starts_with(prefix) && language.is_trigger(word_key(text.substr(prefix.size())))) { return true; }
        }
    }
    return false;
}

constexpr Metres widest_between{400'000.0};
constexpr Metres longest_road{1'500'000.0};

// What the grammar found but the places rule out: "flights between New York and Moscow", "near the intersection".
bool worth_keeping(const SpatialExpression& expression) {
    if (expression.same_as || expression.relation == "none" || expression.relation == "coordinates" ||
        !expression.zone_kind.empty()) {
        return true;
    }
    const auto& references = expression.references;
    const bool placed =
        std::any_of(references.begin(), references.end(), [](const auto& r) { return r.position.has_value(); });
    const bool named =
        std::any_of(references.begin(), references.end(), [](const auto& r) { return r.mention.has_value(); });
    if (!placed && !named && expression.numbers.empty()) { return false; }
    if (!placed && !named && expression.relation != "radius_zone" &&
        std::none_of(references.begin(), references.end(), [](const auto& r) { return r.how == "named here"; })) {
        return false;
    }
    if (expression.relation == "area_size" && !placed) { return false; }
    const bool pair = references.size() >= 2 && references[0].position && references[1].position;
    const bool road = expression.relation == "along" && references.size() >= 2 && references[0].kind == "road";
    if (pair && (expression.relation == "between" || road)) {
        const auto apart = distance_between(*references[0].position, *references[1].position);
        return apart <= (road ? longest_road : widest_between);
    }
    return true;
}

CoreferenceKind coreference_kind(const Found& found, const Language& language) {
    return language.coreferences[found.references.front().row];
}

// Mentions that follow each other with a comma may be "City, Country" in a sentence without any other word of space.
bool has_adjacent_mentions(const Article& article, const Toponyms& toponyms, const Sentence& sentence,
                           std::size_t& next_mention) {
    const auto& mentions = toponyms.mentions;
    while (next_mention < mentions.size() && mentions[next_mention].span.begin < sentence.span.begin) {
        ++next_mention;
    }
    for (auto i = next_mention; i + 1 < mentions.size() && mentions[i + 1].span.end <= sentence.span.end; ++i) {
        const TextSpan gap{mentions[i].span.end, mentions[i + 1].span.begin};
        if (gap.begin < gap.end && gap.size() == 2 && gap.of(article.text) == ", ") { return true; }
    }
    return false;
}

}  // namespace

std::vector<SpatialExpression> parse_expressions(const Article& article, const Document& document,
                                                 const Toponyms& toponyms, const Gazetteer& gazetteer,
                                                 const ExpressionTables& tables) {
    const auto& language = language_of(tables.state(), article.language);
    const Surroundings around{article, toponyms, gazetteer, false};
    FacilityFinder facilities(around, document, language);
    const ExpressionBuilder builder(around, facilities);
    std::vector<SpatialExpression> all;
    std::size_t next_mention = 0;
    for (std::uint32_t index = 0; index < document.sentences.size(); ++index) {
        const auto& sentence = document.sentences[index];
        if (sentence.part == PartKind::byline || sentence.part == PartKind::furniture) { continue; }
        const bool pairs = has_adjacent_mentions(article, toponyms, sentence, next_mention);
        if (!pairs && !worth_parsing(article, document, sentence, language)) { continue; }
        const SentenceWords words(article, document, index, toponyms, language);
        const auto found =
            language.code == "tr" ? PostpositionalGrammar(words, around).parse() : Grammar(words, around).parse();
        for (const auto& one : found) {
            auto expression = builder.build(words, one);
            if (one.relation == "coreference") {
                if (one.references.front().kind != ReferenceKind::pronoun) { continue; }
                // "the town" and its kin name a place that the toponyms know better, unless it is "the same town".
                if (coreference_kind(one, language) == CoreferenceKind::place && !one.references.front().same) {
                    continue;
                }
                const auto meant = antecedent(all, coreference_kind(one, language), index);
                if (!meant) { continue; }
                expression.same_as = all[*meant].span;
                expression.references.front().name = all[*meant].phrase;
                expression.references.front().how =
                    "\"" + all[*meant].phrase + "\" in sentence " + std::to_string(all[*meant].sentence + 1);
            }
            if (one.relation == "inside_zone" && !one.references.empty() && !one.references.front().named()) {
                if (const auto meant = antecedent(all, CoreferenceKind::area, index)) {
                    expression.same_as = all[*meant].span;
                }
            }
            if (!expression.zone_kind.empty()) {
                tell_parties(words, article.text, one.words.begin, one.words.end, expression);
            }
            if (!worth_keeping(expression)) { continue; }
            all.push_back(std::move(expression));
        }
    }
    return all;
}

}  // namespace mapwire
