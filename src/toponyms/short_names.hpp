#pragma once

#include "toponyms/language_words.hpp"
#include "toponyms/names.hpp"

namespace mapwire::toponyms {

/// Divisions that a text calls by their short names: "Clark, Madison and Preble counties", or "DeKalb" where "DeKalb
/// County" stands elsewhere in the text. They become options of the short name beside its own; names that the
/// gazetteer does not know come in. A short name alone never asks for a division: most would be a town's or a person's.
void add_short_names(const DocumentView& view, const Gazetteer& gazetteer, const LanguageWords& words,
                     std::optional<Date> published, Names& names);

}  // namespace mapwire::toponyms
