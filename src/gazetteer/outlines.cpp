#include "mapwire/gazetteer/outlines.hpp"

#include <algorithm>

#include "gazetteer/outline_table.hpp"

namespace mapwire {

// The table's vector of tables is complete when it comes here, and moving a vector leaves its elements where they are:
// the views into them stay good.
struct Outlines::State {
    OutlineTable table;

    [[nodiscard]] const OutlineRow* find(std::string_view place) const {
        const auto found = table.row_by_place.find(place);
        return found == table.row_by_place.end() ? nullptr : &table.rows[found->second];
    }
};

namespace {

Ring ring_of(const OutlineTable& table, const ArcRing& ring) {
    Ring result;
    for (const auto step : ring.steps) {
        const auto& positions = table.arcs[step.arc].positions();
        // Each arc gives all its positions but the last, which the next arc begins with.
        if (step.forwards) {
            result.positions.insert(result.positions.end(), positions.begin(), positions.end() - 1);
        } else {
            result.positions.insert(result.positions.end(), positions.rbegin(), positions.rend() - 1);
        }
    }
    result.positions.push_back(result.positions.front());
    return result;
}

void append_polygons(const OutlineTable& table, const OutlineRow& row, MultiPolygon& area) {
    for (const auto& ring : row.rings) {
        check_ring(table, row, ring);
        if (ring.hole) {
            area.polygons.back().holes.push_back(ring_of(table, ring));
        } else {
            area.polygons.push_back({ring_of(table, ring), {}});
        }
    }
}

OutlineFacts facts_of(const OutlineRow& row) {
    return {row.place, row.name, row.kind, row.country_code, row.source, row.note};
}

/// The arcs of a place, sorted; with those of the territories it administers, except `other` itself.
std::vector<std::uint32_t> border_arcs(const OutlineTable& table, const OutlineRow& place, const OutlineRow& other) {
    std::vector<std::uint32_t> arcs;
    for (const auto& row : table.rows) {
        const bool own = &row == &place;
        const bool administered = row.administered_by == place.place && &row != &other;
        if (!own && !administered) { continue; }
        for (const auto& ring : row.rings) {
            for (const auto step : ring.steps) { arcs.push_back(step.arc); }
        }
    }
    std::sort(arcs.begin(), arcs.end());
    return arcs;
}

/// The arcs that two places share, sorted.
std::vector<std::uint32_t> common_arcs(const OutlineTable& table, const OutlineRow* a, const OutlineRow* b) {
    if (a == nullptr || b == nullptr || a == b) { return {}; }
    const auto arcs_a = border_arcs(table, *a, *b);
    const auto arcs_b = border_arcs(table, *b, *a);
    std::vector<std::uint32_t> common;
    std::set_intersection(arcs_a.begin(), arcs_a.end(), arcs_b.begin(), arcs_b.end(), std::back_inserter(common));
    common.erase(std::unique(common.begin(), common.end()), common.end());
    return common;
}

const OutlineRow* country_of(const OutlineTable& table, std::string_view code) {
    // Countries and what lies outside them under their code (dependent territories have codes of their own).
    for (const auto& row : table.rows) {
        if (row.kind == "country" && row.country_code == code) { return &row; }
    }
    return nullptr;
}

/// Takes arcs that touch the line's ends off the list and joins them to it, until none is left that does.
void grow(LineString& line, std::vector<std::vector<Coordinate>>& arcs) {
    auto& positions = line.positions;
    for (bool grown = true; grown;) {
        grown = false;
        for (auto it = arcs.begin(); it != arcs.end(); ++it) {
            const bool at_end = it->front() == positions.back() || it->back() == positions.back();
            const bool at_begin = it->front() == positions.front() || it->back() == positions.front();
            if (!at_end && !at_begin) { continue; }
            if (at_end) {
                if (it->back() == positions.back()) { std::reverse(it->begin(), it->end()); }
                positions.insert(positions.end(), it->begin() + 1, it->end());
            } else {
                if (it->front() == positions.front()) { std::reverse(it->begin(), it->end()); }
                positions.insert(positions.begin(), it->begin(), it->end() - 1);
            }
            arcs.erase(it);
            grown = true;
            break;
        }
    }
}

}  // namespace

Outlines Outlines::load(std::span<const GeodataFile> files) {
    return Outlines{std::make_shared<const State>(State{read_outline_table(files)})};
}

void Outlines::check() const {
    for (const auto& arc : state_->table.arcs) { (void)arc.positions(); }
    for (const auto& row : state_->table.rows) {
        for (const auto& ring : row.rings) { check_ring(state_->table, row, ring); }
    }
}

std::optional<MultiPolygon> Outlines::outline(std::string_view place) const {
    const auto* const row = state_->find(place);
    if (row == nullptr) { return std::nullopt; }
    MultiPolygon area;
    append_polygons(state_->table, *row, area);
    return area;
}

std::optional<MultiPolygon> Outlines::land_of(std::string_view country_code) const {
    const auto* const row = country_of(state_->table, country_code);
    return row == nullptr ? std::nullopt : outline(row->place);
}

bool Outlines::has_land_of(std::string_view country_code) const {
    return country_of(state_->table, country_code) != nullptr;
}

MultiLineString Outlines::shared_border(std::string_view a, std::string_view b) const {
    std::vector<std::vector<Coordinate>> arcs;
    for (const auto arc : common_arcs(state_->table, state_->find(a), state_->find(b))) {
        arcs.push_back(state_->table.arcs[arc].positions());
    }
    MultiLineString border;
    while (!arcs.empty()) {
        LineString line{std::move(arcs.front())};
        arcs.erase(arcs.begin());
        grow(line, arcs);
        border.lines.push_back(std::move(line));
    }
    return border;
}

bool Outlines::share_border(std::string_view a, std::string_view b) const {
    return !common_arcs(state_->table, state_->find(a), state_->find(b)).empty();
}

std::optional<LineString> Outlines::arc(std::string_view id) const {
    const auto found = state_->table.arc_by_id.find(id);
    if (found == state_->table.arc_by_id.end()) { return std::nullopt; }
    return LineString{state_->table.arcs[found->second].positions()};
}

bool Outlines::has_arc(std::string_view id) const { return state_->table.arc_by_id.contains(id); }

std::optional<OutlineFacts> Outlines::facts(std::string_view place) const {
    const auto* const row = state_->find(place);
    return row == nullptr ? std::nullopt : std::optional(facts_of(*row));
}

std::vector<OutlineFacts> Outlines::all() const {
    std::vector<OutlineFacts> result;
    for (const auto& row : state_->table.rows) { result.push_back(facts_of(row)); }
    return result;
}

}  // namespace mapwire
