#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/tables/geodata.hpp"
#include "mapwire/text/fold_map.hpp"

namespace mapwire {

/// Tells the language of a text: by the small words of the languages that have tables
/// (geodata/languages/*/stopwords.tsv) when they are many; else by CLD2 over the first 4,000 bytes; where that is not
/// sure (short texts), by small words again, and by letters (geodata/languages/alphabets.tsv).
class LanguageDetector {
public:
    [[nodiscard]] static LanguageDetector load(std::span<const GeodataFile> files);

    /// ISO 639-1 code (for the few languages without one, ISO 639-2), also of languages that have no tables; "" when
    /// nothing is sure. Of the text's small words, counted over the first 20,000 bytes, one word in twenty must be of
    /// the language.
    [[nodiscard]] std::string detect(std::string_view text) const;
    /// Languages that have tables, sorted.
    [[nodiscard]] const std::vector<std::string>& languages() const noexcept { return languages_; }

private:
    [[nodiscard]] std::string detect_quickly(std::string_view text) const;
    [[nodiscard]] std::string detect_by_words(std::string_view text) const;
    std::shared_ptr<const class Alphabets> alphabets_;
    std::vector<std::string> languages_;
    FoldMap<std::vector<std::size_t>> words_;  // small word in lower case → indexes into languages_
};

}  // namespace mapwire
