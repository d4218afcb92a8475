#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "mapwire/gazetteer/builder.hpp"
#include "mapwire/tables/table.hpp"

namespace mapwire {

/// Compiles tables with the columns of geodata/README.md ("Columns of gazetteer/*.tsv") into the bytes that
/// Gazetteer::from_bytes reads. The same tables give the same bytes. Throws InputError (file, line) for a broken row:
/// a missing id or name, a repeated id, a name that folds to nothing, an impossible position. A parent that no row has
/// counts as unknown.
[[nodiscard]] std::vector<std::byte> compile_gazetteer(std::span<const Table> tables,
                                                       const GazetteerDescription& description,
                                                       std::span<const GeodataFile> geodata = geodata_files());

}  // namespace mapwire
