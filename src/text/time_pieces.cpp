#include "text/time_pieces.hpp"

#include <algorithm>

#include "mapwire/text/letter_case.hpp"
#include "text/characters.hpp"

namespace mapwire {
namespace {

bool is_ascii(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// A word that can make a time of its own: without one of these a sentence tells none.
bool is_strong(TimeKind kind) { return kind <= TimeKind::zone; }

// Bytes of the text that `normal_bytes` bytes of its normal form come from.
std::size_t raw_bytes(std::string_view raw, std::size_t normal_bytes) {
    std::size_t at = 0;
    for (std::size_t normal = 0; normal < normal_bytes && at < raw.size();) {
        const auto size = characters::at(raw, at).size;
        normal += normalised_time_word(raw.substr(at, size)).size();
        at += size;
    }
    return at;
}

bool has_apostrophe(std::string_view word) {
    return word.find('\'') != std::string_view::npos || word.find("’") != std::string_view::npos;
}

}  // namespace

// Digits count when they may be a year or a date; words when an entry may begin with them.
bool TimePieces::worth_reading(std::string_view text, std::span<const Token> tokens,
                               const TimeWords::Lexicon& lexicon) {
    for (const auto& token : tokens) {
        const auto word = token.span.of(text);
        if (token.kind == TokenKind::number) {
            if (word.size() >= 4 || token.span.end < text.size()) {
                const bool slash = token.span.end < text.size() && text[token.span.end] == '/';
                if (slash || word.size() >= 4) { return true; }
            }
            continue;
        }
        if (token.kind != TokenKind::word) { continue; }
        if (has_apostrophe(word)) {
            // Prefixes and suffixes would have to be taken off first; the possessive is the usual case.
            const auto stem = word.substr(0, std::min(word.find('\''), word.find("’")));
            if (!stem.empty() && stem.size() > 2 && !lexicon.may_begin(stem) && is_ascii(stem) &&
                word.size() - stem.size() <= 4) {
                continue;
            }
            return true;
        }
        if (!lexicon.may_begin(word)) { continue; }
        const auto found = lexicon.entries.find(normalised_time_word(word));
        if (found == lexicon.entries.end()) {
            if (!is_ascii(word)) { return true; }
            continue;
        }
        for (const auto& entry : found->second) {
            if (is_strong(entry.word.kind)) { return true; }
        }
    }
    return false;
}

TimePieces::TimePieces(std::string_view text, std::span<const Token> tokens, std::string_view language,
                       const TimeWords::Lexicon& lexicon)
    : text_(text), lexicon_(lexicon) {
    pieces_.reserve(tokens.size());
    for (const auto& token : tokens) { append(token); }
    entries_.reserve(pieces_.size());
    for (const auto& piece : pieces_) {
        const auto found = lexicon_.entries.find(std::string_view(piece.word));
        entries_.push_back(found == lexicon_.entries.end() ? nullptr : &found->second);
    }
    choose_language(language);
}

bool TimePieces::known(const std::string& word) const {
    return lexicon_.entries.find(std::string_view(word)) != lexicon_.entries.end();
}

void TimePieces::append(const Token& token) {
    const auto raw = token.span.of(text_);
    auto word = normalised_time_word(raw);
    const bool capital = begins_like_a_name(raw);
    // The suffix of a number ("2017'de") comes as an apostrophe and a word.
    const auto count = pieces_.size();
    if (count >= 2 && (pieces_.back().word == "'" || pieces_.back().word == "’") && touches_next(count - 2) &&
        pieces_[count - 2].kind == TokenKind::number && pieces_.back().span.end == token.span.begin) {
        pieces_.back().word = "'";
        pieces_.back().word += word;
        pieces_.back().span.end = token.span.end;
        pieces_.back().kind = TokenKind::word;
        return;
    }
    if (token.kind != TokenKind::word || known(word)) {
        pieces_.push_back({token.span, std::move(word), token.kind, false, capital});
        return;
    }
    if (word.size() > 2 && word.ends_with("'s")) {
        word.resize(word.size() - 2);
        pieces_.push_back({token.span, std::move(word), token.kind, true, capital});
        return;
    }
    append_split(token.span, word);
    if (pieces_.back().span.begin == token.span.begin) { pieces_.back().capital = capital; }
}

// A prefix or a suffix comes off when what is left is a word of time or a number. A suffix keeps its letters, since
// they tell what it means.
void TimePieces::append_split(TextSpan span, const std::string& word) {
    const auto starts_with_digit = [](const std::string& rest) {
        return !rest.empty() && characters::is_digit(characters::at(rest, 0).value);
    };
    const auto split_at = [&](std::size_t normal_bytes) {
        auto first = word.substr(0, normal_bytes);
        auto rest = word.substr(normal_bytes);
        const auto cut = span.begin + raw_bytes(span.of(text_), normal_bytes);
        const auto kind = starts_with_digit(rest) ? TokenKind::number : TokenKind::word;
        pieces_.push_back({{span.begin, cut}, std::move(first), TokenKind::word, false, false});
        pieces_.push_back({{cut, span.end}, std::move(rest), kind, false, false});
    };
    for (const auto& prefixes : lexicon_.prefixes) {
        for (const auto& prefix : prefixes) {
            if (word.size() <= prefix.size() || !word.starts_with(prefix)) { continue; }
            const auto rest = word.substr(prefix.size());
            if (known(rest) || starts_with_digit(rest)) { return split_at(prefix.size()); }
        }
    }
    for (const auto& suffixes : lexicon_.suffixes) {
        for (const auto& suffix : suffixes) {
            if (word.size() <= suffix.size() || !word.ends_with(suffix)) { continue; }
            if (known(word.substr(0, word.size() - suffix.size()))) { return split_at(word.size() - suffix.size()); }
        }
    }
    pieces_.push_back({span, word, TokenKind::word, false, false});
}

// Words of several languages look alike ("on", "mars", "an"). The language is the one whose strong words are most in
// this sentence, that of the article when that does not decide.
void TimePieces::choose_language(std::string_view told) {
    std::vector<double> scores(lexicon_.languages.size(), 0.0);
    for (std::size_t language = 0; language < scores.size(); ++language) {
        if (lexicon_.languages[language] == told) { scores[language] += 2.5; }
        if (lexicon_.languages[language] == "en") { scores[language] += 0.25; }
    }
    std::vector<double> here(scores.size());
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        if (entries_[i] == nullptr) { continue; }
        std::fill(here.begin(), here.end(), 0.0);
        for (const auto& entry : *entries_[i]) {
            if (!matches(i, entry)) { continue; }
            const double worth = (is_strong(entry.word.kind) ? 3.0 : 1.0) + static_cast<double>(entry.rest.size());
            here[entry.word.language] = std::max(here[entry.word.language], worth);
        }
        for (std::size_t language = 0; language < scores.size(); ++language) { scores[language] += here[language]; }
    }
    const auto best = std::max_element(scores.begin(), scores.end());
    language_ = best == scores.end() ? 0 : static_cast<std::size_t>(best - scores.begin());
}

bool TimePieces::matches(std::size_t i, const TimeEntry& entry) const {
    if (i + entry.rest.size() >= pieces_.size()) { return false; }
    if (entry.word.needs_capital && !pieces_[i].capital) { return false; }
    return std::equal(entry.rest.begin(), entry.rest.end(), pieces_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                      [](const std::string& word, const Piece& piece) { return word == piece.word; });
}

std::optional<TimePieces::Match> TimePieces::match(std::size_t i, TimeKind kind) const {
    if (i >= pieces_.size() || entries_[i] == nullptr) { return std::nullopt; }
    for (const auto& entry : *entries_[i]) {
        if (entry.word.kind == kind && entry.word.language == language_ && matches(i, entry)) {
            return Match{entry.word, i + 1 + entry.rest.size()};
        }
    }
    return std::nullopt;
}

std::size_t TimePieces::step_over(std::size_t i, TimeKind kind) const {
    const auto found = match(i, kind);
    return found ? found->end : i;
}

std::optional<int> TimePieces::digits(std::size_t i) const {
    if (i >= pieces_.size() || pieces_[i].kind != TokenKind::number) { return std::nullopt; }
    int value = 0;
    const std::string_view text = pieces_[i].word;
    for (std::size_t at = 0; at < text.size();) {
        const auto here = characters::at(text, at);
        if (!characters::is_digit(here.value) || value > 100'000) { return std::nullopt; }
        value = value * 10 + u_charDigitValue(static_cast<UChar32>(here.value));
        at += here.size;
    }
    return value;
}

std::string_view TimePieces::number_text(std::size_t i) const {
    return i < pieces_.size() && pieces_[i].kind == TokenKind::number ? std::string_view(pieces_[i].word)
                                                                      : std::string_view();
}

}  // namespace mapwire
