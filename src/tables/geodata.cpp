#include "mapwire/tables/geodata.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

extern "C" {
#include "geodata_symbols.inc"
}

namespace mapwire {
namespace {

struct EmbeddedBytes {
    const char* path;
    const char* begin;
    const char* end;
};

constexpr EmbeddedBytes embedded[] = {
#include "geodata_table.inc"
};

std::vector<GeodataFile> list_files() {
    std::vector<GeodataFile> files;
    for (const auto& file : embedded) {
        files.push_back({file.path, {file.begin, static_cast<std::size_t>(file.end - file.begin)}});
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

}  // namespace

std::span<const GeodataFile> geodata_files() noexcept {
    static const std::vector<GeodataFile> files = list_files();
    return files;
}

GeodataFile geodata_file(std::string_view path) {
    for (const auto& file : geodata_files()) {
        if (file.path == path) { return file; }
    }
    throw std::logic_error("no embedded table " + std::string(path));
}

}  // namespace mapwire
