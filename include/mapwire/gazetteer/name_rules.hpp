#pragma once

#include <span>
#include <string>

#include "mapwire/tables/geodata.hpp"

namespace mapwire {

/// The rule tables of names (geodata/languages/*/name_edges.tsv and the tables of looser spellings), brought together
/// as lines that a compiled gazetteer carries: names are looked up by the rules they were compiled with. Throws
/// InputError (file, line) for an unknown kind or a rule without text.
[[nodiscard]] std::string compile_name_rules(std::span<const GeodataFile> files);

}  // namespace mapwire
