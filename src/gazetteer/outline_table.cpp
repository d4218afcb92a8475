#include "gazetteer/outline_table.hpp"

#include <fast_float/fast_float.h>

#include <optional>
#include <string>

#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

[[noreturn]] void refuse(const TableRow& row, std::string what, std::string remedy) {
    throw InputError({row.where(), std::move(what), std::move(remedy)});
}

/// The next word of blanks-separated text, taken from its front; "" at the end.
std::string_view take_word(std::string_view& text) {
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) { return text = {}; }
    text.remove_prefix(begin);
    const auto word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    return word;
}

std::optional<Coordinate> parse_position(std::string_view word) {
    double longitude = 0.0;
    double latitude = 0.0;
    const char* const end = word.data() + word.size();
    const auto first = fast_float::from_chars(word.data(), end, longitude);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != ',') { return std::nullopt; }
    const auto second = fast_float::from_chars(first.ptr + 1, end, latitude);
    if (second.ec != std::errc{} || second.ptr != end) { return std::nullopt; }
    return Coordinate::try_from_degrees({.longitude = longitude, .latitude = latitude});
}

Coordinate position_in(const TableRow& row, std::string_view word) {
    const auto position = parse_position(word);
    if (!position) {
        refuse(row, quoted(word) + " is not a turning point",
               "Write longitude,latitude in degrees, for example 36.102,32.619");
    }
    return *position;
}

constexpr std::string_view turning_points = "turning_points_deg";

void read_arcs(OutlineTable& all, const Table& table) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto row = table.row(i);
        Arc arc(row);
        if (arc.id.empty()) { refuse(row, "the arc has no id", "Name it by what it divides: daraa-jordan"); }
        if (!all.arc_by_id.emplace(arc.id, static_cast<std::uint32_t>(all.arcs.size())).second) {
            refuse(row, "the arc " + quoted(arc.id) + " is there twice", "Give each arc its own id");
        }
        all.arcs.push_back(std::move(arc));
    }
}

Coordinate begin_of(const OutlineTable& all, ArcStep step) {
    const auto& arc = all.arcs[step.arc];
    return step.forwards ? arc.positions().front() : arc.positions().back();
}

Coordinate end_of(const OutlineTable& all, ArcStep step) { return begin_of(all, {step.arc, !step.forwards}); }

std::vector<ArcRing> read_rings(const OutlineTable& all, const TableRow& row) {
    std::vector<ArcRing> rings{{{}, false}};
    auto text = row["arcs"];
    for (auto word = take_word(text); !word.empty(); word = take_word(text)) {
        if (word == "/" || word == ";") {
            rings.push_back({{}, word == "/"});
            continue;
        }
        // A semicolon stands close to the word before it.
        const bool last_of_polygon = word.ends_with(';');
        if (last_of_polygon) { word.remove_suffix(1); }
        const bool forwards = !word.starts_with('-');
        if (!forwards) { word.remove_prefix(1); }
        const auto found = all.arc_by_id.find(word);
        if (found == all.arc_by_id.end()) {
            refuse(row, "there is no arc " + quoted(word), "Draw it in an arcs table");
        }
        rings.back().steps.push_back({found->second, forwards});
        if (last_of_polygon) { rings.push_back({{}, false}); }
    }
    for (const auto& ring : rings) {
        if (ring.steps.empty()) { refuse(row, "a ring has no arcs", "List arc ids between the signs / and ;"); }
    }
    return rings;
}

void read_areas(OutlineTable& all, const Table& table) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto row = table.row(i);
        if (row["place"].empty()) { refuse(row, "the outline has no place", "Write the place's id of the gazetteer"); }
        if (!all.row_by_place.emplace(row["place"], static_cast<std::uint32_t>(all.rows.size())).second) {
            refuse(row, "the place " + quoted(row["place"]) + " has two outlines", "Keep one");
        }
        all.rows.push_back({row["place"], row["name"], row["kind"], row["country_code"], row["administered_by"],
                            row["source"], row["note"], read_rings(all, row), row});
    }
}

}  // namespace

Arc::Arc(const TableRow& row)
    : id(row["arc"]), source(row["source"]), row_(row), positions_(std::make_unique<Positions>()) {}

const std::vector<Coordinate>& Arc::positions() const {
    std::call_once(positions_->once, [this] {
        auto text = row_[turning_points];
        std::vector<Coordinate> all;
        for (auto word = take_word(text); !word.empty(); word = take_word(text)) {
            all.push_back(position_in(row_, word));
        }
        if (all.size() < 2) { refuse(row_, "the arc has fewer than two turning points", "Write two or more"); }
        positions_->all = std::move(all);
    });
    return positions_->all;
}

void check_ring(const OutlineTable& all, const OutlineRow& outline, const ArcRing& ring) {
    std::size_t positions = 1;
    for (std::size_t i = 0; i < ring.steps.size(); ++i) {
        const auto here = ring.steps[i];
        const auto next = ring.steps[(i + 1) % ring.steps.size()];
        positions += all.arcs[here.arc].positions().size() - 1;
        if (end_of(all, here) != begin_of(all, next)) {
            refuse(outline.row,
                   "the arc " + quoted(all.arcs[here.arc].id) + " does not end where " + quoted(all.arcs[next.arc].id) +
                       " begins",
                   "List the arcs in order round the ring, with a minus before those walked backwards");
        }
    }
    if (positions < 4) { refuse(outline.row, "a ring has fewer than four positions", "A ring encloses an area"); }
}

OutlineTable read_outline_table(std::span<const GeodataFile> files) {
    OutlineTable all;
    std::size_t arc_tables = 0;
    for (const bool arcs : {true, false}) {
        for (const auto& file : files) {
            if (!file.path.starts_with(arcs ? "geodata/outlines/arcs" : "geodata/outlines/areas")) { continue; }
            if (arcs) {
                all.tables.push_back(Table::of(file, {"arc", "turning_points_deg", "source"}));
                ++arc_tables;
            } else {
                all.tables.push_back(Table::of(
                    file, {"place", "name", "kind", "country_code", "administered_by", "arcs", "source", "note"}));
            }
        }
    }
    // Only now do the tables keep their places, so that views into them last.
    for (std::size_t i = 0; i < arc_tables; ++i) { read_arcs(all, all.tables[i]); }
    for (std::size_t i = arc_tables; i < all.tables.size(); ++i) { read_areas(all, all.tables[i]); }
    return all;
}

}  // namespace mapwire
