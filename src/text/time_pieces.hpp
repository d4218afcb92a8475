#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/time_lexicon.hpp"

namespace mapwire {

/// The words of a sentence as the grammar of times sees them: normalised, without possessive 's, prefixes ("l'été",
/// "و7") and suffixes ("2017'de") apart, each with what the lexicon of the sentence's language says of it.
class TimePieces {
public:
    struct Match {
        TimeWord word;
        std::size_t end;  // one past the last piece
    };

    TimePieces(std::string_view text, std::span<const Token> tokens, std::string_view language,
               const TimeWords::Lexicon& lexicon);

    /// False when no word could be part of a time: the usual case, told without making anything.
    [[nodiscard]] static bool worth_reading(std::string_view text, std::span<const Token> tokens,
                                            const TimeWords::Lexicon& lexicon);

    [[nodiscard]] std::size_t size() const noexcept { return pieces_.size(); }
    [[nodiscard]] TextSpan span(std::size_t begin, std::size_t end) const {
        return {pieces_[begin].span.begin, pieces_[end - 1].span.end};
    }
    [[nodiscard]] std::string_view language() const { return lexicon_.languages[language_]; }
    [[nodiscard]] std::string_view word(std::size_t i) const {
        return i < pieces_.size() ? std::string_view(pieces_[i].word) : std::string_view();
    }
    [[nodiscard]] bool is(std::size_t i, std::string_view mark) const { return word(i) == mark; }
    [[nodiscard]] bool is_word(std::size_t i) const { return i < size() && pieces_[i].kind == TokenKind::word; }
    /// True when the lexicon knows something of the word, in any language.
    [[nodiscard]] bool has_entry(std::size_t i) const { return entries_[i] != nullptr; }
    [[nodiscard]] bool has_possessive(std::size_t i) const { return i < size() && pieces_[i].possessive; }
    [[nodiscard]] bool has_capital(std::size_t i) const { return i < size() && pieces_[i].capital; }
    /// True when nothing stands between a piece and the next.
    [[nodiscard]] bool touches_next(std::size_t i) const {
        return i + 1 < size() && pieces_[i].span.end == pieces_[i + 1].span.begin;
    }
    [[nodiscard]] bool is_dash(std::size_t i) const { return is(i, "-") || is(i, "–") || is(i, "—"); }

    [[nodiscard]] std::optional<Match> match(std::size_t i, TimeKind kind) const;
    [[nodiscard]] std::size_t step_over(std::size_t i, TimeKind kind) const;
    /// A whole number in any digits, at most 1,000,000.
    [[nodiscard]] std::optional<int> digits(std::size_t i) const;
    [[nodiscard]] std::string_view number_text(std::size_t i) const;

private:
    struct Piece {
        TextSpan span;
        std::string word;
        TokenKind kind;
        bool possessive = false;
        bool capital = false;
    };

    void append(const Token& token);
    void append_split(TextSpan span, const std::string& word);
    void choose_language(std::string_view told);
    [[nodiscard]] bool matches(std::size_t i, const TimeEntry& entry) const;
    [[nodiscard]] bool known(const std::string& word) const;

    std::string_view text_;
    const TimeWords::Lexicon& lexicon_;
    std::size_t language_ = 0;
    std::vector<Piece> pieces_;
    std::vector<const std::vector<TimeEntry>*> entries_;  // by piece; null when the lexicon has none
};

}  // namespace mapwire
