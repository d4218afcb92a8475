#include "mapwire/text/language.hpp"

#include <algorithm>

#include "mapwire/tables/table.hpp"
#include "mapwire/text/letter_case.hpp"
#include "text/characters.hpp"
#include "text/tokens.hpp"

namespace mapwire {

LanguageDetector LanguageDetector::load(std::span<const GeodataFile> files) {
    constexpr std::string_view folder = "geodata/languages/";
    constexpr std::string_view name = "/stopwords.tsv";
    LanguageDetector detector;
    for (const auto& file : files) {
        if (!file.path.starts_with(folder) || !file.path.ends_with(name)) { continue; }
        detector.languages_.emplace_back(
            file.path.substr(folder.size(), file.path.size() - folder.size() - name.size()));
        const auto table = Table::parse(std::string(file.path), file.text, {"word"});
        for (std::size_t i = 0; i < table.size(); ++i) {
            detector.words_[lower_case(table.row(i)["word"])].push_back(detector.languages_.size() - 1);
        }
    }
    return detector;
}

std::string LanguageDetector::detect(std::string_view text) const {
    std::size_t end = std::min<std::size_t>(text.size(), 20'000);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) { ++end; }
    std::vector<Token> tokens;
    append_tokens(text, {0, end}, tokens);
    std::vector<std::size_t> counts(languages_.size(), 0);
    std::size_t words = 0;
    for (const auto& token : tokens) {
        if (token.kind != TokenKind::word) { continue; }
        ++words;
        const auto found = words_.find(lower_case(token.span.of(text)));
        if (found == words_.end()) { continue; }
        for (const auto language : found->second) { ++counts[language]; }
    }
    const auto best = std::max_element(counts.begin(), counts.end());
    if (best == counts.end() || *best * 20 < words || *best == 0) { return {}; }
    return languages_[static_cast<std::size_t>(best - counts.begin())];
}

}  // namespace mapwire
