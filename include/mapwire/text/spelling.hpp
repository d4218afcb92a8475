#pragma once

#include <span>
#include <string>
#include <string_view>

namespace mapwire {

/// One step on the way from a folded name to its consonants.
struct SpellingStep {
    std::string_view name;
    std::string_view what;
    std::string_view example;  ///< "Khan Sheikhoun = Khan Shaykhun": both sides have the same consonants
};

/// The steps of consonants_of, in their order, for people and for the test that holds the examples.
[[nodiscard]] std::span<const SpellingStep> spelling_steps() noexcept;

/// The consonants that the transliterations of an Arabic name share, from a folded name in Latin, Cyrillic or Arabic
/// letters: "khan sheikhoun", "хан шеихун" and "خان شيخون" all give "HNSHN". Articles, vowels, doubled letters and the
/// signs that transliterations mix up (q/k, kh/h, dh/z/d/th/t, sh/ch/s, gh/g/j) make no difference. Very loose: it
/// leads to candidates that spelling_likeness has to confirm. "" when there is no consonant, or a letter of another
/// script.
[[nodiscard]] std::string consonants_of(std::string_view folded_name);

/// A folded name in Cyrillic or Arabic letters written in Latin ones, word by word, Arabic without its short vowels and
/// articles; "" for any other.
[[nodiscard]] std::string in_latin_letters(std::string_view folded_name);

/// How alike two folded names are as transliterations of one name, in [0, 1]; 1 when they differ in nothing that
/// transliterations differ in. Names in different scripts are compared in Latin letters, Arabic without its short
/// vowels.
[[nodiscard]] double spelling_likeness(std::string_view folded_a, std::string_view folded_b);

}  // namespace mapwire
