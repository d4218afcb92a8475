#pragma once

#include <span>
#include <string_view>

namespace mapwire {

/// A file of geodata/ as it was when the program was built; both views live as long as the program.
struct GeodataFile {
    std::string_view path;  ///< from the project's root: "geodata/zones/zones.tsv"
    std::string_view text;
};

/// All embedded files, sorted by path.
[[nodiscard]] std::span<const GeodataFile> geodata_files() noexcept;
/// Throws std::logic_error when there is no such file: the path is a constant of the program.
[[nodiscard]] GeodataFile geodata_file(std::string_view path);

}  // namespace mapwire
