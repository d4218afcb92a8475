#pragma once

#include <string>
#include <string_view>

namespace mapwire {

/// The one folding of names: the gazetteer's names and the words of a text are folded by this function, so that
/// they meet. Two spellings with the same folded form are the same name spelled in another way of writing, not in
/// another transliteration.
///
/// - case, Unicode forms and diacritics go: "Île-de-France" and "ILE DE FRANCE" are "ile de france"; İ, I and ı are i;
///   ß is ss, æ is ae, ø is o, ł is l, ё is е.
/// - apostrophes and their look-alikes (' ’ ‘ ` ´ ʿ ʾ ʼ), zero-width and direction characters, soft hyphens, tatweel,
///   Arabic vowel signs and Hebrew points go: "Dar‘ā" is "dara".
/// - Arabic letters come in one form: أ إ آ ٱ are ا, ى is ي, ة is ه, ؤ is و, ئ is ي; ء goes; Persian ک ی are ك ي.
/// - blanks, hyphens, dashes and underscores between words are one space; a dot goes after a single letter
///   ("U.S." is "us", "W.Va." is "wva") and is a space after a short word ("St. Louis" is "st louis").
/// - any other punctuation between words, alone or with blanks, is one comma: "Washington, D.C." is "washington,dc".
///   Punctuation at both ends goes.
///
/// Folding is idempotent. A name without a letter or digit folds to "". Bytes that are not UTF-8 count as punctuation.
[[nodiscard]] std::string fold_name(std::string_view name);

}  // namespace mapwire
