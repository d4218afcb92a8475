#include <algorithm>

#include "expressions/expression_builder.hpp"
#include "expressions/grammar.hpp"
#include "expressions/postpositions.hpp"
#include "expressions/tables_state.hpp"
#include "mapwire/expressions/read_expressions.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

using namespace expressions;

// The names of a lone phrase, each with the likeliest place of that name: exact spelling before folded, settlements and
// countries by their people.
Toponyms names_of(const Article& article, const Document& document, const Gazetteer& gazetteer,
                  const Language& language) {
    Toponyms toponyms;
    for (const auto& match : gazetteer.find_names(article.text, MatchMode::leftmost_longest)) {
        const auto words = match.span.of(article.text);
        if (!begins_like_a_name(words) || match.candidates.empty()) { continue; }
        // A small word of the language is no name, whatever some village is called.
        const auto key = word_key(words);
        if (language.entries(key) != nullptr && words.find(' ') == std::string_view::npos) { continue; }
        const auto sentence = std::find_if(document.sentences.begin(), document.sentences.end(),
                                           [&](const Sentence& s) { return s.span.contains(match.span); });
        if (sentence == document.sentences.end()) { continue; }
        Mention mention;
        mention.span = match.span;
        mention.sentence = static_cast<std::uint32_t>(sentence - document.sentences.begin());
        ResolvedPlace resolved{match.candidates.front().place, std::nullopt, Confidence{0.5}, "name", {}, false};
        const auto order = [&](const NameCandidate& candidate) {
            const auto facts = gazetteer.facts(candidate.place);
            return std::tuple{candidate.match == MatchKind::variant,
                              facts.feature_class != 'A' || !facts.feature_code.starts_with("PCL"), -facts.population};
        };
        auto best = match.candidates.front();
        for (const auto& candidate : match.candidates) {
            if (order(candidate) < order(best)) { best = candidate; }
            mention.candidates.push_back({candidate.place, candidate.match, 0.0});
        }
        resolved.place = best.place;
        mention.role = best.kind == NameKind::demonym ? Role::demonym : Role::literal;
        if (mention.role == Role::demonym) { resolved.stands_for = best.place; }
        mention.rule = "lone phrase";
        toponyms.mentions.push_back(std::move(mention));
        toponyms.resolutions.emplace_back(std::move(resolved));
    }
    return toponyms;
}

}  // namespace

PhraseReading read_phrase(std::string_view phrase, const Gazetteer& gazetteer, const ExpressionTables& tables) {
    PhraseReading reading;
    reading.article.id = {"phrase"};
    reading.article.where = "phrase";
    reading.article.text = std::string(phrase);
    const auto& language = guess_language(tables.state(), phrase);
    reading.article.language = language.code;
    reading.document = analyse(reading.article, tables.state().sentences);
    // One phrase is one sentence, whatever stops it has.
    if (reading.document.sentences.size() > 1) {
        auto whole = reading.document.sentences.front();
        whole.span.end = reading.document.sentences.back().span.end;
        whole.end_token = reading.document.sentences.back().end_token;
        reading.document.sentences = {whole};
        for (auto& token : reading.document.tokens) { token.sentence = 0; }
    }
    reading.expression.relation = "none";
    reading.expression.rule = "R27";
    reading.expression.phrase = std::string(phrase);
    if (reading.document.sentences.empty()) { return reading; }
    reading.toponyms = names_of(reading.article, reading.document, gazetteer, language);
    const Surroundings around{reading.article, reading.toponyms, gazetteer, true};
    const SentenceWords words(reading.article, reading.document, 0, reading.toponyms, language);
    FacilityFinder facilities(around, reading.document, language);
    const auto found =
        language.code == "tr" ? PostpositionalGrammar(words, around).parse_lone() : Grammar(words, around).parse_lone();
    reading.expression = ExpressionBuilder(around, facilities).build(words, found);
    return reading;
}

}  // namespace mapwire
