#include <algorithm>
#include <array>

#include "mapwire/text/encoding.hpp"
#include "text/characters.hpp"

namespace mapwire {
namespace {

// Letters that look the same in print, by our own comparison: a Latin letter with its likes, 0 for none.
struct Lookalikes {
    char latin;
    char32_t cyrillic;
    char32_t greek;
};
constexpr std::array<Lookalikes, 32> table{{
    {'A', U'А', U'Α'}, {'B', U'В', U'Β'}, {'C', U'С', 0},    {'E', U'Е', U'Ε'}, {'H', U'Н', U'Η'}, {'I', U'І', U'Ι'},
    {'J', U'Ј', 0},    {'K', U'К', U'Κ'}, {'M', U'М', U'Μ'}, {'N', 0, U'Ν'},    {'O', U'О', U'Ο'}, {'P', U'Р', U'Ρ'},
    {'S', U'Ѕ', 0},    {'T', U'Т', U'Τ'}, {'X', U'Х', U'Χ'}, {'Y', U'У', U'Υ'}, {'Z', 0, U'Ζ'},    {'a', U'а', U'α'},
    {'c', U'с', 0},    {'d', U'ԁ', 0},    {'e', U'е', 0},    {'h', U'һ', 0},    {'i', U'і', U'ι'}, {'j', U'ј', 0},
    {'k', U'к', U'κ'}, {'o', U'о', U'ο'}, {'p', U'р', U'ρ'}, {'s', U'ѕ', 0},    {'u', 0, U'υ'},    {'v', U'ѵ', U'ν'},
    {'x', U'х', 0},    {'y', U'у', 0},
}};

enum class Alphabet { other, latin, cyrillic, greek };
constexpr std::array<Alphabet, 3> alphabets = {Alphabet::latin, Alphabet::cyrillic, Alphabet::greek};

Alphabet alphabet_of(char32_t c) {
    if (c < 0x250) { return characters::is_letter(c) ? Alphabet::latin : Alphabet::other; }
    if (c >= 0x370 && c < 0x400) { return characters::is_letter(c) ? Alphabet::greek : Alphabet::other; }
    return c >= 0x400 && c < 0x530 ? Alphabet::cyrillic : Alphabet::other;
}

// The letter of `to` that looks like `c` of `from`; 0 when there is none.
char32_t like_of(char32_t c, Alphabet from, Alphabet to) {
    const auto letter = [](const Lookalikes& row, Alphabet alphabet) {
        return alphabet == Alphabet::latin      ? static_cast<char32_t>(row.latin)
               : alphabet == Alphabet::cyrillic ? row.cyrillic
                                                : row.greek;
    };
    for (const auto& row : table) {
        if (letter(row, from) == c) { return letter(row, to); }
    }
    return 0;
}

void append(std::string& out, char32_t c) {
    if (c < 0x80) {
        out.push_back(static_cast<char>(c));
    } else {  // the table holds nothing beyond two bytes
        out.push_back(static_cast<char>(0xC0U | (c >> 6U)));
        out.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
    }
}

// The word with its odd letters in the alphabet `to`; nothing when one of them looks like no letter there.
std::optional<std::string> in_alphabet(std::string_view word, Alphabet to) {
    std::string out;
    for (std::size_t at = 0; at < word.size();) {
        const auto c = characters::at(word, at);
        const auto alphabet = alphabet_of(c.value);
        if (alphabet == to || alphabet == Alphabet::other) {
            out += word.substr(at, c.size);
        } else {
            const auto like = like_of(c.value, alphabet, to);
            if (like == 0) { return std::nullopt; }
            append(out, like);
        }
        at += c.size;
    }
    return out;
}

using Counts = std::array<std::size_t, 4>;  // letters, by alphabet

std::optional<std::string> better_word(std::string_view word, const Counts& letters) {
    const auto count = [&](Alphabet alphabet) { return letters[static_cast<std::size_t>(alphabet)]; };
    if (std::count_if(alphabets.begin(), alphabets.end(), [&](Alphabet each) { return count(each) > 0; }) < 2) {
        return std::nullopt;
    }
    // Latin before the others when as many letters are of each.
    const auto most = *std::max_element(alphabets.begin(), alphabets.end(),
                                        [&](Alphabet a, Alphabet b) { return count(a) < count(b); });
    auto better = in_alphabet(word, most);
    return better || most == Alphabet::latin ? better : in_alphabet(word, Alphabet::latin);
}

// Whether a Greek or Cyrillic letter (their bytes begin with CD to D4) stands beside a Latin one, or both together:
// few texts have that, and all of them are asked.
bool has_mixed_words(std::string_view text) {
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
    const auto is_latin = [](unsigned first) {  // by the first byte of a letter
        return (first | 0x20U) - 'a' < 26U || (first >= 0xC3 && first < 0xCA);
    };
    unsigned before = 0;  // the first byte of the character before
    std::size_t end_before = 0;
    for (auto at = characters::next_beyond_ascii(text, 0); at < text.size();) {
        const auto first = byte(at);
        if (at != end_before) { before = at > 0 ? byte(at - 1) : 0; }
        const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first >= 0xCD && first < 0xD5) {
            const bool other_before = before >= 0xCD && before < 0xD5 && (before >= 0xD0) != (first >= 0xD0);
            if (is_latin(before) || other_before || is_latin(byte(at + size))) { return true; }
        }
        before = first;
        end_before = at + size;
        at = characters::next_beyond_ascii(text, std::min(at + size, text.size()));
    }
    return false;
}

}  // namespace

std::optional<std::string> repair_homoglyphs(std::string_view text) {
    if (!has_mixed_words(text)) { return std::nullopt; }
    std::string repaired;
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size();) {
        Counts letters{};
        const auto begin = at;
        while (at < text.size()) {
            const auto c = characters::at(text, at);
            const auto alphabet = alphabet_of(c.value);
            // A mark goes on with its letter.
            if (alphabet == Alphabet::other && (at == begin || !characters::is_mark(c.value))) { break; }
            ++letters[static_cast<std::size_t>(alphabet)];
            at += c.size;
        }
        if (at == begin) {
            at += characters::at(text, at).size;
            continue;
        }
        if (const auto better = better_word(text.substr(begin, at - begin), letters)) {
            repaired += text.substr(copied, begin - copied);
            repaired += *better;
            copied = at;
        }
    }
    if (copied == 0) { return std::nullopt; }
    repaired += text.substr(copied);
    return repaired;
}

}  // namespace mapwire
