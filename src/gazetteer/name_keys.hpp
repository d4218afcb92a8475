#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/name_rules.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"

namespace mapwire {

/// First characters of the keys of looser forms; the key of a folded name has none.
inline constexpr char consonants_mark = '\x01';
inline constexpr char stem_mark = '\x03';

/// Is this the key of a looser form?
[[nodiscard]] inline bool is_looser_key(std::string_view key) noexcept {
    return !key.empty() && (key.front() == consonants_mark || key.front() == stem_mark);
}

/// The keys under which a name is found: its folded form, and looser forms, each of which begins with a mark.
class NameKeys {
public:
    explicit NameKeys(const NameRules& rules) : rules_(rules) {}
    void make(std::string_view name, std::string_view country_code, NameKind kind);
    [[nodiscard]] std::string_view folded() const noexcept { return folded_; }
    [[nodiscard]] std::span<const std::string> looser() const noexcept { return looser_; }

private:
    const NameRules& rules_;
    std::string folded_;
    std::vector<std::string> looser_;
};

/// consonants_of with its mark; "" when there is none.
[[nodiscard]] std::string consonants_key(std::string_view folded);

/// The stems of a folded name in the nominative, word by word, with the mark; "" for a name without a Cyrillic word.
[[nodiscard]] std::string stems_key(std::string_view folded, const NameRules& rules);

/// The stems that a folded word of a text may have, itself first.
[[nodiscard]] std::vector<std::string_view> stems_of_word(std::string_view folded_word, const NameRules& rules);

/// The keys under which a folded name of a text may stand with its words in other cases; empty without a Cyrillic word.
[[nodiscard]] std::vector<std::string> stem_keys(std::string_view folded, const NameRules& rules);

/// How alike a looser spelling in a text must be to a name to count as one.
inline constexpr double least_likeness = 0.9;

[[nodiscard]] bool is_cyrillic(std::string_view folded_word) noexcept;

}  // namespace mapwire
