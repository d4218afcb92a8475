#pragma once

#include "mapwire/expressions/locate.hpp"
#include "mapwire/expressions/read_expressions.hpp"
#include "mapwire/gazetteer/embedded.hpp"
#include "mapwire/text/analyse.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire::testing {

/// Everything the room needs, read once.
struct World {
    Gazetteer gazetteer = Gazetteer::from_bytes(embedded_gazetteer_bytes(), "embedded");
    ExpressionTables tables = ExpressionTables::load(geodata_files());
    SentenceTables sentences = SentenceTables::load(geodata_files());
    Outlines outlines = Outlines::load(geodata_files());
    NamedRegions regions = NamedRegions::load(geodata_files(), outlines);
    [[nodiscard]] LocatingGround ground() const { return {gazetteer, outlines, regions, Metres{1.0}}; }
};
inline const World& world() {
    static const World instance;
    return instance;
}

/// Toponyms by name alone: every capitalised name of the gazetteer is literal or a demonym and means its first place.
inline Toponyms plain_toponyms(const Article& article, const Document& document, const Gazetteer& gazetteer) {
    Toponyms result;
    for (const auto& match : gazetteer.find_names(article.text, MatchMode::leftmost_longest)) {
        if (!begins_like_a_name(match.span.of(article.text)) || match.candidates.empty()) { continue; }
        Mention mention;
        mention.span = match.span;
        for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
            if (document.sentences[i].span.contains(match.span)) { mention.sentence = i; }
        }
        const auto& first = match.candidates.front();
        mention.role = first.kind == NameKind::demonym ? Role::demonym : Role::literal;
        ResolvedPlace place{first.place, std::nullopt, Confidence{1.0}, "by name", {}, false};
        if (mention.role == Role::demonym) { place.stands_for = first.place; }
        result.mentions.push_back(mention);
        result.resolutions.emplace_back(place);
    }
    return result;
}

struct Read {
    Article article;
    std::vector<LocatedExpression> expressions;
};
inline Read read(std::string text, std::string language = "en") {
    Read result;
    result.article.id = {"test"};
    result.article.text = std::move(text);
    result.article.language = std::move(language);
    const auto document = analyse(result.article, world().sentences);
    const auto toponyms = plain_toponyms(result.article, document, world().gazetteer);
    const auto expressions = parse_expressions(result.article, document, toponyms, world().gazetteer, world().tables);
    result.expressions = locate_all(expressions, world().ground());
    return result;
}

}  // namespace mapwire::testing
