#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/text/fold_hash.hpp"

namespace mapwire::events {

/// Number of a word form within one language's tables; 0 is a word that no table has.
using WordNumber = std::uint32_t;

/// What a phrase means: a row of one of the tables.
enum class Meaning : std::uint8_t { trigger, cue, word_class, figure, number, actor };

/// Without bytes between its fields, since it stands so in the image of a book.
struct Phrase {
    Meaning meaning = Meaning::trigger;
    std::uint8_t form = 0;    ///< of the inflected word
    bool exact_case = false;  ///< names begin with a capital
    std::uint8_t unused = 0;
    std::uint32_t row = 0;  ///< in the table of the meaning
    /// Its words, which PhraseBook::words gives, set by PhraseBookBuilder::add.
    std::uint32_t first_word = 0;
    std::uint32_t word_count = 0;
};
static_assert(sizeof(Phrase) == 16);

/// What gives the words of a text a class: a row of words.tsv, or an actor.
struct ClassSource {
    Meaning meaning = Meaning::word_class;
    std::uint8_t unused[3]{};
    std::uint32_t row = 0;
    auto operator<=>(const ClassSource&) const = default;
};

/// A word of a text looked up: the form itself and the stems ("обстрел*") that begin it.
struct FoundWord {
    WordNumber exact = 0;
    WordNumber stems[2] = {0, 0};  ///< longest first
    [[nodiscard]] std::array<WordNumber, 3> numbers() const noexcept { return {exact, stems[0], stems[1]}; }
    [[nodiscard]] bool known() const noexcept { return exact != 0 || stems[0] != 0; }
    [[nodiscard]] bool is(WordNumber word) const noexcept {
        return exact == word || stems[0] == word || stems[1] == word;
    }
};

/// Words and phrases of one language with what they mean: a view of an image of bytes, made by PhraseBookBuilder when
/// the program is built or when a language is first read. Words are told by a 64-bit hash of their folded form, so that
/// looking one up costs a pass over its letters and touches no string.
class PhraseBook {
public:
    static constexpr WordNumber gap = 0xFFFFFFFFU;

    PhraseBook() = default;
    /// The image must outlive the book. Throws std::logic_error when it is none of this version.
    explicit PhraseBook(std::span<const std::uint64_t> image);

    [[nodiscard]] FoundWord find(std::string_view word) const noexcept;
    /// The same, told its plain_fold_hash, 0 when it has none.
    [[nodiscard]] FoundWord find(std::string_view word, std::uint64_t hash) const noexcept {
        return hash != 0 && stems_.empty() && prefixes_.empty() ? FoundWord{look_up(words_, hash)} : find(word);
    }
    /// Calls `take` for the phrases that begin with a word, longest first, less those whose second word is another than
    /// the one that follows.
    template <class Take>
    void each_beginning_with(WordNumber word, const FoundWord& next, Take take) const {
        if (word == 0 || word + 1 >= first_.size()) { return; }
        auto i = first_[word];
        const auto end = first_[word + 1];
        const bool goes_on = may_pair(word, gap) || may_pair(word, next.exact) || may_pair(word, next.stems[0]) ||
                             may_pair(word, next.stems[1]);
        if (!goes_on) {  // those of one word are last
            for (i = end; i > first_[word] && second_[i - 1] == 0; --i) {}
        }
        for (; i < end; ++i) {
            const auto second = second_[i];
            if (second == 0 || second == gap || next.is(second)) { take(phrases_[i]); }
        }
    }
    [[nodiscard]] std::span<const WordNumber> words(const Phrase& phrase) const noexcept {
        return phrase_words_.subspan(phrase.first_word, phrase.word_count);
    }
    /// Whether a trigger begins with it.
    [[nodiscard]] bool begins_trigger(WordNumber word) const noexcept {
        return word + 1 < trigger_begins_.size() && trigger_begins_[word] < trigger_begins_[word + 1];
    }
    /// Calls `take` for the triggers that begin with a word, less those whose second word is another than `next`.
    template <class Take>
    void each_trigger_beginning_with(WordNumber word, const FoundWord& next, Take take) const {
        if (!begins_trigger(word)) { return; }
        for (auto i = trigger_begins_[word]; i < trigger_begins_[word + 1]; ++i) {
            const auto second = second_[triggers_[i]];
            if (second == 0 || second == gap || next.is(second)) { take(phrases_[triggers_[i]]); }
        }
    }
    /// Words by what the phrases that begin with them give classes from: a number below source_sets, 0 for nothing.
    [[nodiscard]] std::size_t source_set(WordNumber word) const noexcept {
        return word < source_set_.size() ? source_set_[word] : 0;
    }
    [[nodiscard]] std::size_t source_sets() const noexcept { return set_begins_.size() - 1; }
    [[nodiscard]] std::span<const ClassSource> sources(std::size_t set) const noexcept {
        return set_sources_.subspan(set_begins_[set], set_begins_[set + 1] - set_begins_[set]);
    }
    [[nodiscard]] bool empty() const noexcept { return phrases_.empty(); }

    /// A place of a hash table with open addressing, a power of two of them; empty where `word` is 0.
    struct Slot {
        std::uint64_t hash = 0;
        WordNumber word = 0;
        std::uint32_t unused = 0;
    };
    [[nodiscard]] static WordNumber look_up(std::span<const Slot> slots, std::uint64_t hash) noexcept {
        if (slots.empty()) { return 0; }
        for (auto at = slot_of(hash, slots.size());; at = (at + 1) & (slots.size() - 1)) {
            if (slots[at].word == 0) { return 0; }
            if (slots[at].hash == hash) { return slots[at].word; }
        }
    }
    [[nodiscard]] static std::size_t slot_of(std::uint64_t hash, std::size_t slots) noexcept {
        return fold_slot(hash, static_cast<unsigned>(std::countr_zero(slots)));
    }

    /// The bit that stands for the two first words of a phrase among those of all phrases.
    static constexpr std::size_t pair_bits = std::size_t{1} << 18U;
    [[nodiscard]] static std::size_t pair_bit(WordNumber first, WordNumber second) noexcept {
        return fold_slot((std::uint64_t{first} << 32U) | second, 18);
    }

private:
    [[nodiscard]] bool may_pair(WordNumber first, WordNumber second) const noexcept {
        const auto bit = pair_bit(first, second);
        return second != 0 && (pairs_[bit / 64] >> bit % 64 & 1U) != 0;
    }
    [[nodiscard]] FoundWord find_folded(std::string_view word) const noexcept;

    std::span<const Slot> words_;
    std::span<const Slot> stems_;
    std::span<const Phrase> phrases_;  // by first word, longest first
    std::span<const WordNumber> phrase_words_;
    std::span<const WordNumber> second_;             // by phrase: its second word, 0 when it has one only
    std::span<const std::uint64_t> pairs_;           // bits: pairs of words that begin phrases
    std::span<const std::uint32_t> first_;           // by word: index into phrases_
    std::span<const std::uint32_t> trigger_begins_;  // by word: index into triggers_
    std::span<const std::uint32_t> triggers_;        // indices into phrases_, by first word
    std::span<const std::uint16_t> source_set_;      // by word
    std::span<const std::uint32_t> set_begins_;      // by set, and the end of the last
    std::span<const ClassSource> set_sources_;
    std::vector<std::string_view> prefixes_;  // longest first
};

/// Gathers what tables say of words, and makes the image of a PhraseBook.
class PhraseBookBuilder {
public:
    /// The number of a word as a table has it, folded; with a trailing `*` it is a stem. Adds it when it is new.
    WordNumber add_word(std::string_view word);
    /// "و" before an Arabic word: tried when the word as it stands is not known.
    void add_prefix(std::string_view folded);
    /// `gap` lets up to five other words stand between. Left out when a word of it folds to nothing.
    void add(Phrase phrase, std::span<const WordNumber> words);
    /// The same bytes for the same calls. To be called once.
    [[nodiscard]] std::vector<std::uint64_t> finish();

private:
    static void put(std::vector<PhraseBook::Slot>& slots, std::size_t& used, std::uint64_t hash, WordNumber word);

    std::vector<PhraseBook::Slot> words_;
    std::vector<PhraseBook::Slot> stems_;
    std::size_t words_used_ = 0;
    std::size_t stems_used_ = 0;
    WordNumber next_ = 1;
    std::vector<std::string> prefixes_;
    std::vector<Phrase> phrases_;
    std::vector<WordNumber> phrase_words_;
};

}  // namespace mapwire::events
