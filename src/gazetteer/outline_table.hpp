#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mapwire/model/geometry.hpp"
#include "mapwire/tables/geodata.hpp"
#include "mapwire/tables/table.hpp"

/// Arcs and the rings made of them, as the tables of geodata/outlines/ have them.
namespace mapwire {

/// A line that outlines share. Its turning points, which are most of all the tables' text, are read when an outline is
/// first asked for.
class Arc {
public:
    explicit Arc(const TableRow& row);

    std::string_view id;
    std::string_view source;
    /// All turning points, two or more. Safe from several threads. Throws InputError when there are fewer, and for one
    /// that cannot be read.
    [[nodiscard]] const std::vector<Coordinate>& positions() const;

private:
    struct Positions {
        std::once_flag once;
        std::vector<Coordinate> all;
    };
    TableRow row_;
    std::unique_ptr<Positions> positions_;
};

/// An arc walked forwards or backwards.
struct ArcStep {
    std::uint32_t arc;
    bool forwards;
};

struct ArcRing {
    std::vector<ArcStep> steps;
    bool hole;  // else it begins a polygon, and the holes after it are its own
};

struct OutlineRow {
    std::string_view place;
    std::string_view name;
    std::string_view kind;
    std::string_view country_code;
    std::string_view administered_by;
    std::string_view source;
    std::string_view note;
    std::vector<ArcRing> rings;
    TableRow row;  ///< for messages
};

/// Views point into the tables, which the table keeps.
struct OutlineTable {
    std::vector<Table> tables;
    std::vector<Arc> arcs;
    std::vector<OutlineRow> rows;
    std::unordered_map<std::string_view, std::uint32_t> arc_by_id;
    std::unordered_map<std::string_view, std::uint32_t> row_by_place;
};

/// Throws InputError as Outlines::load promises.
[[nodiscard]] OutlineTable read_outline_table(std::span<const GeodataFile> files);
/// Throws InputError when the ring's arcs do not meet end to end, or enclose nothing.
void check_ring(const OutlineTable& table, const OutlineRow& row, const ArcRing& ring);

}  // namespace mapwire
