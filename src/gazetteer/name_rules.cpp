#include "gazetteer/name_rules.hpp"

#include <algorithm>

#include "gazetteer/hashing.hpp"

namespace mapwire {

NameRules NameRules::parse(std::string_view lines) {
    NameRules rules;
    while (!lines.empty()) {
        const auto end = lines.find('\n');
        const auto line = lines.substr(0, end);
        lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 1);
        const auto tab = line.find('\t');
        if (tab == std::string_view::npos || tab + 1 == line.size()) { continue; }
        const auto kind = line.substr(0, tab);
        const auto second = line.find('\t', tab + 1);
        const auto text = line.substr(tab + 1, second == std::string_view::npos ? second : second - tab - 1);
        const auto replacement = second == std::string_view::npos ? std::string_view{} : line.substr(second + 1);
        if (kind == "suffix_after_apostrophe") { rules.suffixes_after_apostrophe_.emplace_back(text); }
        if (kind == "prefix_before_apostrophe") { rules.prefixes_before_apostrophe_.emplace_back(text); }
        if (kind == "text_ending") { rules.text_endings_.emplace_back(text); }
        if (kind == "name_ending") { rules.name_endings_.emplace_back(text); }
        if (kind == "arabic_names_in") { rules.arabic_countries_.emplace_back(text); }
        if (kind == "arabic_marker") { rules.arabic_markers_.emplace_back(text); }
        if (kind.starts_with("words:")) { rules.add_words(kind.substr(6), text, replacement); }
        if (kind.starts_with("letters:")) { rules.add_letters(kind.substr(8), text, replacement); }
        if (kind == "joined_prefix") {
            rules.joined_prefixes_.push_back({std::string(text), std::string(replacement)});
        }
    }
    std::sort(rules.suffixes_after_apostrophe_.begin(), rules.suffixes_after_apostrophe_.end());
    std::sort(rules.prefixes_before_apostrophe_.begin(), rules.prefixes_before_apostrophe_.end());
    std::stable_sort(rules.joined_prefixes_.begin(), rules.joined_prefixes_.end(),
                     [](const auto& a, const auto& b) { return a.text.size() > b.text.size(); });
    std::sort(rules.arabic_markers_.begin(), rules.arabic_markers_.end());
    for (const auto& marker : rules.arabic_markers_) {
        const auto hash = hashing::word_hash(marker);
        rules.marker_bits_[hash % rules.marker_bits_.size()] |= std::uint64_t{1} << (hash >> 58U);
    }
    const auto longer = [](const std::string& a, const std::string& b) { return a.size() > b.size(); };
    std::stable_sort(rules.text_endings_.begin(), rules.text_endings_.end(), longer);
    std::stable_sort(rules.name_endings_.begin(), rules.name_endings_.end(), longer);
    return rules;
}

void NameRules::add_words(std::string_view kind, std::string_view words, std::string_view classes) {
    NameWords row{std::string(kind), {}, std::string(classes)};
    while (!words.empty()) {
        const auto end = std::min(words.find('|'), words.size());
        row.words.emplace_back(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    std::stable_sort(row.words.begin(), row.words.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    name_words_.push_back(std::move(row));
}

void NameRules::add_letters(std::string_view convention, std::string_view letters, std::string_view read) {
    auto found = std::find_if(conventions_.begin(), conventions_.end(),
                              [&](const auto& other) { return other.name == convention; });
    if (found == conventions_.end()) {
        found = conventions_.insert(conventions_.end(), LetterConvention{std::string(convention), {}});
    }
    LetterConvention::Rule rule{{}, std::string(read), letters.starts_with('^'), letters.ends_with('$')};
    letters.remove_prefix(rule.at_begin ? 1 : 0);
    letters.remove_suffix(rule.at_end ? 1 : 0);
    rule.letters = letters;
    found->rules.push_back(std::move(rule));
    std::stable_sort(found->rules.begin(), found->rules.end(),
                     [](const auto& a, const auto& b) { return a.letters.size() > b.letters.size(); });
}

bool NameRules::marks_arabic_name(std::string_view folded_word) const noexcept {
    return std::binary_search(arabic_markers_.begin(), arabic_markers_.end(), folded_word,
                              std::less<std::string_view>{});
}

bool NameRules::has_arabic_names(std::string_view country_code) const noexcept {
    return std::any_of(arabic_countries_.begin(), arabic_countries_.end(), [&](std::string_view code) {
        return code.size() == country_code.size() && std::equal(code.begin(), code.end(), country_code.begin(),
                                                                [](char a, char b) { return a == (b | 0x20); });
    });
}

bool NameRules::is_suffix_after_apostrophe(std::string_view folded) const noexcept {
    return std::binary_search(suffixes_after_apostrophe_.begin(), suffixes_after_apostrophe_.end(), folded,
                              std::less<std::string_view>{});
}

bool NameRules::is_prefix_before_apostrophe(std::string_view folded) const noexcept {
    return std::binary_search(prefixes_before_apostrophe_.begin(), prefixes_before_apostrophe_.end(), folded,
                              std::less<std::string_view>{});
}

}  // namespace mapwire
