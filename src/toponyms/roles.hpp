#pragma once

#include "mapwire/model/mention.hpp"
#include "toponyms/names.hpp"
#include "toponyms/span_facts.hpp"

namespace mapwire::toponyms {

/// What a name does in its sentence, and the rule that says so ("modifier", "subject", "with", "of an organisation" …).
struct RoleReading {
    Role role;
    const char* rule;
};

/// Roles of all spans, index by index, by the words around them. A span whose name is no toponym at all gets
/// organisation or person when its surroundings say so, else literal.
[[nodiscard]] std::vector<RoleReading> find_roles(const DocumentView& view, const Names& names,
                                                  const std::vector<SpanFacts>& facts);

}  // namespace mapwire::toponyms
