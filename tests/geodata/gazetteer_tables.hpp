#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/model/coordinate.hpp"
#include "mapwire/tables/table.hpp"

// The tables of geodata/gazetteer/, whatever their number.
namespace mapwire {

inline constexpr std::string_view columns[] = {
    "id",     "name",   "names",      "feature_class", "feature_code", "longitude_deg", "latitude_deg", "country_code",
    "admin1", "admin2", "population", "valid_from",    "valid_to",     "uncertainty_m", "source",       "note"};

inline std::vector<Table> read_tables() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(MAPWIRE_SOURCE_DIR "/geodata/gazetteer")) {
        if (entry.path().extension() == ".tsv") { paths.push_back(entry.path()); }
    }
    std::ranges::sort(paths);
    std::vector<Table> tables;
    for (const auto& path : paths) {
        std::ifstream stream(path, std::ios::binary);
        const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
        tables.push_back(Table::parse("geodata/gazetteer/" + path.filename().string(), text, columns));
    }
    return tables;
}

inline const std::vector<Table>& tables() {
    static const std::vector<Table> all = read_tables();
    return all;
}

template <typename Check>
void for_each_row(Check check) {
    for (const auto& table : tables()) {
        for (std::size_t i = 0; i < table.size(); ++i) { check(table.row(i)); }
    }
}

inline Coordinate position(const TableRow& row) {
    return Coordinate::from_degrees({.longitude = row.number("longitude_deg"), .latitude = row.number("latitude_deg")});
}

}  // namespace mapwire
