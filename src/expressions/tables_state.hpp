#pragma once

#include <map>
#include <set>
#include <string>

#include "expressions/lexicon.hpp"
#include "mapwire/expressions/read_expressions.hpp"
#include "mapwire/text/analyse.hpp"

namespace mapwire {

struct ExpressionTables::State {
    std::map<std::string, expressions::Language, std::less<>> languages;
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
