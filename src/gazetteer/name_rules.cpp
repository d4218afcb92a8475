#include "gazetteer/name_rules.hpp"

#include <algorithm>

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
        if (kind == "joined_prefix") {
            rules.joined_prefixes_.push_back({std::string(text), std::string(replacement)});
        }
    }
    std::sort(rules.suffixes_after_apostrophe_.begin(), rules.suffixes_after_apostrophe_.end());
    std::sort(rules.prefixes_before_apostrophe_.begin(), rules.prefixes_before_apostrophe_.end());
    std::stable_sort(rules.joined_prefixes_.begin(), rules.joined_prefixes_.end(),
                     [](const auto& a, const auto& b) { return a.text.size() > b.text.size(); });
    return rules;
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
