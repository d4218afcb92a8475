#include <algorithm>
#include <cmath>

#include "gazetteer/gazetteer_state.hpp"
#include "mapwire/geometry/geodesic.hpp"

namespace mapwire {
namespace {

// The shortest degree of latitude (at the equator), so that the box of cells is never too small.
constexpr double shortest_degree_m = 110574.0;

struct CellRange {
    std::size_t first_row;
    std::size_t last_row;
    std::vector<std::pair<std::size_t, std::size_t>> columns;  // first and last
};

// Cells that hold every point within the distance.
CellRange cells_around(mwg::GridHeader grid, Coordinate centre, double metres) {
    const double degrees = metres / shortest_degree_m;
    const double south = std::max(centre.latitude() - degrees, -90.0);
    const double north = std::min(centre.latitude() + degrees, 90.0);
    const auto cell = [](double share, std::uint32_t count) {
        const auto at = static_cast<std::int64_t>(std::floor(share * count));
        return static_cast<std::size_t>(std::clamp<std::int64_t>(at, 0, std::int64_t{count} - 1));
    };
    CellRange cells{cell((south + 90.0) / 180.0, grid.rows), cell((north + 90.0) / 180.0, grid.rows), {}};
    // Along a parallel a degree shrinks by cos φ; of the parallels in the box the one nearest a pole shrinks most. The
    // small excess covers the ellipsoid.
    const double steepest = std::max(std::abs(south), std::abs(north));
    const double shrink = std::cos(steepest * 3.14159265358979323846 / 180.0);
    constexpr double excess = 1.01;
    const double width = shrink > 1e-6 ? degrees * excess / shrink : 360.0;
    if (width >= 180.0) {
        cells.columns = {{0, grid.columns - 1}};
        return cells;
    }
    const double west = centre.longitude() - width;
    const double east = centre.longitude() + width;
    const auto column = [&](double longitude) { return cell((longitude + 180.0) / 360.0, grid.columns); };
    cells.columns = {{column(std::max(west, -180.0)), column(std::min(east, 180.0))}};
    if (west < -180.0) { cells.columns.emplace_back(column(west + 360.0), grid.columns - 1); }
    if (east > 180.0) { cells.columns.emplace_back(0, column(east - 360.0)); }
    return cells;
}

}  // namespace

std::vector<PlaceId> Gazetteer::within(Coordinate centre, Metres distance) const {
    std::vector<std::pair<double, PlaceId>> found;
    for (std::size_t layer = 0; layer < state_->views.size(); ++layer) {
        const auto& view = state_->views[layer];
        const auto grid = view.grid();
        if (grid.columns == 0 || grid.rows == 0) { continue; }
        const auto take = [&](std::uint32_t number) {
            const auto own = state_->layers[layer].first_place + number;
            if (number >= view.size() || state_->upper_of.count(own) != 0) { return; }
            const auto position = position_of(view.place(number));
            const double metres = distance_between(centre, position).value();
            if (metres <= distance.value()) { found.emplace_back(metres, PlaceId{own}); }
        };
        const auto cells = cells_around(grid, centre, distance.value());
        for (auto row = cells.first_row; row <= cells.last_row; ++row) {
            for (const auto& [first, last] : cells.columns) {
                for (auto column = first; column <= last; ++column) {
                    for (const auto number : view.places_in_cell(row * grid.columns + column)) { take(number); }
                }
            }
        }
    }
    std::sort(found.begin(), found.end());
    // Two ranges of columns may meet in one cell.
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::vector<PlaceId> places;
    places.reserve(found.size());
    for (const auto& [metres, id] : found) { places.push_back(id); }
    return places;
}

std::optional<MultiPolygon> Gazetteer::outline(PlaceId id) const {
    for (const auto& [view, facts, number] : state_->everywhere(id)) {
        const auto all = view->outlines();
        const auto wanted = number;
        const auto record = std::lower_bound(
            all.begin(), all.end(), wanted, [](const auto& entry, std::uint32_t place) { return entry.place < place; });
        if (record == all.end() || record->place != wanted) { continue; }
        const auto numbers = view->outline_points();
        std::size_t at = record->first;
        const auto read = [&]() -> std::int32_t { return at < numbers.size() ? numbers[at++] : 0; };
        const auto read_ring = [&] {
            Ring ring;
            for (auto left = read(); left > 0 && at + 1 < numbers.size(); --left) {
                const double longitude = mwg::from_e7(read());
                const double latitude = mwg::from_e7(read());
                if (const auto point = Coordinate::try_from_degrees({longitude, latitude})) {
                    ring.positions.push_back(*point);
                }
            }
            return ring;
        };
        MultiPolygon area;
        for (auto polygons = read(); polygons > 0 && at < numbers.size(); --polygons) {
            auto rings = read();
            if (rings <= 0) { break; }
            Polygon polygon{read_ring(), {}};
            while (--rings > 0 && at < numbers.size()) { polygon.holes.push_back(read_ring()); }
            area.polygons.push_back(std::move(polygon));
        }
        return area;
    }
    return std::nullopt;
}

}  // namespace mapwire
