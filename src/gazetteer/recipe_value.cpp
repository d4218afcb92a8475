#include "gazetteer/recipe_value.hpp"

#include <algorithm>
#include <cmath>

#include "mapwire/geometry/borders.hpp"
#include "mapwire/geometry/buffer.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/line_buffer.hpp"
#include "mapwire/geometry/overlay.hpp"

namespace mapwire::recipes {
namespace {

/// The value of one node: one of the three, the others empty.
struct Result {
    MultiPolygon area;
    MultiLineString lines;
    std::vector<Coordinate> points;
};

Coordinate at(double longitude, double latitude) {
    return Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
}

MultiPolygon box(double west, double south, double east, double north) {
    return {{{{{at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)}}, {}}}};
}

/// The half of the Earth that begins at the meridian and goes east.
MultiPolygon half_east_of(double longitude) {
    MultiPolygon half;
    const double end = longitude + 180.0;
    if (longitude < 180.0) { half = box(longitude, -90.0, std::min(end, 180.0), 90.0); }
    if (end > 180.0) { half.polygons.push_back(box(-180.0, -90.0, end - 360.0, 90.0).polygons.front()); }
    return half;
}

MultiPolygon north_of(const MultiPolygon& area, double latitude) {
    return latitude >= 90.0 ? MultiPolygon{} : intersection_of(area, box(-180.0, latitude, 180.0, 90.0));
}

MultiPolygon south_of(const MultiPolygon& area, double latitude) {
    return latitude <= -90.0 ? MultiPolygon{} : intersection_of(area, box(-180.0, -90.0, 180.0, latitude));
}

/// Edges of bands need not be finer than the words: 4 m in a kilometre, and never finer than asked.
Metres band_tolerance(Metres distance, Metres tolerance) { return std::max(tolerance, distance / 250.0); }

MultiPolygon within_of(const MultiLineString& lines, Metres distance, Metres tolerance) {
    return buffer_of_line(lines, distance, LineEnds::round, band_tolerance(distance, tolerance));
}

MultiPolygon buffer_of(const Result& of, Value kind, Metres distance, Metres tolerance) {
    if (kind == Value::area) { return buffer_of_area(of.area, distance, band_tolerance(distance, tolerance)); }
    if (kind == Value::lines) { return within_of(of.lines, distance, tolerance); }
    std::vector<MultiPolygon> discs;
    for (const auto point : of.points) { discs.push_back(buffer(point, distance, tolerance)); }
    return union_of(discs);
}

MultiLineString links_between(const std::vector<Coordinate>& points, Metres farthest) {
    MultiLineString links;
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            if (distance_between(points[i], points[j]) <= farthest) { links.lines.push_back({{points[i], points[j]}}); }
        }
    }
    return links;
}

Result value_of(const Node& node, const Tree& tree, const std::vector<Result>& done, const World& world) {
    const auto area = [&](std::size_t i) -> const MultiPolygon& { return done[node.children[i]].area; };
    const Metres distance{node.number};
    switch (node.call) {
        case Call::outline: return {world.outlines.outline(node.names[0]).value_or(MultiPolygon{}), {}, {}};
        case Call::land: return {world.outlines.land_of(node.names[0]).value_or(MultiPolygon{}), {}, {}};
        case Call::named: return {world.named(node.names[0], node.names[1]), {}, {}};
        case Call::polygon: return {polygon_of(node.positions), {}, {}};
        case Call::unite: {
            std::vector<MultiPolygon> parts;
            for (const auto child : node.children) { parts.push_back(done[child].area); }
            return {union_of(parts), {}, {}};
        }
        case Call::intersect:
        case Call::differ: {
            auto result = area(0);
            for (std::size_t i = 1; i < node.children.size(); ++i) {
                result = node.call == Call::differ ? difference_of(result, area(i)) : intersection_of(result, area(i));
            }
            return {std::move(result), {}, {}};
        }
        case Call::north_of: return {north_of(area(0), node.number), {}, {}};
        case Call::south_of: return {south_of(area(0), node.number), {}, {}};
        case Call::east_of: return {intersection_of(area(0), half_east_of(node.number)), {}, {}};
        case Call::west_of: return {difference_of(area(0), half_east_of(node.number)), {}, {}};
        case Call::buffer:
            return {buffer_of(done[node.children[0]], tree.nodes[node.children[0]].value, distance, world.tolerance),
                    {},
                    {}};
        case Call::inside_band:
        case Call::outside_band: {
            const auto lines = node.children.size() > 1 ? done[node.children[1]].lines : border_of(area(0));
            const auto band = within_of(lines, distance, world.tolerance);
            return {
                node.call == Call::inside_band ? intersection_of(band, area(0)) : difference_of(band, area(0)), {}, {}};
        }
        case Call::line: return {{}, {{{node.positions}}}, {}};
        case Call::border: return {{}, world.outlines.shared_border(node.names[0], node.names[1]), {}};
        case Call::arc: return {{}, {{world.outlines.arc(node.names[0]).value_or(LineString{})}}, {}};
        case Call::edge: return {{}, border_of(area(0)), {}};
        case Call::cut: return {{}, clipped_to(done[node.children[0]].lines, area(1)), {}};
        case Call::links: return {{}, links_between(done[node.children[0]].points, distance), {}};
        case Call::point: return {{}, {}, node.positions};
        case Call::points: return {{}, {}, world.points.find(node.names[0])->second};
    }
    return {};
}

}  // namespace

MultiPolygon polygon_of(const std::vector<Coordinate>& positions) {
    Ring ring{positions};
    if (ring.positions.front() != ring.positions.back()) { ring.positions.push_back(ring.positions.front()); }
    double twice_area = 0.0;
    for (std::size_t i = 1; i < ring.positions.size(); ++i) {
        twice_area += (ring.positions[i].longitude() - ring.positions[i - 1].longitude()) *
                      (ring.positions[i].latitude() + ring.positions[i - 1].latitude());
    }
    // The trapezoid sum is positive for a clockwise ring.
    if (twice_area > 0.0) { std::reverse(ring.positions.begin(), ring.positions.end()); }
    return {{{std::move(ring), {}}}};
}

MultiPolygon evaluate(const Tree& tree, const World& world) {
    std::vector<Result> done;
    done.reserve(tree.nodes.size());
    for (const auto& node : tree.nodes) { done.push_back(value_of(node, tree, done, world)); }
    return std::move(done.back().area);
}

}  // namespace mapwire::recipes
