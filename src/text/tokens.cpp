#include "text/tokens.hpp"

#include "text/characters.hpp"

namespace mapwire {
namespace {

using characters::CodePoint;

// End of the word that begins at `begin`; `end` bounds the text.
std::size_t word_end(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t at = begin;
    std::size_t letters = 0;  // since the last full stop
    while (at < end) {
        const CodePoint here = characters::at(text, at);
        if (characters::is_letter(here.value) || characters::is_mark(here.value) || characters::is_digit(here.value)) {
            at += here.size;
            ++letters;
            continue;
        }
        const std::size_t next = at + here.size;
        if (characters::is_apostrophe(here.value) && next < end &&
            characters::is_letter(characters::at(text, next).value)) {
            at = next;
            letters = 2;  // what follows is no initial
            continue;
        }
        if (here.value == U'.' && letters == 1) {
            const bool letter_follows = next < end && characters::is_letter(characters::at(text, next).value);
            const bool closes_initialism =
                at >= begin + 3 && text.substr(begin, at - begin).find('.') != std::string_view::npos;
            if (!letter_follows && !closes_initialism) { return at; }
            at = next;
            letters = 0;
            if (!letter_follows) { return at; }
            continue;
        }
        return at;
    }
    return at;
}

std::size_t number_end(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t at = begin;
    while (at < end) {
        const CodePoint here = characters::at(text, at);
        const std::size_t next = at + here.size;
        const bool separator = here.value == U'.' || here.value == U',' || here.value == 0x66B || here.value == 0x66C;
        if (characters::is_digit(here.value)) {
            at = next;
        } else if (separator && next < end && characters::is_digit(characters::at(text, next).value)) {
            at = next;
        } else {
            return at;
        }
    }
    return at;
}

}  // namespace

void append_tokens(std::string_view text, TextSpan span, std::vector<Token>& tokens) {
    std::size_t at = span.begin;
    while (at < span.end) {
        const CodePoint here = characters::at(text, at);
        if (characters::is_space(here.value) || characters::is_ignorable(here.value)) {
            at += here.size;
            continue;
        }
        TokenKind kind = TokenKind::punctuation;
        std::size_t end = at + here.size;
        if (characters::is_letter(here.value)) {
            kind = TokenKind::word;
            end = word_end(text, at, span.end);
        } else if (characters::is_digit(here.value)) {
            kind = TokenKind::number;
            end = number_end(text, at, span.end);
        }
        tokens.push_back({{at, end}, kind, 0});
        at = end;
    }
}

bool is_initialism(std::string_view word) noexcept {
    return word.size() >= 4 && word.back() == '.' &&
           word.substr(0, word.size() - 1).find('.') != std::string_view::npos;
}

}  // namespace mapwire
