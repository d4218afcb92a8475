#pragma once

#include "events/sentence.hpp"

namespace mapwire::events {

/// In which form a trigger stands; where one spelling is several forms, what stands before it decides.
[[nodiscard]] Form form_of(const Sentence& sentence, const Tag& tag);
/// Whether the word belongs to a name: "The Associated Press", "Battle Creek", "Hurricane Harbor".
[[nodiscard]] bool in_name(const Sentence& sentence, const Tag& tag);
/// Whether a verb is part of an adjective: "Israeli-occupied".
[[nodiscard]] bool in_compound(const Sentence& sentence, const Tag& tag);

/// Whether a noun is part of an adjective: "north of the earthquake ravaged capital".
[[nodiscard]] bool in_attribute(const Sentence& sentence, const Tag& tag);
/// Whether the word can be a noun too, as a class of words or as a trigger.
[[nodiscard]] bool has_noun_reading(const Sentence& sentence, const Tag& tag);
/// Whether a gerund is rather the noun of the tables: "hit by heavy flooding and mudslides".
[[nodiscard]] bool is_noun_instead(const Sentence& sentence, const Tag& tag);

}  // namespace mapwire::events
