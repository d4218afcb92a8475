#pragma once

#include <optional>
#include <string>

#include "events/sentence.hpp"

namespace mapwire::events {

enum class Tense : std::uint8_t { past, present, perfect, pluperfect, progressive, past_progressive, bare };

/// A verb with what stands before it: "has not been able to | hold".
struct VerbGroup {
    int begin = 0;
    int end = 0;
    Tense tense = Tense::bare;
    bool passive = false;
    bool infinitive = false;  ///< after "to"
    bool gerund = false;      ///< without an auxiliary: "after shelling the town"
    bool reduced = false;     ///< a participle without auxiliary after its noun: "a drone shot down by"
    bool negated = false;
    std::string value;   ///< of the auxiliary or matrix cue that says most: a stance or a governor; "" when none
    std::string outer;   ///< what stands before a value that turns kinds: "may" in "may stop giving"
    int cue_begin = -1;  ///< words of the matrix cue that gave the value
    int cue_end = -1;
};

/// The group of the verb at words [begin, end) in the form it has.
[[nodiscard]] VerbGroup verb_group(const Sentence& sentence, int begin, int end, Form form);

/// Whether a word that can be verb or noun is used as a verb here.
[[nodiscard]] bool used_as_verb(const Sentence& sentence, int begin, int end, Form form, bool can_be_noun);

/// The first verb group at or after a word, as far as auxiliaries, cues and known verbs tell it; nothing before the
/// end of the clause. `passed` are prepositional phrases and reduced relatives.
[[nodiscard]] std::optional<VerbGroup> verb_group_after(const Sentence& sentence, int at, int clause_end);

}  // namespace mapwire::events
