#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "mapwire/model/layer.hpp"
#include "mapwire/writers/qgis.hpp"

namespace mapwire {

/// One QGIS symbol for a row, as XML.
[[nodiscard]] std::string symbol_xml(const SymbolRow& row, GeometryKind kind, std::size_t number);

/// <categories> and <symbols> of a categorised renderer, one pair for each row, in their order.
[[nodiscard]] std::string categories_xml(std::span<const SymbolRow> rows, GeometryKind kind);

/// The rows that a layer's features need, by FeatureFacts::kinds, and the row for all others last. With rows of a
/// second field each pair of values that occurs becomes a row of its own: value "exclusion_zone proposed", fill and
/// outline of the second.
[[nodiscard]] std::vector<SymbolRow> rows_present(std::span<const std::pair<std::string, std::string>> kinds,
                                                  std::span<const SymbolRow> rows,
                                                  std::span<const SymbolRow> second_rows);

}  // namespace mapwire
