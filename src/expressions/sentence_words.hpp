#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expressions/lexicon.hpp"
#include "mapwire/model/article.hpp"
#include "mapwire/model/document.hpp"
#include "mapwire/model/mention.hpp"

namespace mapwire::expressions {

enum class Mark : std::uint8_t { none, dash, comma, open, close, quote, stop, slash, other };

/// A word as the grammar sees it. A token that holds two ("Syria's", "l'Euphrate", "بريف") is two words.
struct Word {
    TextSpan span;
    std::uint64_t hash = 0;                                                   ///< of its folded form, 0 for punctuation
    std::uint32_t key_size = 0;                                               ///< bytes of its folded form
    std::bitset<static_cast<std::size_t>(WordClass::zone_verb) + 1> classes;  ///< of the phrases that begin here
    std::bitset<static_cast<std::size_t>(Cue::count_)> cues;                  ///< of those that are cues
    Mark mark = Mark::none;
    bool number = false;
    bool name_like = false;  ///< begins with a capital, or its script has none
    bool genitive = false;   ///< a suffix: "'s", Turkish "'in"
    bool glued = false;      ///< no blank before it
};

/// A phrase of the tables found at words [begin, end).
struct Tag {
    int begin;
    int end;
    Sense sense;
};

/// One sentence ready for the grammar: words, phrases of the tables, names.
class SentenceWords {
public:
    SentenceWords(const Article& article, const Document& document, std::uint32_t sentence, const Toponyms& toponyms,
                  const Language& language);

    [[nodiscard]] int size() const noexcept { return static_cast<int>(words_.size()); }
    [[nodiscard]] const Word& operator[](int index) const { return words_[static_cast<std::size_t>(index)]; }
    [[nodiscard]] bool has(int index) const noexcept { return index >= 0 && index < size(); }
    [[nodiscard]] const Language& language() const noexcept { return *language_; }
    [[nodiscard]] std::uint32_t number() const noexcept { return sentence_; }

    /// The longest phrase of a class that begins at a word, nothing when there is none.
    [[nodiscard]] const Tag* longest(int at, WordClass word_class) const {
        return has(at) && (*this)[at].classes.test(static_cast<std::size_t>(word_class)) ? find_longest(at, word_class)
                                                                                         : nullptr;
    }
    /// The longest phrase with this cue.
    [[nodiscard]] const Tag* cue(int at, Cue cue) const {
        return has(at) && (*this)[at].cues.test(static_cast<std::size_t>(cue)) ? find_cue(at, cue) : nullptr;
    }
    /// The longest phrase with this cue that ends before a word.
    [[nodiscard]] const Tag* cue_before(int at, Cue cue) const {
        return holds(cue) ? find_cue_before(at, cue) : nullptr;
    }
    [[nodiscard]] bool has_any(int at) const;
    /// Whether any word of the sentence begins a phrase of the class, with the cue.
    [[nodiscard]] bool holds(WordClass word_class) const { return classes_.test(static_cast<std::size_t>(word_class)); }
    [[nodiscard]] bool holds(Cue cue) const { return cues_.test(static_cast<std::size_t>(cue)); }
    [[nodiscard]] bool is_mark(int at, Mark mark) const { return has(at) && (*this)[at].mark == mark; }
    /// A lower-case word that is in no table.
    [[nodiscard]] bool is_plain(int at) const;

    /// Index into the toponyms of the longest mention that begins at the word, and the word after it.
    struct MentionWords {
        std::uint32_t mention;
        int end;
    };
    [[nodiscard]] const std::optional<MentionWords>& mention(int at) const {
        return mentions_[static_cast<std::size_t>(at)];
    }
    [[nodiscard]] TextSpan span(int begin, int end) const;
    [[nodiscard]] std::string_view text(int begin, int end) const { return span(begin, end).of(*text_); }

private:
    [[nodiscard]] const Tag* find_longest(int at, WordClass word_class) const;
    [[nodiscard]] const Tag* find_cue(int at, Cue cue) const;
    [[nodiscard]] const Tag* find_cue_before(int at, Cue cue) const;
    void add_token(const Token& token);
    void split_suffix(Word word);
    bool split_prefix(const Word& word);
    void tag();
    void place_mentions(const Toponyms& toponyms);

    const std::string* text_;
    const Language* language_;
    std::uint32_t sentence_;
    std::vector<Word> words_;
    decltype(Word::classes) classes_;
    decltype(Word::cues) cues_;
    std::vector<Tag> tags_;                 // by begin, longest first
    std::vector<std::uint32_t> first_tag_;  // words + 1
    std::vector<std::optional<MentionWords>> mentions_;
};

/// The fold_hash of a word that may have letters beyond ASCII, and the bytes of its folded form; 0 and 0 when nothing
/// of it is left.
struct WordKey {
    std::uint64_t hash = 0;
    std::uint32_t size = 0;
};
[[nodiscard]] WordKey word_key(std::string_view word);

}  // namespace mapwire::expressions
