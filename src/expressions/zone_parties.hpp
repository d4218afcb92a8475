#pragma once

#include "expressions/sentence_words.hpp"
#include "mapwire/model/spatial_expression.hpp"

namespace mapwire::expressions {

/// Who declares a zone and who is told to stay out, from the clause before it: "the U.S. military has warned Mr. Assad
/// and his allies to stay out of a 33-mile zone" fills declared_by with "U.S. military" and addressed_to with
/// "Mr. Assad and his allies". Also after it: "a zone declared by Turkey".
void tell_parties(const SentenceWords& words, std::string_view text, int zone_begin, int zone_end,
                  SpatialExpression& expression);

}  // namespace mapwire::expressions
