#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "mapwire/model/article.hpp"
#include "mapwire/model/document.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire {

/// The words that decide whether a full stop ends a sentence: abbreviations ("Capt", "Mr") and words that begin
/// sentences ("The", "However"), of all languages together (geodata/languages/*/abbreviations.tsv,
/// sentence_starters.tsv).
class SentenceTables {
public:
    [[nodiscard]] static SentenceTables load(std::span<const GeodataFile> files);
    /// `word` as written, without its full stop.
    [[nodiscard]] bool is_abbreviation(std::string_view word) const;
    [[nodiscard]] bool starts_sentences(std::string_view word) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_set<std::string, Hash, std::equal_to<>> abbreviations_;
    std::unordered_set<std::string, Hash, std::equal_to<>> starters_;
};

/// Tokens and sentences of an article's parts (of the whole text, as body, when it has none). Never fails: any valid
/// UTF-8 has an analysis.
///
/// Tokens. A word begins with a letter and goes on over letters, marks and digits ("M4"), inner apostrophes ("hasn’t")
/// and full stops between single letters, the last one included ("U.S.", "a.m."). A number is digits with inner commas
/// and points ("4,300", "7.5"); "30km" is a number and a word. Everything else but white space is punctuation, one code
/// point a token; zero-width characters and direction marks belong to no token.
///
/// Sentences. A sentence never crosses a part or an empty line; titles, bylines and furniture end with each line. A
/// full stop ends no sentence after an abbreviation or a single initial, nor before a lower-case letter; after "U.S."
/// only before a word that begins sentences ("The", "In").
[[nodiscard]] Document analyse(const Article& article, const SentenceTables& tables);

}  // namespace mapwire
