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
        if (language.entries(key.hash) != nullptr && words.find(' ') == std::string_view::npos) { continue; }
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

// Adds the names that the toponyms stage passed over, in text order. The first word of a sentence has its capital
// anyway: it counts only when the toponyms stage took it for a name.
void add_names(PhraseReading& reading, const Gazetteer& gazetteer, const Language& language) {
    auto more = names_of(reading.article, reading.document, gazetteer, language);
    const auto& tokens = reading.document.tokens;
    auto& known = reading.toponyms;
    for (std::size_t i = 0; i < more.mentions.size(); ++i) {
        const auto span = more.mentions[i].span;
        const bool first_word = tokens.size() > 8 && span == tokens.front().span && tokens[1].kind == TokenKind::word &&
                                !begins_like_a_name(tokens[1].span.of(reading.article.text)) &&
                                language.entries(word_key(tokens[1].span.of(reading.article.text)).hash) == nullptr &&
                                more.mentions[i].role != Role::demonym &&
                                gazetteer.facts(more.mentions[i].candidates.front().place).population < 1'000'000;
        const auto same = std::find_if(known.mentions.begin(), known.mentions.end(),
                                       [&](const Mention& m) { return m.span.overlaps(span); });
        if (same != known.mentions.end()) {
            // A name that the toponyms found no place for: alone, its likeliest place is better than none.
            auto& resolution = known.resolutions[static_cast<std::size_t>(same - known.mentions.begin())];
            if (same->span == span && std::holds_alternative<Unresolved>(resolution)) {
                resolution = std::move(more.resolutions[i]);
                same->candidates = std::move(more.mentions[i].candidates);
            }
            continue;
        }
        if (first_word) { continue; }
        const auto at = std::lower_bound(known.mentions.begin(), known.mentions.end(), span.begin,
                                         [](const Mention& m, std::size_t begin) { return m.span.begin < begin; }) -
                        known.mentions.begin();
        known.mentions.insert(known.mentions.begin() + at, std::move(more.mentions[i]));
        known.resolutions.insert(known.resolutions.begin() + at, std::move(more.resolutions[i]));
    }
}

}  // namespace

PhraseReading analyse_phrase(std::string_view phrase, const ExpressionTables& tables) {
    PhraseReading reading;
    reading.article.id = {"phrase"};
    reading.article.where = "phrase";
    reading.article.text = std::string(phrase);
    reading.article.language = guess_language(tables.state(), phrase).code;
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
    return reading;
}

void read_phrase(PhraseReading& reading, const Gazetteer& gazetteer, const ExpressionTables& tables) {
    if (reading.document.sentences.empty()) { return; }
    const auto& language = language_of(tables.state(), reading.article.language);
    add_names(reading, gazetteer, language);
    const Surroundings around{reading.article, reading.toponyms, gazetteer, true, tables.state().small_countries};
    const SentenceWords words(reading.article, reading.document, 0, reading.toponyms, language);
    FacilityFinder facilities(around, reading.document, language);
    const auto found =
        language.code == "tr" ? PostpositionalGrammar(words, around).parse_lone() : Grammar(words, around).parse_lone();
    reading.expression = ExpressionBuilder(around, facilities).build(words, found);
}

PhraseReading read_phrase(std::string_view phrase, const Gazetteer& gazetteer, const ExpressionTables& tables) {
    auto reading = analyse_phrase(phrase, tables);
    read_phrase(reading, gazetteer, tables);
    return reading;
}

}  // namespace mapwire
