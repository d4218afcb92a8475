#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "gazetteer/index_view.hpp"
#include "gazetteer/name_rules.hpp"
#include "gazetteer/word_scanner.hpp"
#include "mapwire/gazetteer/matching.hpp"

namespace mapwire {

/// A match that begins at the word looked at, and how many words it takes.
struct FoundMatch {
    FoundName name;
    std::size_t words;
};

/// Looser spellings at one word of a text after the other: transliterations and inflected forms.
class LooserNames {
public:
    LooserNames(const WordScanner& scanner, std::span<const IndexView> layers, const NameRules& rules)
        : scanner_(scanner), layers_(layers), rules_(rules) {}
    /// Appends what begins at the scanner's word `first`.
    void find(std::size_t first, std::vector<FoundMatch>& here);

private:
    [[nodiscard]] bool may_be_looser(std::size_t first) const;
    [[nodiscard]] bool begins_with_capital(const ScannedWord& word) const;
    void take(std::string_view folded, TextSpan span, std::size_t count, bool arabic, std::vector<FoundMatch>& here);

    const WordScanner& scanner_;
    std::span<const IndexView> layers_;
    const NameRules& rules_;
    std::unordered_set<std::uint64_t> no_looser_;  // hashes of words that are no looser spelling of anything
};

}  // namespace mapwire
