#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mapwire {

/// A preposition or conjunction that is written together with a name: "و" of "ودمشق"; "لل" of "للتنف" stands for "ل"
/// and "ال", so that its name begins with the replacement "ال".
struct JoinedPrefix {
    std::string text;         ///< folded
    std::string replacement;  ///< folded; often empty
};

/// Words that say the same of a place in different languages: "lake", "lac", "gölü".
struct NameWords {
    std::string kind;                ///< "lake"
    std::vector<std::string> words;  ///< folded, those of more letters first
    std::string feature_classes;     ///< of places that are such: "H"; "" for words that say no kind ("north")
};

/// A convention of writing names in Latin letters, as rules that turn it into the English one.
struct LetterConvention {
    struct Rule {
        std::string letters;  ///< folded
        std::string read;     ///< folded, may be empty
        bool at_begin;        ///< of a word only
        bool at_end;
    };
    std::string name;         ///< "german"
    std::vector<Rule> rules;  ///< those of more letters first
};

/// The rule tables of looser spellings, as the compiled gazetteer carries them (geodata/languages/*/name_edges.tsv,
/// name_words.tsv, name_letters.tsv).
/// Whoever looks names up uses the rules that the names were compiled with.
class NameRules {
public:
    /// From the lines of the compiled section: kind, tab, folded text, tab, folded replacement. Lines of unknown kinds
    /// are passed over.
    [[nodiscard]] static NameRules parse(std::string_view lines);

    /// What may follow a name after an apostrophe: "s" of "Syria's", "de" of "Suriye'de". Folded.
    [[nodiscard]] bool is_suffix_after_apostrophe(std::string_view folded) const noexcept;
    /// What may stand before a name and an apostrophe: "l" of "l'Irak". Folded.
    [[nodiscard]] bool is_prefix_before_apostrophe(std::string_view folded) const noexcept;
    /// Longest first.
    [[nodiscard]] const std::vector<JoinedPrefix>& joined_prefixes() const noexcept { return joined_prefixes_; }

    /// Case endings of a text's words, longest first, and of names in the nominative; "Сирии" without "ии" and "Сирия"
    /// without "ия" meet.
    [[nodiscard]] const std::vector<std::string>& text_endings() const noexcept { return text_endings_; }
    [[nodiscard]] const std::vector<std::string>& name_endings() const noexcept { return name_endings_; }
    /// Are the names of this country Arabic ones, which are transliterated in many ways?
    [[nodiscard]] bool has_arabic_names(std::string_view country_code) const noexcept;
    /// Words that show that a name is an Arabic one: "deir", "khan", "al". Folded.
    [[nodiscard]] bool marks_arabic_name(std::string_view folded_word) const noexcept;
    /// The quick half, by hashing::word_hash: false for most words that mark nothing.
    [[nodiscard]] bool may_mark_arabic_name(std::uint64_t word_hash) const noexcept {
        return (marker_bits_[word_hash % marker_bits_.size()] >> (word_hash >> 58U) & 1U) != 0;
    }

    [[nodiscard]] const std::vector<NameWords>& name_words() const noexcept { return name_words_; }
    [[nodiscard]] const std::vector<LetterConvention>& conventions() const noexcept { return conventions_; }

private:
    void add_words(std::string_view kind, std::string_view words, std::string_view classes);
    void add_letters(std::string_view convention, std::string_view letters, std::string_view read);

    std::vector<NameWords> name_words_;
    std::vector<LetterConvention> conventions_;
    std::array<std::uint64_t, 64> marker_bits_{};
    std::vector<std::string> arabic_markers_;  // sorted
    std::vector<std::string> text_endings_;
    std::vector<std::string> name_endings_;
    std::vector<std::string> arabic_countries_;            // lower case
    std::vector<std::string> suffixes_after_apostrophe_;   // sorted
    std::vector<std::string> prefixes_before_apostrophe_;  // sorted
    std::vector<JoinedPrefix> joined_prefixes_;
};

}  // namespace mapwire
