#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "mapwire/model/document.hpp"
#include "toponyms/word_memory.hpp"

namespace mapwire::toponyms {

enum class Shape : std::uint8_t {
    punctuation,
    number,
    lower,     ///< "town"
    capital,   ///< "Town", "McGurk"
    capitals,  ///< "TOWN", "U.S."
    initial,   ///< one capital letter
    caseless   ///< a script without letter case
};

/// A token with what is known of it without its neighbours. Index by index with Document::tokens.
struct Word {
    std::uint64_t hash = 0;  ///< of the word without a closing 's
    WordClasses classes = 0;
    Shape shape = Shape::punctuation;
    bool possessive = false;
    bool starts_phrase = false;  ///< some phrase of not_places.tsv begins with it
    char mark = 0;               ///< of punctuation in ASCII: the character; '-' for any dash
    std::uint32_t run = none;    ///< the run of capitalised words it belongs to

    static constexpr std::uint32_t none = 0xFFFFFFFFU;
    [[nodiscard]] bool is_word() const noexcept { return shape > Shape::number; }
    [[nodiscard]] bool is_capitalised() const noexcept { return shape >= Shape::capital; }
    [[nodiscard]] bool is(WordClass one) const noexcept { return has(classes, one); }
};

/// How a text as a whole is written.
enum class LetterCase : std::uint8_t {
    mixed,    ///< as ordinary text, or too short to tell
    lower,    ///< hardly a capital letter: posts, messages
    capitals  ///< hardly a small one: telegrams, tickers
};

/// Capitalised words that follow one another, also over hyphens and over "al-" and the like.
struct Run {
    std::uint32_t first;
    std::uint32_t end;
};

/// A document's words, seen by one language's tables.
class DocumentView {
public:
    DocumentView(std::string_view text, const Document& document, const HashTable& classes,
                 WordMemory* memory = nullptr);

    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] const Document& document() const noexcept { return document_; }
    [[nodiscard]] std::size_t size() const noexcept { return words_.size(); }
    [[nodiscard]] const Word& operator[](std::size_t token) const noexcept { return words_[token]; }
    [[nodiscard]] const std::vector<Run>& runs() const noexcept { return runs_; }
    [[nodiscard]] const Sentence& sentence_of(std::uint32_t token) const noexcept {
        return document_.sentences[document_.tokens[token].sentence];
    }
    /// The word before the token within its sentence, quotation marks and brackets passed over; `blank` at the start.
    [[nodiscard]] const Word& before(std::uint32_t token, std::uint32_t steps = 1) const noexcept;
    /// The word `steps` after the last token of a span whose end is `end`; `blank` past the sentence.
    [[nodiscard]] const Word& after(std::uint32_t end, std::uint32_t steps = 1) const noexcept;
    [[nodiscard]] bool starts_sentence(std::uint32_t token) const noexcept;
    /// Whether nearly all words of the sentence are capitalised (a headline), or are written in capitals.
    [[nodiscard]] bool is_headline(std::uint32_t sentence) const noexcept { return headline_[sentence] != 0; }
    /// Whether the text uses capital letters as ordinary text does; not so in all-lower-case posts.
    [[nodiscard]] bool uses_capitals() const noexcept { return letter_case_ != LetterCase::lower; }
    [[nodiscard]] LetterCase letter_case() const noexcept { return letter_case_; }
    /// The token that holds the byte, or the first one after it.
    [[nodiscard]] std::uint32_t token_at(std::size_t byte) const noexcept;

private:
    void find_words(const HashTable& classes, WordMemory* memory);
    void find_runs();
    void judge_case();

    std::string_view text_;
    const Document& document_;
    std::vector<Word> words_;
    std::vector<Run> runs_;
    std::vector<char> headline_;
    LetterCase letter_case_ = LetterCase::mixed;
};

inline constexpr Word blank{};

}  // namespace mapwire::toponyms
