#include "text/tokens.hpp"

#include <array>

#include "mapwire/text/fold_hash.hpp"
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

// Which bytes are letters or digits of ASCII, and which may go on a word all the same: apostrophes, full stops, letters
// beyond ASCII.
enum class ByteKind : std::uint8_t { other, alphanumeric, may_go_on };
constexpr auto byte_kinds = [] {
    std::array<ByteKind, 256> kinds{};
    for (std::size_t byte = 0; byte < kinds.size(); ++byte) {
        const auto small = byte | 0x20U;
        if ((small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9')) {
            kinds[byte] = ByteKind::alphanumeric;
        } else if (byte >= 0x80 || byte == '\'' || byte == '`' || byte == '.') {
            kinds[byte] = ByteKind::may_go_on;
        }
    }
    return kinds;
}();
ByteKind kind_of(char c) noexcept { return byte_kinds[static_cast<unsigned char>(c)]; }

// The word that begins at a letter. Nearly all are plain ASCII up to a byte that ends any word.
Token word_at(std::string_view text, std::size_t begin, std::size_t bound) {
    std::size_t end = begin;
    auto hash = fold_hash_start;
    for (; end < bound && kind_of(text[end]) == ByteKind::alphanumeric; ++end) {
        hash = fold_hash_step(hash, static_cast<unsigned char>(text[end]) | 0x20U);
    }
    if (end < bound && kind_of(text[end]) == ByteKind::may_go_on) {
        end = word_end(text, begin, bound);
        hash = plain_fold_hash(text.substr(begin, end - begin));
    }
    return {{begin, end}, TokenKind::word, 0, hash};
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
        if (characters::is_letter(here.value)) {
            tokens.push_back(word_at(text, at, span.end));
        } else if (characters::is_digit(here.value)) {
            tokens.push_back({{at, number_end(text, at, span.end)}, TokenKind::number, 0});
        } else {
            tokens.push_back({{at, at + here.size}, TokenKind::punctuation, 0});
        }
        at = tokens.back().span.end;
    }
}

bool is_initialism(std::string_view word) noexcept {
    return word.size() >= 4 && word.back() == '.' &&
           word.substr(0, word.size() - 1).find('.') != std::string_view::npos;
}

}  // namespace mapwire
