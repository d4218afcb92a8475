#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "expressions/lexicon.hpp"
#include "mapwire/expressions/read_expressions.hpp"
#include "mapwire/text/analyse.hpp"

namespace mapwire {

struct ExpressionTables::State {
    /// A language's words are read when a text first asks for them: an article seldom has more than one.
    struct LazyLanguage {
        std::once_flag once;
        std::unique_ptr<const expressions::Language> words;
    };
    std::vector<GeodataFile> files;
    mutable std::map<std::string, LazyLanguage, std::less<>> languages;
    SentenceTables sentences;
    std::set<std::string, std::less<>> small_countries;
};

namespace expressions {

/// The language of that code; English for "" and for languages without tables.
[[nodiscard]] const Language& language_of(const ExpressionTables::State& state, std::string_view code);

/// The language whose tables know most words of a short text, told by the script first.
[[nodiscard]] const Language& guess_language(const ExpressionTables::State& state, std::string_view text);

}  // namespace expressions
}  // namespace mapwire
