#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "geometry/line_pieces.hpp"
#include "geometry/unrolled_ring.hpp"
#include "mapwire/geometry/borders.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/line_buffer.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/parts_of_area.hpp"

namespace mapwire {
namespace {

constexpr double farthest_m = 8e6;

/// A point in the gnomonic projection, where geodesics through the middle's surroundings are straight.
struct Projected {
    double x;
    double y;
    MapPoint point;
};

MapPoint middle_of(const std::vector<MapPoint>& points) {
    double x = 0.0;
    double y = 0.0;
    double z = 0.0;
    for (const MapPoint& each : points) {
        const double cosine = std::cos(each.latitude * degree_rad);
        x += cosine * std::cos(each.longitude * degree_rad);
        y += cosine * std::sin(each.longitude * degree_rad);
        z += std::sin(each.latitude * degree_rad);
    }
    return {std::atan2(y, x) / degree_rad, std::atan2(z, std::hypot(x, y)) / degree_rad};
}

Projected projected(MapPoint middle, MapPoint point) {
    double distance_m = 0.0;
    double azimuth = 0.0;
    double reduced_m = 0.0;
    double scale = 0.0;
    geod_geninverse(&wgs84(), middle.latitude, middle.longitude, point.latitude, point.longitude, &distance_m, &azimuth,
                    nullptr, &reduced_m, &scale, nullptr, nullptr);
    if (distance_m > farthest_m || scale <= 0.0) {
        throw std::invalid_argument("hull_of: the areas reach farther than 8 000 km from their middle");
    }
    const double radius = reduced_m / scale;
    return {radius * std::sin(azimuth * degree_rad), radius * std::cos(azimuth * degree_rad), point};
}

/// Above 0: c is left of the line from a to b.
double turn(const Projected& a, const Projected& b, const Projected& c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// Andrew's monotone chain, counter-clockwise.
std::vector<Projected> convex_hull(std::vector<Projected> points) {
    std::sort(points.begin(), points.end(),
              [](const Projected& a, const Projected& b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    std::vector<Projected> hull;
    const auto add_side = [&](auto begin, auto end) {
        const std::size_t start = hull.size();
        for (auto it = begin; it != end; ++it) {
            while (hull.size() >= start + 2 && turn(hull[hull.size() - 2], hull.back(), *it) <= 0.0) {
                hull.pop_back();
            }
            hull.push_back(*it);
        }
        hull.pop_back();  // the other side begins with it
    };
    if (points.size() < 3) { return {}; }
    add_side(points.begin(), points.end());
    add_side(points.rbegin(), points.rend());
    return hull;
}

MultiPolygon hull_of_points(const std::vector<MapPoint>& points, Metres tolerance) {
    if (!(tolerance.value() >= 0.1)) { throw std::invalid_argument("hull_of: the tolerance must be at least 0.1 m"); }
    if (points.empty()) { return {}; }
    const MapPoint middle = middle_of(points);
    std::vector<Projected> flat;
    for (const MapPoint& each : points) { flat.push_back(projected(middle, each)); }
    const std::vector<Projected> corners = convex_hull(std::move(flat));
    if (corners.size() < 3) { return {}; }
    std::array<UnrolledRing, 1> rings;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const MapPoint from = corners[i].point;
        const MapPoint to = corners[(i + 1) % corners.size()].point;
        double length_m = 0.0;
        double azimuth = 0.0;
        geod_inverse(&wgs84(), from.latitude, from.longitude, to.latitude, to.longitude, &length_m, &azimuth, nullptr);
        std::vector<MapPoint> edge{from};
        trace_ray(edge, from, azimuth, 0.0, length_m, tolerance.value());
        for (std::size_t k = 0; k + 1 < edge.size(); ++k) { rings[0].add(edge[k].longitude, edge[k].latitude); }
    }
    return area_left_of(rings);
}

}  // namespace

MultiPolygon hull_of(const MultiPolygon& areas, Metres tolerance) {
    std::vector<MapPoint> points;
    for (const LineString& line : border_of(areas).lines) {
        // Edges straight in longitude and latitude may bulge out of the geodesics between their ends.
        for (const LinePiece& piece : geodesic_pieces(line, std::max(0.1, tolerance.value()))) {
            points.push_back(piece.from);
            points.push_back(piece.to);
        }
    }
    return hull_of_points(points, tolerance);
}

MultiPolygon hull_of(std::span<const Coordinate> positions, Metres tolerance) {
    std::vector<MapPoint> points;
    for (const Coordinate& each : positions) { points.push_back({each.longitude(), each.latitude()}); }
    return hull_of_points(points, tolerance);
}

MultiPolygon between_areas(const MultiPolygon& a, const MultiPolygon& b, bool without_ends, Metres tolerance) {
    if (a.empty() || b.empty()) { return {}; }
    const MultiPolygon both = union_of(std::array{a, b});
    MultiPolygon area = hull_of(both, tolerance);
    const Metres apart = distance_between(centroid_of(a), centroid_of(b));
    if (apart.value() >= 1.0) { area = buffer_of_area(area, apart / 4.0, tolerance); }
    return without_ends ? difference_of(area, both) : area;
}

}  // namespace mapwire
