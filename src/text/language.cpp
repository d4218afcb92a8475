#include "mapwire/text/language.hpp"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>
#include <cstdio>  // before CLD2, which needs it

#include "mapwire/tables/table.hpp"
#include "mapwire/text/letter_case.hpp"
#include "text/alphabets.hpp"
#include "text/tokens.hpp"

namespace mapwire {

LanguageDetector LanguageDetector::load(std::span<const GeodataFile> files) {
    constexpr std::string_view folder = "geodata/languages/";
    constexpr std::string_view name = "/stopwords.tsv";
    LanguageDetector detector;
    detector.alphabets_ = std::make_shared<const Alphabets>(Alphabets::load(files));
    for (const auto& file : files) {
        if (!file.path.starts_with(folder) || !file.path.ends_with(name)) { continue; }
        detector.languages_.emplace_back(
            file.path.substr(folder.size(), file.path.size() - folder.size() - name.size()));
        const auto table = Table::of(file, {"word"});
        for (std::size_t i = 0; i < table.size(); ++i) {
            detector.words_[fold_hash(lower_case(table.row(i)["word"]))].push_back(detector.languages_.size() - 1);
        }
    }
    return detector;
}

namespace {

// CLD2 knows 83 languages by their letter sequences. It needs valid UTF-8 and some length to be sure.
std::string detect_by_letters(std::string_view text) {
    constexpr std::size_t least = 60;  // it is sure of itself on less, and often wrong
    if (text.size() < least) { return {}; }
    bool reliable = false;
    const auto language = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
    if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) { return {}; }
    const std::string code = CLD2::LanguageCode(language);
    // Hebrew and its like have their old codes there; "zh-Hant" is zh.
    return code == "iw" ? "he" : code.substr(0, code.find('-'));
}

}  // namespace

std::string LanguageDetector::detect(std::string_view text) const {
    auto sure = detect_quickly(text);
    if (!sure.empty()) { return sure; }
    std::size_t head = std::min<std::size_t>(text.size(), 4'000);
    while (head > 0 && head < text.size() && (static_cast<unsigned char>(text[head]) & 0xC0U) == 0x80U) { --head; }
    auto by_letters = detect_by_letters(text.substr(0, head));
    // Of a sentence or two it often takes Russian for a neighbour, and Arabic for another language in its letters.
    constexpr std::size_t note = 400;
    if (!by_letters.empty() && text.size() <= note &&
        !std::binary_search(languages_.begin(), languages_.end(), by_letters)) {
        if (const auto by_alphabet = alphabets_->detect(text); alphabets_->is_of_its_own(by_alphabet)) {
            return by_alphabet;
        }
    }
    if (!by_letters.empty()) { return by_letters; }
    auto by_words = detect_by_words(text);
    return by_words.empty() ? alphabets_->detect(text.substr(0, head)) : by_words;
}

// CLD2 takes longer than the rest of reading. Most texts show their language in a few hundred bytes of their middle:
// small words of three letters or more, which other languages do not share, make up a fifth of them.
std::string LanguageDetector::detect_quickly(std::string_view text) const {
    constexpr std::size_t window = 800;
    const auto is_follower = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    if (text.size() > 2 * window) { text = text.substr(text.size() / 4, window); }
    std::array<std::size_t, 16> counts{};
    if (languages_.size() > counts.size()) { return {}; }
    std::size_t words = 0;
    auto word = fold_hash_start;
    std::size_t letters = 0;
    const auto count_word = [&] {
        if (letters > 0) { ++words; }
        if (letters >= 3 && letters <= 8) {
            if (const auto* found = words_.find(word); found != nullptr) {
                for (const auto language : *found) { ++counts[language]; }
            }
        }
        word = fold_hash_start;
        letters = 0;
    };
    for (const char c : text) {
        const bool small = c >= 'a' && c <= 'z';
        if (small || static_cast<unsigned char>(c) >= 0x80) {
            word = fold_hash_step(word, static_cast<unsigned char>(c));
            letters += is_follower(c) ? 0U : 1U;
        } else if (c >= 'A' && c <= 'Z') {
            word = fold_hash_step(word, static_cast<unsigned char>(c + ('a' - 'A')));
            ++letters;
        } else {
            count_word();
        }
    }
    count_word();
    const auto best = std::max_element(counts.begin(), counts.end());
    std::size_t second = 0;
    for (auto count = counts.begin(); count != counts.end(); ++count) {
        if (count != best) { second = std::max(second, *count); }
    }
    if (words < 30 || *best * 8 < words || second * 3 > *best) { return {}; }
    return languages_[static_cast<std::size_t>(best - counts.begin())];
}

std::string LanguageDetector::detect_by_words(std::string_view text) const {
    std::size_t end = std::min<std::size_t>(text.size(), 20'000);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) { ++end; }
    std::vector<Token> tokens;
    append_tokens(text, {0, end}, tokens);
    std::vector<std::size_t> counts(languages_.size(), 0);
    std::size_t words = 0;
    for (const auto& token : tokens) {
        if (token.kind != TokenKind::word) { continue; }
        ++words;
        const auto* found = words_.find(fold_hash(lower_case(token.span.of(text))));
        if (found == nullptr) { continue; }
        for (const auto language : *found) { ++counts[language]; }
    }
    const auto best = std::max_element(counts.begin(), counts.end());
    if (best == counts.end() || *best * 20 < words || *best < 2) { return {}; }
    return languages_[static_cast<std::size_t>(best - counts.begin())];
}

}  // namespace mapwire
