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

/// A line that outlines share. Its ends are read with the table; the turning points between them, which are most of all
/// the tables' text, when an outline is first asked for.
class Arc {
public:
    /// Throws InputError for fewer than two turning points and for an end that is none.
    explicit Arc(const TableRow& row);

    std::string_view id;
    std::string_view source;
    [[nodiscard]] Coordinate first() const noexcept { return first_; }
    [[nodiscard]] Coordinate last() const noexcept { return last_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// All turning points, two or more. Safe from several threads. Throws InputError for one that cannot be read.
    [[nodiscard]] const std::vector<Coordinate>& positions() const;

private:
    struct Positions {
        std::once_flag once;
        std::vector<Coordinate> all;
    };
    TableRow row_;
    std::size_t size_;
    Coordinate first_;
    Coordinate last_;
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

}  // namespace mapwire
