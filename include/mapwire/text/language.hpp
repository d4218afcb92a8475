#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mapwire/tables/geodata.hpp"

namespace mapwire {

/// Tells the language of a text by its commonest small words (geodata/languages/*/stopwords.tsv).
class LanguageDetector {
public:
    [[nodiscard]] static LanguageDetector load(std::span<const GeodataFile> files);

    /// ISO 639-1 code of the language whose small words are most frequent, counted over the first 20,000 bytes; "" when
    /// they make up less than one word in twenty of every language (an unknown language, a list of names).
    [[nodiscard]] std::string detect(std::string_view text) const;
    /// Languages that have tables, sorted.
    [[nodiscard]] const std::vector<std::string>& languages() const noexcept { return languages_; }

private:
    std::vector<std::string> languages_;
    std::unordered_map<std::string, std::vector<std::size_t>> words_;  // small word → indexes into languages_
};

}  // namespace mapwire
