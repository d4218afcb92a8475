#include "gazetteer/name_keys.hpp"

#include <algorithm>

#include "mapwire/text/fold.hpp"
#include "mapwire/text/spelling.hpp"
#include "mapwire/text/utf8.hpp"

namespace mapwire {
namespace {

constexpr std::size_t shortest_stem = 3;

bool leaves_a_stem(std::string_view word, std::string_view ending) {
    return word.size() > ending.size() && word.ends_with(ending) &&
           count_code_points(word.substr(0, word.size() - ending.size())) >= shortest_stem;
}

}  // namespace

bool is_cyrillic(std::string_view word) noexcept {
    const auto lead = word.empty() ? 0U : static_cast<unsigned char>(word.front());
    return lead >= 0xD0 && lead <= 0xD3;
}

std::string consonants_key(std::string_view folded) {
    auto consonants = consonants_of(folded);
    if (consonants.empty()) { return {}; }
    consonants.insert(consonants.begin(), consonants_mark);
    return consonants;
}

std::string stems_key(std::string_view folded, const NameRules& rules) {
    std::string key(1, stem_mark);
    bool cyrillic = false;
    while (true) {
        const auto end = std::min(folded.find_first_of(" ,"), folded.size());
        auto word = folded.substr(0, end);
        if (is_cyrillic(word)) {
            cyrillic = true;
            for (const auto& ending : rules.name_endings()) {
                if (leaves_a_stem(word, ending)) {
                    word.remove_suffix(ending.size());
                    break;
                }
            }
        }
        key += word;
        if (end == folded.size()) { break; }
        key.push_back(folded[end]);
        folded.remove_prefix(end + 1);
    }
    return cyrillic ? key : std::string{};
}

std::vector<std::string_view> stems_of_word(std::string_view word, const NameRules& rules) {
    std::vector<std::string_view> stems{word};
    if (!is_cyrillic(word)) { return stems; }
    const auto add = [&](const std::string& ending) {
        if (!leaves_a_stem(word, ending)) { return; }
        const auto stem = word.substr(0, word.size() - ending.size());
        if (std::find(stems.begin(), stems.end(), stem) == stems.end()) { stems.push_back(stem); }
    };
    for (const auto& ending : rules.text_endings()) { add(ending); }
    for (const auto& ending : rules.name_endings()) { add(ending); }
    return stems;
}

std::vector<std::string> stem_keys(std::string_view folded, const NameRules& rules) {
    constexpr std::size_t most_keys = 200;
    constexpr std::size_t longest = 400;  // each word copies what stands before it
    if (folded.size() > longest) { return {}; }
    std::vector<std::string> keys{std::string(1, stem_mark)};
    bool cyrillic = false;
    while (true) {
        const auto end = std::min(folded.find_first_of(" ,"), folded.size());
        const auto word = folded.substr(0, end);
        cyrillic = cyrillic || is_cyrillic(word);
        const auto stems = stems_of_word(word, rules);
        std::vector<std::string> longer;
        for (const auto& key : keys) {
            for (const auto stem : stems) {
                if (longer.size() < most_keys) { longer.push_back(key + std::string(stem)); }
            }
        }
        keys = std::move(longer);
        if (end == folded.size()) { break; }
        for (auto& key : keys) { key.push_back(folded[end]); }
        folded.remove_prefix(end + 1);
    }
    return cyrillic ? keys : std::vector<std::string>{};
}

void NameKeys::make(std::string_view name, std::string_view country_code, NameKind kind) {
    looser_.clear();
    folded_ = fold_name(name);
    if (kind == NameKind::abbreviation || kind == NameKind::demonym) { return; }
    if (rules_.has_arabic_names(country_code)) {
        if (auto key = consonants_key(folded_); !key.empty()) { looser_.push_back(std::move(key)); }
    }
    if (auto key = stems_key(folded_, rules_); !key.empty()) { looser_.push_back(std::move(key)); }
}

}  // namespace mapwire
