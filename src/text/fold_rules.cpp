#include "text/fold_rules.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace mapwire {
namespace {

struct Exception {
    char32_t from;
    std::u32string_view to;
};

// Letters that no Unicode decomposition brings to the form we want.
constexpr std::array exceptions = {
    Exception{U'ø', U"o"},  Exception{U'Ø', U"o"},  Exception{U'ł', U"l"},  Exception{U'Ł', U"l"},
    Exception{U'đ', U"d"},  Exception{U'Đ', U"d"},  Exception{U'ð', U"d"},  Exception{U'Ð', U"d"},
    Exception{U'þ', U"th"}, Exception{U'Þ', U"th"}, Exception{U'æ', U"ae"}, Exception{U'Æ', U"ae"},
    Exception{U'œ', U"oe"}, Exception{U'Œ', U"oe"}, Exception{U'ı', U"i"},  Exception{U'İ', U"i"},
    Exception{U'ħ', U"h"},  Exception{U'Ħ', U"h"},  Exception{U'ŧ', U"t"},  Exception{U'Ŧ', U"t"},
    Exception{U'ŋ', U"n"},  Exception{U'Ŋ', U"n"},  Exception{U'ə', U"a"},  Exception{U'Ə', U"a"},
    Exception{U'ɛ', U"e"},  Exception{U'Ɛ', U"e"},  Exception{U'ɔ', U"o"},  Exception{U'Ɔ', U"o"},
    Exception{U'ƙ', U"k"},  Exception{U'ɓ', U"b"},  Exception{U'ɗ', U"d"},  Exception{U'ĸ', U"k"},
    Exception{U'ى', U"ي"},  Exception{U'ی', U"ي"},  Exception{U'ې', U"ي"},  Exception{U'ة', U"ه"},
    Exception{U'ۀ', U"ه"},  Exception{U'ە', U"ه"},  Exception{U'ہ', U"ه"},  Exception{U'ھ', U"ه"},
    Exception{U'ک', U"ك"},  Exception{U'ٱ', U"ا"},  Exception{U'ء', U""},   Exception{U'ς', U"σ"},
};

constexpr std::u32string_view apostrophes =
    U"'\u2018\u2019\u201B\u02BC\u02BB\u02BD\u02BE\u02BF\u02B9\u02C8\u02CA\u02CB"
    U"`\u00B4\u2032\u2035\uFF07\u055A\u05F3\uA78B\uA78C";
constexpr std::u32string_view hyphens = U"-_\u2010\u2011\u2012\u2013\u2212\u05BE\u30FB\u30A0\uFF0D\uFE58\uFE63";

bool is_zero_width(char32_t c) {
    return c == 0x00AD || c == 0x0640 || c == 0x034F || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

// Marks that may go: accents and vowel signs. Those of Indic scripts are vowels that tell names apart; they stay.
bool is_free_mark(char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0483 && c <= 0x0489) || (c >= 0x0591 && c <= 0x05C7) ||
           (c >= 0x0610 && c <= 0x061A) || (c >= 0x064B && c <= 0x065F) || c == 0x0670 ||
           (c >= 0x06D6 && c <= 0x06ED) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
           (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

bool loses_marks(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
        case USCRIPT_LATIN:
        case USCRIPT_GREEK:
        case USCRIPT_CYRILLIC:
        case USCRIPT_ARABIC:
        case USCRIPT_HEBREW:
        case USCRIPT_COMMON: return true;
        default: return false;
    }
}

icu::UnicodeString normalised(const icu::UnicodeString& text, bool decompose) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const auto* decomposition = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status) != 0) { return text; }
    icu::UnicodeString folded = casefold->normalize(text, status);
    if (decompose) { folded = decomposition->normalize(folded, status); }
    return U_FAILURE(status) != 0 ? text : folded;
}

void append_folded(icu::UnicodeString& result, char32_t c, int depth) {
    const auto* exception =
        std::find_if(exceptions.begin(), exceptions.end(), [&](const auto& e) { return e.from == c; });
    if (exception != exceptions.end()) {
        for (const char32_t to : exception->to) { result.append(static_cast<UChar32>(to)); }
        return;
    }
    if (is_free_mark(c) || is_zero_width(c) || apostrophes.find(c) != std::u32string_view::npos) { return; }
    const icu::UnicodeString single(static_cast<UChar32>(c));
    const icu::UnicodeString folded = normalised(single, loses_marks(c));
    if (folded == single || depth > 3) {
        if (u_isalnum(static_cast<UChar32>(c)) != 0 || U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) {
            result.append(single);
        }
        return;
    }
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        append_folded(result, static_cast<char32_t>(folded.char32At(i)), depth + 1);
    }
}

}  // namespace

FoldedCodePoint fold_rule(char32_t c) {
    const auto character = static_cast<UChar32>(c);
    if (c > 0x10FFFF) { return {}; }
    if (apostrophes.find(c) != std::u32string_view::npos) { return {FoldClass::apostrophe, {}}; }
    if (is_zero_width(c) || is_free_mark(c)) { return {FoldClass::ignorable, {}}; }
    if (c == U'.' || c == 0x2024 || c == 0xFF0E) { return {FoldClass::dot, {}}; }
    if (hyphens.find(c) != std::u32string_view::npos || u_isspace(character) != 0) { return {FoldClass::blank, {}}; }
    if (u_isalnum(character) == 0 && (U_GET_GC_MASK(character) & U_GC_M_MASK) == 0) { return {}; }
    icu::UnicodeString folded;
    append_folded(folded, c, 0);
    FoldedCodePoint result{FoldClass::word, {}};
    folded.toUTF8String(result.text);
    if (result.text.empty()) { result.fold_class = FoldClass::ignorable; }
    return result;
}

}  // namespace mapwire
