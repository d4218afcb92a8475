#pragma once

#include <cstddef>
#include <cstdint>

#include "mapwire/model/text_span.hpp"

/// Finding the gazetteer's names in a text: what it means.
///
/// Words. A text is a row of words: runs of letters and digits, with the apostrophes and single-letter dots inside them
/// ("Dar'a", "U.S."). A match begins where a word begins and ends where a word ends, never inside one. Three
/// exceptions, each a table of the language: what follows an apostrophe may be a suffix ("Syria's", "Suriye'de"), what
/// stands before one may be an article ("l'Irak"), and a preposition may be written together with a name ("بدمشق");
/// then the match leaves it out. A tag is cut at its humps: "#DeirEzzor" is two words.
///
/// Folded text. A name matches the words whose folded form (fold_name) is the folded form of the name: "AL-TANF" and
/// "al tanf" are matches of "Al Tanf". Between two words of a match stand blanks, hyphens, a line end, but no empty
/// line; a comma or other punctuation only where the name has one ("Washington, D.C."). An abbreviation in capitals
/// ("U.S.", "NATO") matches capitals only.
///
/// Spans. Spans are bytes of the untouched text, from the first byte of the first word to the last of the last.
///
/// Modes. leftmost_longest: from the left, at each word the longest match that begins there, then on behind it; matches
/// do not overlap. all_overlapping: every match, in order of begin, the longer first.
///
/// Starts. `anywhere` looks at every word. `capitals` passes over words that begin with a small ASCII letter, but not
/// in a line that has no ASCII capital at all (headlines, posts), not in a tag, and not a word of up to three letters
/// before a capital ("al-Bab"). Words in other scripts are always looked at. It finds the same names in properly
/// written text, faster.
///
/// Looser spellings (`variants`): transliterations and inflected forms, mapwire/text/spelling.hpp. They are tried where
/// no name is spelled so, and a match says that it is one.
///
/// A name of more than sixteen words is found by name, not in a text. Hashes only lead to a name: every match has been
/// compared letter by letter.
namespace mapwire {

enum class MatchMode : std::uint8_t {
    leftmost_longest,  ///< matches do not overlap
    all_overlapping    ///< each name wherever it stands, also inside a longer one
};

enum class MatchStarts : std::uint8_t { anywhere, capitals };

struct MatchOptions {
    MatchMode mode = MatchMode::leftmost_longest;
    MatchStarts starts = MatchStarts::anywhere;
    bool variants = true;
};

/// A name found in a text, before anybody asks which places bear it.
struct FoundName {
    TextSpan span;
    std::uint32_t layer;  ///< of the gazetteers laid over each other
    std::uint32_t key;    ///< number of the folded name in that layer
    friend bool operator==(const FoundName&, const FoundName&) = default;
};

}  // namespace mapwire
