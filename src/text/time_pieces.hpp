#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
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
    TimePieces(const TimePieces&) = delete;
    TimePieces& operator=(const TimePieces&) = delete;

    /// False when no word could be part of a time: the usual case, told without making anything.
    [[nodiscard]] static bool worth_reading(std::string_view text, std::span<const Token> tokens,
                                            std::string_view language, const TimeWords::Lexicon& lexicon);

    [[nodiscard]] std::size_t size() const noexcept { return pieces_.size(); }
    [[nodiscard]] TextSpan span(std::size_t begin, std::size_t end) const {
        return {pieces_[begin].span.begin, pieces_[end - 1].span.end};
    }
    [[nodiscard]] std::string_view language() const { return lexicon_.languages[language_]; }
    [[nodiscard]] std::string_view word(std::size_t i) const {
        return i < pieces_.size() ? pieces_[i].word : std::string_view();
    }
    [[nodiscard]] bool is(std::size_t i, std::string_view mark) const { return word(i) == mark; }
    [[nodiscard]] bool is_word(std::size_t i) const { return i < size() && pieces_[i].kind == TokenKind::word; }
    /// What the lexicon of the sentence's language says of the words that begin at a piece.
    /// None behind the last piece.
    [[nodiscard]] TimeKinds kinds(std::size_t i) const { return i < kinds_.size() ? kinds_[i] : TimeKinds{}; }
    /// The kinds of all pieces together.
    [[nodiscard]] const TimeKinds& all_kinds() const { return all_kinds_; }
    /// False where no time can begin: too far before the next strong word or number.
    [[nodiscard]] bool before_time(std::size_t i) const { return before_time_[i]; }
    [[nodiscard]] bool is_number(std::size_t i) const { return i < size() && pieces_[i].kind == TokenKind::number; }
    [[nodiscard]] bool has_possessive(std::size_t i) const { return i < size() && pieces_[i].possessive; }
    [[nodiscard]] bool has_capital(std::size_t i) const { return i < size() && pieces_[i].capital; }
    /// True when nothing stands between a piece and the next.
    [[nodiscard]] bool touches_next(std::size_t i) const {
        return i + 1 < size() && pieces_[i].span.end == pieces_[i + 1].span.begin;
    }
    [[nodiscard]] bool is_dash(std::size_t i) const { return is(i, "-") || is(i, "–") || is(i, "—"); }

    [[nodiscard]] std::optional<Match> match(std::size_t i, TimeKind kind) const {
        if (i >= kinds_.size() || !kinds_[i].has(kind)) { return std::nullopt; }
        return entry_at(i, kind);
    }
    [[nodiscard]] std::size_t step_over(std::size_t i, TimeKind kind) const {
        if (i >= kinds_.size() || !kinds_[i].has(kind)) { return i; }
        return entry_at(i, kind)->end;
    }
    /// A whole number in any digits, at most 1,000,000.
    [[nodiscard]] std::optional<int> digits(std::size_t i) const;
    [[nodiscard]] std::string_view number_text(std::size_t i) const;

private:
    struct Piece {
        TextSpan span;
        std::string_view word;  // into the text, or into owned_
        std::uint64_t hash;     // fold_hash of the word
        TokenKind kind;
        std::span<const TimeEntry> entries{};  // empty when the lexicon has none
        bool possessive = false;
        bool capital = false;
    };

    [[nodiscard]] std::optional<Match> entry_at(std::size_t i, TimeKind kind) const;
    void append(const Token& token);
    void find_kinds();
    void append_split(TextSpan span, std::string_view word);
    [[nodiscard]] std::string_view normalised(const Token& token, std::string_view raw);
    void choose_language(std::string_view told);
    [[nodiscard]] bool matches(std::size_t i, const TimeEntry& entry) const {
        if (entry.word.needs_capital && !pieces_[i].capital) { return false; }
        return entry.rest_size == 0 || matches_rest(i, entry);
    }
    [[nodiscard]] bool matches_rest(std::size_t i, const TimeEntry& entry) const;

    std::string_view text_;
    const TimeWords::Lexicon& lexicon_;
    std::size_t language_ = 0;
    std::deque<std::string> owned_;  // words that are not as the text has them
    std::vector<Piece> pieces_;
    std::vector<TimeKinds> kinds_;   // by piece, in the sentence's language
    std::vector<bool> before_time_;  // by piece: a strong word or a number is near enough ahead
    TimeKinds all_kinds_;
};

}  // namespace mapwire
