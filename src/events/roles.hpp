#pragma once

#include <vector>

#include "events/noun_phrases.hpp"
#include "events/sentence.hpp"
#include "events/verb_groups.hpp"

namespace mapwire::events {

/// Who stands where round a trigger; phrases that are empty are not there.
struct Roles {
    NounPhrase subject;  ///< of a noun: who possesses or modifies it ("Israel's", "Israeli")
    NounPhrase object;   ///< of a noun: after "of"
    NounPhrase agent;    ///< after "by"
    NounPhrase target;   ///< after "on", "against", "at", "to"
    NounPhrase partner;  ///< after "with"
    NounPhrase benefit;  ///< after "for": who gets it
    NounPhrase between;  ///< after "between", "among"
    int end = 0;         ///< one past the last word that belongs to the trigger
};

/// A verb of the sentence whose subject is known: for those that follow it and have none of their own.
struct KnownVerb {
    int begin = 0;
    int end = 0;
    NounPhrase subject;
};

[[nodiscard]] Roles verb_roles(const Sentence& sentence, const VerbGroup& group, const std::vector<KnownVerb>& earlier);
[[nodiscard]] Roles noun_roles(const Sentence& sentence, int begin, int end);

/// The noun phrase that a noun trigger belongs to: from its determiner to its last word.
[[nodiscard]] int noun_phrase_begin(const Sentence& sentence, int begin);

}  // namespace mapwire::events
