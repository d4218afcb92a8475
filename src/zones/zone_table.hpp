#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mapwire/gazetteer/recipe.hpp"
#include "mapwire/tables/table.hpp"
#include "mapwire/zones/catalogue.hpp"

/// Rows of the zone tables as values; every function throws InputError with file and line.
namespace mapwire::zone_tables {

/// A row of zones.tsv or of a user's table.
[[nodiscard]] CatalogueZone read_zone(const TableRow& row);

/// A row of statements.tsv; `recipe` is what its cell holds.
struct StatementRow {
    std::string zone;
    ZoneStatement statement;
    std::string recipe;
};
[[nodiscard]] StatementRow read_statement(const TableRow& row);

/// points.tsv.
[[nodiscard]] RecipePoints read_points(const Table& table);

/// Whether the word is one of the zones field `kind`.
[[nodiscard]] bool is_zone_kind(std::string_view word) noexcept;

}  // namespace mapwire::zone_tables
