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

// What the words of a sentence say for parsing it: bits of Trigger.
std::uint16_t triggers_in(const Article& article, const Document& document, const Sentence& sentence,
                          const Language& language) {
    std::uint16_t found = 0;
    for (auto i = sentence.first_token; i < sentence.end_token; ++i) {
        const auto& token = document.tokens[i];
        if (token.kind == TokenKind::number) { continue; }
        const auto text = token.span.of(article.text);
        if (token.kind == TokenKind::punctuation) {
            if (text == "°") { found |= trigger_strong; }
            continue;
        }
        found |= language.triggers(token.fold_hash != 0 ? token.fold_hash : word_key(text).hash);
        for (const auto& prefix : language.prefixes()) {
            if (text.starts_with(prefix)) { found |= language.triggers(word_key(text.substr(prefix.size())).hash); }
        }
        if ((found & trigger_strong) != 0) { return found; }
    }
    return found;
}

// Whether a sentence can hold an expression at all: nearly all expressions start from a name; the others have words of
// their own, or mean what was told before.
bool worth_parsing(std::uint16_t found, int names, bool told_just_before, bool told_before) {
    const auto has = [&](std::uint16_t bits) { return (found & bits) == bits; };
    if (has(trigger_strong) || has(trigger_facility | trigger_near) || has(trigger_other | trigger_declares)) {
        return true;
    }
    if (names >= 1 && (found & (trigger_weak | trigger_facility)) != 0) { return true; }
    if (names >= 2 && has(trigger_motion)) { return true; }
    return (told_just_before && has(trigger_there)) || (told_before && has(trigger_area));
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

// The names of a sentence that may be places.
struct Names {
    int count = 0;
    bool adjacent =
        false;  ///< two with a comma between: "City, Country", in a sentence without any other word of space
};

Names names_in(const Article& article, const Toponyms& toponyms, const Sentence& sentence, std::size_t& next_mention) {
    const auto& mentions = toponyms.mentions;
    while (next_mention < mentions.size() && mentions[next_mention].span.begin < sentence.span.begin) {
        ++next_mention;
    }
    Names names;
    for (auto i = next_mention; i < mentions.size() && mentions[i].span.end <= sentence.span.end; ++i) {
        const auto role = mentions[i].role;
        if (role != Role::person && role != Role::boilerplate) { ++names.count; }
        if (i + 1 >= mentions.size() || mentions[i + 1].span.end > sentence.span.end) { continue; }
        const TextSpan gap{mentions[i].span.end, mentions[i + 1].span.begin};
        if (gap.begin < gap.end && gap.size() == 2 && gap.of(article.text) == ", ") { names.adjacent = true; }
    }
    return names;
}

}  // namespace

std::vector<SpatialExpression> parse_expressions(const Article& article, const Document& document,
                                                 const Toponyms& toponyms, const Gazetteer& gazetteer,
                                                 const ExpressionTables& tables) {
    const auto& language = language_of(tables.state(), article.language);
    const Surroundings around{article, toponyms, gazetteer, false, tables.state().small_countries};
    FacilityFinder facilities(around, document, language);
    const ExpressionBuilder builder(around, facilities);
    std::vector<SpatialExpression> all;
    std::size_t next_mention = 0;
    for (std::uint32_t index = 0; index < document.sentences.size(); ++index) {
        const auto& sentence = document.sentences[index];
        if (sentence.part == PartKind::byline || sentence.part == PartKind::furniture) { continue; }
        const auto names = names_in(article, toponyms, sentence, next_mention);
        const auto apart = all.empty() ? memory_sentences + 1 : index - all.back().sentence;
        if (!names.adjacent && !worth_parsing(triggers_in(article, document, sentence, language), names.count,
                                              apart <= 1, apart <= memory_sentences)) {
            continue;
        }
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
