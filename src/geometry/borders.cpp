#include "mapwire/geometry/borders.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <stdexcept>
#include <vector>

#include "mapwire/geometry/line_buffer.hpp"
#include "mapwire/geometry/overlay.hpp"

namespace mapwire {
namespace {

/// Latitudes of edges on one side of the 180th meridian, south first.
struct Stretch {
    double south;
    double north;
};

template <typename Use>
void for_each_ring(const MultiPolygon& area, Use use) {
    for (const Polygon& polygon : area.polygons) {
        use(polygon.exterior);
        for (const Ring& hole : polygon.holes) { use(hole); }
    }
}

std::vector<Stretch> stretches_at(const MultiPolygon& area, double longitude) {
    std::vector<Stretch> result;
    for_each_ring(area, [&](const Ring& ring) {
        for (std::size_t i = 1; i < ring.positions.size(); ++i) {
            const Coordinate& a = ring.positions[i - 1];
            const Coordinate& b = ring.positions[i];
            if (a.longitude() == longitude && b.longitude() == longitude) {
                const auto [south, north] = std::minmax({a.latitude(), b.latitude()});
                result.push_back({south, north});
            }
        }
    });
    std::sort(result.begin(), result.end(), [](Stretch x, Stretch y) { return x.south < y.south; });
    return result;
}

/// What of an edge from south to north no stretch on the other side covers.
std::vector<Stretch> uncovered(Stretch edge, const std::vector<Stretch>& other_side) {
    std::vector<Stretch> rest;
    double south = edge.south;
    for (const Stretch& each : other_side) {
        if (each.north <= south || each.south >= edge.north) { continue; }
        if (each.south > south) { rest.push_back({south, each.south}); }
        south = std::max(south, each.north);
    }
    if (south < edge.north) { rest.push_back({south, edge.north}); }
    return rest;
}

/// Edges to lines: an edge that begins where the last one ended continues its line.
class LineChain {
public:
    void add(Coordinate from, Coordinate to) {
        if (from == to) { return; }
        if (lines_.empty() || !(lines_.back().positions.back() == from)) { lines_.push_back({{from}}); }
        lines_.back().positions.push_back(to);
    }
    /// The lines of one ring. A ring that was opened somewhere else than at its first position: its last line goes on
    /// in its first.
    [[nodiscard]] std::vector<LineString> take() {
        if (lines_.size() > 1 && lines_.back().positions.back() == lines_.front().positions.front()) {
            auto& last = lines_.back().positions;
            auto& first = lines_.front().positions;
            last.insert(last.end(), first.begin() + 1, first.end());
            first = std::move(last);
            lines_.pop_back();
        }
        return std::move(lines_);
    }

private:
    std::vector<LineString> lines_;
};

/// Adds the parts of an edge on the 180th meridian behind which the area ends.
void add_edge_on_180(LineChain& chain, Coordinate a, Coordinate b, const std::vector<Stretch>& other_side) {
    const auto [south, north] = std::minmax({a.latitude(), b.latitude()});
    const auto on_180 = [&](double latitude) {
        return Coordinate::from_degrees({.longitude = a.longitude(), .latitude = latitude});
    };
    std::vector<Stretch> rest = uncovered({south, north}, other_side);
    const bool downward = b.latitude() < a.latitude();
    if (downward) { std::reverse(rest.begin(), rest.end()); }
    for (const Stretch& each : rest) {
        const auto [from, to] = downward ? Stretch{each.north, each.south} : each;
        chain.add(on_180(from), on_180(to));
    }
}

/// The pieces of lines whose edges, in either direction, are edges of the other lines too.
MultiLineString common_edges(const MultiLineString& lines, const MultiLineString& others) {
    using Edge = std::array<double, 4>;
    const auto edge = [](Coordinate a, Coordinate b) {
        return Edge{a.longitude(), a.latitude(), b.longitude(), b.latitude()};
    };
    std::set<Edge> known;
    for (const LineString& line : others.lines) {
        for (std::size_t i = 1; i < line.positions.size(); ++i) {
            known.insert(edge(line.positions[i - 1], line.positions[i]));
            known.insert(edge(line.positions[i], line.positions[i - 1]));
        }
    }
    MultiLineString common;
    for (const LineString& line : lines.lines) {
        LineChain chain;
        for (std::size_t i = 1; i < line.positions.size(); ++i) {
            if (known.contains(edge(line.positions[i - 1], line.positions[i]))) {
                chain.add(line.positions[i - 1], line.positions[i]);
            }
        }
        for (LineString& piece : chain.take()) { common.lines.push_back(std::move(piece)); }
    }
    return common;
}

}  // namespace

MultiLineString border_of(const MultiPolygon& area) {
    const std::vector<Stretch> at_east = stretches_at(area, 180.0);
    const std::vector<Stretch> at_west = stretches_at(area, -180.0);
    MultiLineString border;
    for_each_ring(area, [&](const Ring& ring) {
        LineChain chain;
        for (std::size_t i = 1; i < ring.positions.size(); ++i) {
            const Coordinate& a = ring.positions[i - 1];
            const Coordinate& b = ring.positions[i];
            if (std::abs(a.latitude()) == 90.0 && a.latitude() == b.latitude()) { continue; }
            if (std::abs(a.longitude()) == 180.0 && a.longitude() == b.longitude()) {
                add_edge_on_180(chain, a, b, a.longitude() > 0.0 ? at_west : at_east);
            } else {
                chain.add(a, b);
            }
        }
        for (LineString& line : chain.take()) { border.lines.push_back(std::move(line)); }
    });
    return border;
}

MultiLineString shared_border(const MultiPolygon& area, const MultiPolygon& neighbour, Metres gap) {
    if (!(gap.value() >= 0.0 && gap.value() <= 100e3)) {
        throw std::invalid_argument("shared_border: the gap must be from 0 m to 100 km");
    }
    const MultiLineString border = border_of(area);
    const MultiLineString others = border_of(neighbour);
    if (gap.value() == 0.0) { return common_edges(border, others); }
    const Metres tolerance{std::max(0.1, gap.value() / 20.0)};
    return clipped_to(border, buffer_of_line(others, gap, LineEnds::round, tolerance));
}

}  // namespace mapwire
