#pragma once

#include <cstdint>
#include <vector>

#include "mapwire/model/article.hpp"
#include "mapwire/model/text_span.hpp"

namespace mapwire {

enum class TokenKind : std::uint8_t { word, number, punctuation };

/// A word keeps inner apostrophes and full stops that belong to it ("U.S.", "hasn’t"); a hyphen is a token of its own,
/// so "33-mile" is three tokens and "Deir-ez-Zor" five.
struct Token {
    TextSpan span;
    TokenKind kind;
    std::uint32_t sentence;  ///< index into Document::sentences
    /// plain_fold_hash of a word, by which every stage asks its tables; 0 of others and of words with letters beyond
    /// ASCII or signs in them.
    std::uint64_t fold_hash = 0;
};

struct Sentence {
    TextSpan span;  ///< from its first to its last token
    std::uint32_t first_token;
    std::uint32_t end_token;  ///< one past the last
    std::uint32_t paragraph;  ///< counted from 0 through the text
    PartKind part;            ///< title, dateline and body are read; byline and furniture yield nothing
};

/// The analysed text: where its words and sentences are. Furniture has sentences too, so that a mention there can be
/// listed as boilerplate.
struct Document {
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
};

}  // namespace mapwire
