#pragma once

#include <string>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/reading.hpp"
#include "mapwire/text/json_text.hpp"

namespace mapwire {

/// Writes the members of the promised JSON shape of `locate --json` into an open object: phrase, relation, numbers,
/// azimuth_deg, reference_objects, container, uncertainty_m, rule, geometry; then what mapwire adds: azimuths_deg,
/// part, zone_kind, declared_by, addressed_to, described, derivation, geo_precision, region, reason. Unknown is null.
void append_expression_members(JsonText& json, const LocatedExpression& located, const Gazetteer& gazetteer);

/// The same as one object, for a lone phrase; `phrase` is the whole phrase as typed.
[[nodiscard]] std::string expression_json(std::string_view phrase, const LocatedExpression& located,
                                          const Gazetteer& gazetteer);

/// Reading and footprint in words, a line each, for people.
[[nodiscard]] std::string expression_text(std::string_view phrase, const LocatedExpression& located);

}  // namespace mapwire
