#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mapwire {

/// A file in a zip archive (APPNOTE 6.3.9: end record, central directory, local header; up to 4 GB).
struct ZipEntry {
    std::string name;
    std::uint32_t method;  ///< 8: deflate
    std::uint32_t packed_size;
    std::uint32_t size;
    long offset;  ///< of its local header
};

/// What the archive holds, or nothing when it is damaged or cut short.
[[nodiscard]] std::optional<std::vector<ZipEntry>> zip_members(std::FILE* file);
/// Where the member's packed bytes begin, or nothing when its header is not there.
[[nodiscard]] std::optional<long> begin_of_data(std::FILE* file, const ZipEntry& member);
/// Is a layer of OGR in the archive (a shapefile, a GeoPackage …)? False for what is no archive.
[[nodiscard]] bool zip_holds_features(const std::filesystem::path& path);

}  // namespace mapwire
