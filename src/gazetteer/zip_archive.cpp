#include "gazetteer/zip_archive.hpp"

#include <algorithm>
#include <cstdio>

namespace mapwire {
namespace {

std::uint32_t number_at(const std::string& bytes, std::size_t at, std::size_t size) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i) {
        number |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    }
    return number;
}

std::string read_at(std::FILE* file, long offset, std::size_t size) {
    std::string bytes(size, '\0');
    if (std::fseek(file, offset, SEEK_SET) != 0) { return {}; }
    bytes.resize(std::fread(bytes.data(), 1, size, file));
    return bytes;
}

}  // namespace

std::optional<std::vector<ZipEntry>> zip_members(std::FILE* file) {
    constexpr std::size_t end_size = 22;
    constexpr std::size_t entry_size = 46;
    constexpr long longest_end = 65557;
    std::fseek(file, 0, SEEK_END);
    const long size = std::ftell(file);
    const long tail_begin = std::max(0L, size - longest_end);
    const auto tail = read_at(file, tail_begin, static_cast<std::size_t>(std::max(0L, size - tail_begin)));
    const auto end = tail.rfind("PK\x05\x06");
    if (end == std::string::npos || tail.size() - end < end_size) { return std::nullopt; }
    const auto directory = read_at(file, static_cast<long>(number_at(tail, end + 16, 4)),
                                   std::min<std::size_t>(number_at(tail, end + 12, 4), static_cast<std::size_t>(size)));
    std::vector<ZipEntry> members;
    for (std::size_t at = 0; at + entry_size <= directory.size() && directory.compare(at, 4, "PK\x01\x02") == 0;) {
        const auto name_size = number_at(directory, at + 28, 2);
        members.push_back({directory.substr(at + entry_size, name_size), number_at(directory, at + 10, 2),
                           number_at(directory, at + 20, 4), number_at(directory, at + 24, 4),
                           static_cast<long>(number_at(directory, at + 42, 4))});
        at += entry_size + name_size + number_at(directory, at + 30, 2) + number_at(directory, at + 32, 2);
    }
    return members;
}

std::optional<long> begin_of_data(std::FILE* file, const ZipEntry& member) {
    constexpr std::size_t header_size = 30;
    const auto header = read_at(file, member.offset, header_size);
    if (header.size() < header_size || header.compare(0, 4, "PK\x03\x04") != 0) { return std::nullopt; }
    return member.offset + static_cast<long>(header_size) + static_cast<long>(number_at(header, 26, 2)) +
           static_cast<long>(number_at(header, 28, 2));
}

bool zip_holds_features(const std::filesystem::path& path) {
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) { return false; }
    const auto members = zip_members(file);
    std::fclose(file);
    return members && std::any_of(members->begin(), members->end(), [](const ZipEntry& member) {
               constexpr std::string_view endings[] = {".shp", ".gpkg", ".geojson", ".gml",
                                                       ".kml", ".fgb",  ".gdbtable"};
               return std::any_of(std::begin(endings), std::end(endings),
                                  [&](std::string_view ending) { return member.name.ends_with(ending); });
           });
}

}  // namespace mapwire
