#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mapwire::events {

/// Number of a word form within one language's tables; 0 is a word that no table has.
using WordNumber = std::uint32_t;

/// What a phrase means: a row of one of the tables.
enum class Meaning : std::uint8_t { trigger, cue, word_class, figure, number, actor };

struct Phrase {
    Meaning meaning;
    std::uint8_t form;        ///< of the inflected word
    std::uint32_t row;        ///< in the table of the meaning
    bool exact_case = false;  ///< names begin with a capital
    /// Its words, which PhraseBook::words gives, set by PhraseBook::add.
    std::uint32_t first_word = 0;
    std::uint16_t word_count = 0;
};

/// A word of a text looked up: the form itself and the stems ("обстрел*") that begin it.
struct FoundWord {
    WordNumber exact = 0;
    WordNumber stems[2] = {0, 0};  ///< longest first
    [[nodiscard]] bool known() const noexcept { return exact != 0 || stems[0] != 0; }
};

/// Words and phrases of one language with what they mean. Words are told by a 64-bit hash of their folded form, so that
/// looking one up costs a pass over its letters and touches no string.
class PhraseBook {
public:
    static constexpr WordNumber gap = 0xFFFFFFFFU;

    /// The number of a word as a table has it, folded; with a trailing `*` it is a stem. Adds it when it is new.
    WordNumber add_word(std::string_view word);
    /// "و" before an Arabic word: tried when the word as it stands is not known.
    void add_prefix(std::string_view folded);
    /// `gap` lets up to five other words stand between. Left out when a word of it folds to nothing.
    void add(Phrase phrase, std::span<const WordNumber> words);
    /// After the last add.
    void finish();

    [[nodiscard]] FoundWord find(std::string_view word) const noexcept;
    /// Phrases that begin with the word, longest first.
    [[nodiscard]] std::span<const Phrase> beginning_with(WordNumber word) const noexcept;
    [[nodiscard]] std::span<const WordNumber> words(const Phrase& phrase) const noexcept {
        return {phrase_words_.data() + phrase.first_word, phrase.word_count};
    }
    /// Whether a trigger begins with it.
    [[nodiscard]] bool begins_trigger(WordNumber word) const noexcept {
        return word < begins_trigger_.size() && begins_trigger_[word];
    }
    [[nodiscard]] bool empty() const noexcept { return phrases_.empty(); }

private:
    struct Slot {
        std::uint64_t hash = 0;
        WordNumber word = 0;
    };
    [[nodiscard]] static WordNumber look_up(const std::vector<Slot>& slots, std::uint64_t hash) noexcept;
    static void put(std::vector<Slot>& slots, std::size_t& used, std::uint64_t hash, WordNumber word);
    [[nodiscard]] FoundWord find_folded(std::string_view word) const noexcept;

    std::vector<Slot> words_;
    std::vector<Slot> stems_;
    std::size_t words_used_ = 0;
    std::size_t stems_used_ = 0;
    WordNumber next_ = 1;
    std::vector<std::string> prefixes_;  // longest first
    std::vector<Phrase> phrases_;        // by first word, longest first
    std::vector<WordNumber> phrase_words_;
    std::vector<std::uint32_t> first_;  // by word: index into phrases_
    std::vector<bool> begins_trigger_;
};

}  // namespace mapwire::events
