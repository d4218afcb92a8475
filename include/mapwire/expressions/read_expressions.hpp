#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/article.hpp"
#include "mapwire/model/document.hpp"
#include "mapwire/model/mention.hpp"
#include "mapwire/model/spatial_expression.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire {

/// The words of spatial language in every language of geodata/languages/: units, numbers, directions, relations, nouns.
/// A copy is cheap; reading is safe from several threads.
class ExpressionTables {
public:
    /// Throws InputError (file, line) for a broken row; a row of a language's words when a text of that language is
    /// first read. The texts of `files` must outlive the tables, as embedded ones do. English must be among them.
    [[nodiscard]] static ExpressionTables load(std::span<const GeodataFile> files);
    /// Reads a language's words now, so that an article need not wait for them. Safe from several threads.
    void prepare(std::string_view language) const;

    struct State;
    [[nodiscard]] const State& state() const noexcept { return *state_; }

private:
    explicit ExpressionTables(std::shared_ptr<const State> state) : state_(std::move(state)) {}
    std::shared_ptr<const State> state_;
};

/// The spatial expressions of an article in text order, reference objects found (also by coreference: "the base" is the
/// base introduced before). An expression inside another stands after it ("southwest Syria" in "a de-escalation zone
/// in southwest Syria"). Expressions that only figure ("the borders of the zones") have relation "none".
///
/// Language  article.language; "" and languages without tables are read as English.
/// Cost      a sentence without a word of space costs one look-up a word.
[[nodiscard]] std::vector<SpatialExpression> parse_expressions(const Article& article, const Document& document,
                                                               const Toponyms& toponyms, const Gazetteer& gazetteer,
                                                               const ExpressionTables& tables);

/// The reading of a lone phrase ("30 km south-east of Raqqa"), which names no article: every name counts, also one that
/// no gazetteer has, and so do class nouns ("the plant"). The language is told by the words.
struct PhraseReading {
    Article article;
    Document document;
    Toponyms toponyms;
    SpatialExpression expression;
};
[[nodiscard]] PhraseReading read_phrase(std::string_view phrase, const Gazetteer& gazetteer,
                                        const ExpressionTables& tables);

/// The article and document of a phrase, for the toponyms stage, and the reading with the toponyms that it found. Names
/// that it passed over are looked up in the gazetteer as above.
[[nodiscard]] PhraseReading analyse_phrase(std::string_view phrase, const ExpressionTables& tables);
void read_phrase(PhraseReading& reading, const Gazetteer& gazetteer, const ExpressionTables& tables);

}  // namespace mapwire
