#include "text/time_pieces.hpp"

#include <algorithm>
#include <array>

#include "mapwire/text/letter_case.hpp"
#include "text/characters.hpp"

namespace mapwire {
namespace {

bool is_ascii(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

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

}  // namespace

// Digits count when they may be a year or a date. Short words of another language than the article's count only when a
// letter beyond ASCII tells them ("an" is a year in French).
bool TimePieces::worth_reading(std::string_view text, std::span<const Token> tokens, std::string_view language,
                               const TimeWords::Lexicon& lexicon) {
    const auto own = static_cast<std::size_t>(std::find(lexicon.languages.begin(), lexicon.languages.end(), language) -
                                              lexicon.languages.begin());
    const auto in_language = [&](std::uint64_t languages, std::string_view word) {
        return languages != 0 &&
               (own == lexicon.languages.size() || word.size() > 3 || !is_ascii(word) || (languages >> own & 1U) != 0);
    };
    const auto tells = [&](std::string_view word) {
        if (word.empty()) { return false; }
        const auto found = lexicon.telling(fold_hash(normalised_time_word(word)));
        // Prefixes may hide a word that begins beyond ASCII ("والخميس").
        if (found == 0) { return static_cast<unsigned char>(word.front()) >= 0x80; }
        return in_language(found, word);
    };
    for (const auto& token : tokens) {
        const auto word = token.span.of(text);
        if (token.kind == TokenKind::number) {
            const auto after = token.span.end < text.size() ? text[token.span.end] : ' ';
            const bool year = word.size() == 4 && (word[0] == '1' || word[0] == '2');
            const bool date = word.size() >= 6 && word.find('.') != word.rfind('.');
            const bool ordinal = (after == 's' || after == 'n' || after == 'r' || after == 't') && word.size() <= 2;
            if (after == '/' || year || date || ordinal || !is_ascii(word)) { return true; }
        } else if (token.fold_hash != 0) {
            if (in_language(lexicon.telling(token.fold_hash), word)) { return true; }
        } else if (token.kind == TokenKind::word) {
            // The possessive, a prefix ("l’été") or a suffix ("Haziran’da") stands at an apostrophe.
            const auto cut = std::min(word.find('\''), word.find("’"));
            if (tells(word.substr(0, cut))) { return true; }
            if (cut != std::string_view::npos && (cut <= 2 || tells(normalised_time_word(word)))) { return true; }
        }
    }
    return false;
}

TimePieces::TimePieces(std::string_view text, std::span<const Token> tokens, std::string_view language,
                       const TimeWords::Lexicon& lexicon)
    : text_(text), lexicon_(lexicon) {
    pieces_.reserve(tokens.size() + 4);
    for (const auto& token : tokens) { append(token); }
    choose_language(language);
    find_kinds();
}

std::string_view TimePieces::normalised(const Token& token, std::string_view raw) {
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const bool plain = token.kind == TokenKind::word ? token.fold_hash != 0 : is_ascii(raw);
    if (plain && std::none_of(raw.begin(), raw.end(), is_capital)) { return raw; }
    return owned_.emplace_back(normalised_time_word(raw));
}

void TimePieces::append(const Token& token) {
    const auto raw = token.span.of(text_);
    auto word = normalised(token, raw);
    const bool capital = begins_like_a_name(raw);
    // The suffix of a number ("2017'de") comes as an apostrophe and a word.
    const auto count = pieces_.size();
    if (count >= 2 && (pieces_.back().word == "'" || pieces_.back().word == "’") && touches_next(count - 2) &&
        pieces_[count - 2].kind == TokenKind::number && pieces_.back().span.end == token.span.begin) {
        word = owned_.emplace_back("'" + std::string(word));
        const auto hash = fold_hash(word);
        pieces_.back() = {
            {pieces_.back().span.begin, token.span.end}, word, hash, TokenKind::word, lexicon_.find(hash)};
        return;
    }
    auto hash = token.fold_hash != 0 ? token.fold_hash : fold_hash(word);
    const auto entries = lexicon_.find(hash);
    if (token.kind != TokenKind::word || token.fold_hash != 0 || !entries.empty()) {
        pieces_.push_back({token.span, word, hash, token.kind, entries, false, capital});
        return;
    }
    if (word.size() > 2 && word.ends_with("'s")) {
        word.remove_suffix(2);
        hash = fold_hash(word);
        pieces_.push_back({token.span, word, hash, token.kind, lexicon_.find(hash), true, capital});
        return;
    }
    if (is_ascii(word) && word.find('\'') == std::string_view::npos) {
        pieces_.push_back({token.span, word, hash, token.kind, {}, false, capital});
        return;
    }
    append_split(token.span, word);
    if (pieces_.back().span.begin == token.span.begin) { pieces_.back().capital = capital; }
}

// A prefix or a suffix comes off when what is left is a word of time or a number. A suffix keeps its letters, since
// they tell what it means.
void TimePieces::append_split(TextSpan span, std::string_view word) {
    const auto starts_with_digit = [](std::string_view rest) {
        return !rest.empty() && characters::is_digit(characters::at(rest, 0).value);
    };
    const auto known = [this](std::string_view part) { return !lexicon_.find(fold_hash(part)).empty(); };
    const auto add = [&](TextSpan where, std::string_view part, TokenKind kind) {
        const auto hash = fold_hash(part);
        pieces_.push_back({where, part, hash, kind, lexicon_.find(hash)});
    };
    const auto split_at = [&](std::size_t normal_bytes) {
        const auto rest = word.substr(normal_bytes);
        const auto cut = span.begin + raw_bytes(span.of(text_), normal_bytes);
        add({span.begin, cut}, word.substr(0, normal_bytes), TokenKind::word);
        add({cut, span.end}, rest, starts_with_digit(rest) ? TokenKind::number : TokenKind::word);
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
            const auto stem = word.size() - suffix.size();
            if (known(word.substr(0, stem))) { return split_at(stem); }
        }
    }
    pieces_.push_back({span, word, fold_hash(word), TokenKind::word});
}

// Words of several languages look alike ("on", "mars", "an"). The language is the one whose strong words are most in
// this sentence, that of the article when that does not decide.
void TimePieces::choose_language(std::string_view told) {
    const auto languages = lexicon_.languages.size();
    std::array<double, TimeWords::Lexicon::most_languages> scores{};
    for (std::size_t language = 0; language < languages; ++language) {
        if (lexicon_.languages[language] == told) { scores[language] += 2.5; }
        if (lexicon_.languages[language] == "en") { scores[language] += 0.25; }
    }
    std::array<double, TimeWords::Lexicon::most_languages> here{};
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        if (pieces_[i].entries.empty()) { continue; }
        std::fill_n(here.begin(), languages, 0.0);
        for (const auto& entry : pieces_[i].entries) {
            if (!matches(i, entry)) { continue; }
            const double worth = (is_strong(entry.word.kind) ? 3.0 : 1.0) + static_cast<double>(entry.rest_size);
            here[entry.word.language] = std::max(here[entry.word.language], worth);
        }
        for (std::size_t language = 0; language < languages; ++language) { scores[language] += here[language]; }
    }
    language_ = static_cast<std::size_t>(
        std::max_element(scores.begin(), scores.begin() + static_cast<std::ptrdiff_t>(languages)) - scores.begin());
}

void TimePieces::find_kinds() {
    constexpr std::size_t reach = 8;  // pieces before a strong word in which its expression may begin
    kinds_.resize(pieces_.size());
    before_time_.resize(pieces_.size());
    std::size_t strong = pieces_.size() + reach + 1;
    for (std::size_t i = pieces_.size(); i-- > 0;) {
        bool is_near = pieces_[i].kind == TokenKind::number;
        if (!pieces_[i].entries.empty()) {
            for (const auto& entry : pieces_[i].entries) {
                if (entry.word.language != language_ || !matches(i, entry)) { continue; }
                kinds_[i].add(entry.word.kind);
                is_near = is_near || is_strong(entry.word.kind);
            }
            all_kinds_.add(kinds_[i]);
        }
        if (is_near) { strong = i; }
        before_time_[i] = strong <= i + reach;
    }
}

bool TimePieces::matches_rest(std::size_t i, const TimeEntry& entry) const {
    const auto rest = lexicon_.rest(entry);
    if (i + rest.size() >= pieces_.size()) { return false; }
    for (std::size_t word = 0; word < rest.size(); ++word) {
        if (rest[word] != pieces_[i + 1 + word].hash) { return false; }
    }
    return true;
}

std::optional<TimePieces::Match> TimePieces::entry_at(std::size_t i, TimeKind kind) const {
    for (const auto& entry : pieces_[i].entries) {
        if (entry.word.kind == kind && entry.word.language == language_ && matches(i, entry)) {
            return Match{entry.word, i + 1 + entry.rest_size};
        }
    }
    return std::nullopt;
}

std::optional<int> TimePieces::digits(std::size_t i) const {
    if (i >= pieces_.size() || pieces_[i].kind != TokenKind::number) { return std::nullopt; }
    int value = 0;
    const auto text = pieces_[i].word;
    for (std::size_t at = 0; at < text.size();) {
        const auto here = characters::at(text, at);
        if (!characters::is_digit(here.value) || value > 100'000) { return std::nullopt; }
        value = value * 10 + u_charDigitValue(static_cast<UChar32>(here.value));
        at += here.size;
    }
    return value;
}

std::string_view TimePieces::number_text(std::size_t i) const {
    return i < pieces_.size() && pieces_[i].kind == TokenKind::number ? pieces_[i].word : std::string_view();
}

}  // namespace mapwire
