#include "geometry/planar.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "geometry/map_edge.hpp"

namespace mapwire {
namespace {

/// Above 0: c is on the left of the line from a to b.
double turn_of(Coordinate a, Coordinate b, Coordinate c) {
    return (b.longitude() - a.longitude()) * (c.latitude() - a.latitude()) -
           (b.latitude() - a.latitude()) * (c.longitude() - a.longitude());
}

/// Whether the hole lies in the ring. Vertices on the ring's edge decide nothing, the next one is asked.
bool holds(const Ring& exterior, const Ring& hole) {
    for (const Coordinate& vertex : hole.positions) {
        const Side side = side_of_ring(exterior, vertex);
        if (side != Side::on_edge) { return side == Side::inside; }
    }
    return true;
}

}  // namespace

double doubled_area_deg2(const Ring& ring) {
    if (ring.positions.empty()) { return 0.0; }
    double sum = 0.0;
    const Coordinate origin = ring.positions.front();
    for (std::size_t i = 1; i < ring.positions.size(); ++i) {
        sum += turn_of(origin, ring.positions[i - 1], ring.positions[i]);
    }
    return sum;
}

Side side_of_ring(const Ring& ring, Coordinate point) {
    bool inside = false;
    for (std::size_t i = 1; i < ring.positions.size(); ++i) {
        const Coordinate a = ring.positions[i - 1];
        const Coordinate b = ring.positions[i];
        const bool a_above = a.latitude() > point.latitude();
        const bool b_above = b.latitude() > point.latitude();
        if (a_above == b_above) {
            const bool level = a.latitude() == point.latitude() && b.latitude() == point.latitude();
            const auto [west, east] = std::minmax({a.longitude(), b.longitude()});
            if (level && point.longitude() >= west && point.longitude() <= east) { return Side::on_edge; }
            if (point == a || point == b) { return Side::on_edge; }
            continue;
        }
        const double turn = turn_of(a, b, point);
        if (turn == 0.0) { return Side::on_edge; }
        if ((turn > 0.0) == b_above) { inside = !inside; }
    }
    return inside ? Side::inside : Side::outside;
}

MultiPolygon polygons_from_rings(std::vector<Ring> rings) {
    MultiPolygon area;
    std::vector<double> sizes;
    std::vector<Ring> holes;
    for (Ring& ring : rings) {
        if (ring.positions.size() < 4) { continue; }
        const double size = doubled_area_deg2(ring);
        if (size > 0.0) {
            area.polygons.push_back({.exterior = std::move(ring), .holes = {}});
            sizes.push_back(size);
        } else if (size < 0.0) {
            holes.push_back(std::move(ring));
        }
    }
    std::optional<std::size_t> world;
    for (Ring& hole : holes) {
        std::optional<std::size_t> home;
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            if ((!home || sizes[i] < sizes[*home]) && holds(area.polygons[i].exterior, hole)) { home = i; }
        }
        if (!home) {
            if (!world) {
                world = area.polygons.size();
                area.polygons.push_back({.exterior = map_edge(), .holes = {}});
            }
            home = world;
        }
        area.polygons[*home].holes.push_back(std::move(hole));
    }
    return area;
}

}  // namespace mapwire
