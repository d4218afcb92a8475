#include "text/romanise.hpp"

#include <algorithm>
#include <array>

#include "text/code_points.hpp"

namespace mapwire {
namespace {

struct Letter {
    char32_t letter;
    std::string_view latin;
};

constexpr std::array cyrillic = {
    Letter{U'а', "a"},  Letter{U'б', "b"},  Letter{U'в', "v"},  Letter{U'г', "g"},  Letter{U'д', "d"},
    Letter{U'е', "e"},  Letter{U'ж', "j"},  Letter{U'з', "z"},  Letter{U'и', "i"},  Letter{U'к', "k"},
    Letter{U'л', "l"},  Letter{U'м', "m"},  Letter{U'н', "n"},  Letter{U'о', "o"},  Letter{U'п', "p"},
    Letter{U'р', "r"},  Letter{U'с', "s"},  Letter{U'т', "t"},  Letter{U'у', "u"},  Letter{U'ф', "f"},
    Letter{U'х', "kh"}, Letter{U'ц', "ts"}, Letter{U'ч', "ch"}, Letter{U'ш', "sh"}, Letter{U'щ', "sh"},
    Letter{U'ъ', ""},   Letter{U'ы', "y"},  Letter{U'ь', ""},   Letter{U'э', "e"},  Letter{U'ю', "yu"},
    Letter{U'я', "ya"}, Letter{U'і', "i"},  Letter{U'є', "ye"}, Letter{U'ґ', "g"}};

constexpr std::array arabic = {
    Letter{U'ا', "a"}, Letter{U'ب', "b"},  Letter{U'ت', "t"},  Letter{U'ث', "th"}, Letter{U'ج', "j"},
    Letter{U'ح', "h"}, Letter{U'خ', "kh"}, Letter{U'د', "d"},  Letter{U'ذ', "dh"}, Letter{U'ر', "r"},
    Letter{U'ز', "z"}, Letter{U'س', "s"},  Letter{U'ش', "sh"}, Letter{U'ص', "s"},  Letter{U'ض', "d"},
    Letter{U'ط', "t"}, Letter{U'ظ', "z"},  Letter{U'ع', "a"},  Letter{U'غ', "gh"}, Letter{U'ف', "f"},
    Letter{U'ق', "q"}, Letter{U'ك', "k"},  Letter{U'ل', "l"},  Letter{U'م', "m"},  Letter{U'ن', "n"},
    Letter{U'ه', "h"}, Letter{U'و', "w"},  Letter{U'ي', "y"},  Letter{U'پ', "p"},  Letter{U'چ', "ch"},
    Letter{U'گ', "g"}, Letter{U'ڤ', "v"},  Letter{U'ژ', "j"}};

constexpr std::array<std::string_view, 24> articles = {"ad",  "adh", "al",  "an",  "ar", "as", "ash", "at",
                                                       "ath", "az",  "ed",  "edh", "el", "en", "er",  "es",
                                                       "esh", "et",  "eth", "ez",  "il", "ul", "ud",  "ur"};

template <std::size_t N>
const Letter* find_letter(const std::array<Letter, N>& letters, char32_t wanted) noexcept {
    const auto found = std::find_if(letters.begin(), letters.end(), [&](const auto& l) { return l.letter == wanted; });
    return found == letters.end() ? nullptr : &*found;
}

}  // namespace

NameScript script_of(std::string_view folded) noexcept {
    bool seen[3] = {};
    for (std::size_t at = 0; at < folded.size();) {
        const auto c = code_point_at(folded, at);
        at += c.bytes;
        if (c.value < 0x80) {
            seen[0] = seen[0] || (c.value >= 'a' && c.value <= 'z');
        } else if (c.value >= 0x400 && c.value < 0x530) {
            seen[1] = true;
        } else if (c.value >= 0x620 && c.value < 0x700) {
            seen[2] = true;
        } else {
            return NameScript::other;
        }
    }
    if (seen[0] && !seen[1] && !seen[2]) { return NameScript::latin; }
    if (seen[1] && !seen[0] && !seen[2]) { return NameScript::cyrillic; }
    if (seen[2] && !seen[0] && !seen[1]) { return NameScript::arabic; }
    return NameScript::other;
}

std::string romanised(std::string_view word, NameScript script) {
    if (script == NameScript::latin) { return std::string(word); }
    std::string latin;
    // The Arabic article is written with its word.
    constexpr std::string_view article = "ال";
    constexpr std::size_t shortest_rest = 4;  // two letters
    if (script == NameScript::arabic && word.starts_with(article) && word.size() >= article.size() + shortest_rest) {
        word.remove_prefix(article.size());
    }
    for (std::size_t at = 0; at < word.size();) {
        const auto c = code_point_at(word, at);
        at += c.bytes;
        const auto* letter =
            script == NameScript::cyrillic ? find_letter(cyrillic, c.value) : find_letter(arabic, c.value);
        if (letter != nullptr) { latin += letter->latin; }
        if (c.value < 0x80) { latin.push_back(static_cast<char>(c.value)); }
    }
    return latin;
}

bool is_arabic_article(std::string_view word) noexcept {
    return std::find(articles.begin(), articles.end(), word) != articles.end();
}

}  // namespace mapwire
