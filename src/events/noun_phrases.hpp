#pragma once

#include "events/sentence.hpp"

namespace mapwire::events {

/// Words [begin, end); the head noun is the last. `whole_end` takes in what belongs to it: "leaders of the group".
struct NounPhrase {
    int begin = 0;
    int end = 0;
    int whole_begin = 0;
    int whole_end = 0;
    [[nodiscard]] bool empty() const noexcept { return begin >= end; }
};

/// Whether a word may stand inside a noun phrase: no verb, preposition, conjunction, relative or clause mark.
[[nodiscard]] bool is_nominal(const Sentence& sentence, int at);

/// One past the last word of the verb trigger that begins at a word in that form; -1 when none does.
[[nodiscard]] int trigger_end(const Sentence& sentence, int at, Form form);

/// The noun phrase that begins at a word, coordination ("A and B", "A, B and C") taken in.
[[nodiscard]] NounPhrase phrase_from(const Sentence& sentence, int at);

/// The noun phrase whose whole ends before a word: "[leaders] of the group |". Empty when none does.
[[nodiscard]] NounPhrase phrase_until(const Sentence& sentence, int end, int clause_begin);

/// The phrase without the words [begin, end): what stands before them, else what stands behind.
[[nodiscard]] NounPhrase phrase_without(NounPhrase phrase, int begin, int end);

/// The word after adverbs, quotation marks and time expressions.
[[nodiscard]] int skip_forward(const Sentence& sentence, int at);

}  // namespace mapwire::events
