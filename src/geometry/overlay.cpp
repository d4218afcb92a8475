#include "mapwire/geometry/overlay.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "geometry/geos.hpp"
#include "geometry/planar.hpp"
#include "geometry/unrolled_ring.hpp"

namespace mapwire {
namespace {

MultiPolygon in_normal_form(const Geos& geos, const GeosGeometry& geometry) {
    if (GEOSNormalize_r(geos.context(), geometry.get()) != 0) { geos.fail("putting an area in order"); }
    return geos.to_area(geometry.get());
}

/// Where rings come closer to each other than numbers can tell, GEOS may not know its way with full digits; on a grid
/// of 1e-9 degrees (0.1 mm) it always does, once rings that touch themselves have been put right.
template <class Exact, class OnGrid>
GeosGeometry overlaid(const Geos& geos, const char* doing, Exact exact, OnGrid on_grid) {
    constexpr double grid = 1e-9;
    if (auto* const result = exact()) { return geos.own(result, doing); }
    if (auto* const result = on_grid(grid, false)) { return geos.own(result, doing); }
    return geos.own(on_grid(grid, true), doing);
}

GeosGeometry made_valid(const Geos& geos, const GEOSGeometry* geometry) {
    return geos.own(GEOSMakeValid_r(geos.context(), geometry), "putting rings right");
}

/// An operation of two areas: exactly, else on the grid.
using Operation = GEOSGeometry* (*)(GEOSContextHandle_t, const GEOSGeometry*, const GEOSGeometry*);
using GridOperation = GEOSGeometry* (*)(GEOSContextHandle_t, const GEOSGeometry*, const GEOSGeometry*, double);
GeosGeometry overlaid(const Geos& geos, const char* doing, const GeosGeometry& a, const GeosGeometry& b,
                      Operation operation, GridOperation on_grid) {
    return overlaid(
        geos, doing, [&] { return operation(geos.context(), a.get(), b.get()); },
        [&](double grid, bool mend) {
            if (!mend) { return on_grid(geos.context(), a.get(), b.get(), grid); }
            return on_grid(geos.context(), made_valid(geos, a.get()).get(), made_valid(geos, b.get()).get(), grid);
        });
}

bool is_at_pole(const Polygon& polygon, double latitude) {
    return std::any_of(polygon.exterior.positions.begin(), polygon.exterior.positions.end(),
                       [&](Coordinate each) { return each.latitude() == latitude; });
}

bool covers(const Polygon& polygon, Coordinate point) {
    switch (side_of_ring(polygon.exterior, point)) {
        case Side::on_edge: return true;
        case Side::outside: return false;
        case Side::inside: break;
    }
    return std::none_of(polygon.holes.begin(), polygon.holes.end(),
                        [&](const Ring& hole) { return side_of_ring(hole, point) == Side::inside; });
}

/// Square of the distance in degrees, and how far along the edge the nearest position is (0 to 1).
std::pair<double, double> off_edge(Coordinate a, Coordinate b, Coordinate point) {
    const double x = b.longitude() - a.longitude();
    const double y = b.latitude() - a.latitude();
    const double u = point.longitude() - a.longitude();
    const double v = point.latitude() - a.latitude();
    const double length = x * x + y * y;
    const double along = length > 0.0 ? std::clamp((u * x + v * y) / length, 0.0, 1.0) : 0.0;
    return {(u - along * x) * (u - along * x) + (v - along * y) * (v - along * y), along};
}

/// GEOS promises nothing about the order and direction of the pieces of a line: both are those of the line here.
std::vector<LineString> in_order_of(const LineString& line, std::vector<LineString> pieces) {
    struct Placed {
        double along;
        LineString piece;
    };
    std::vector<Placed> placed;
    for (LineString& piece : pieces) {
        double nearest = std::numeric_limits<double>::infinity();
        double begin = 0.0;
        double second = 0.0;
        for (std::size_t i = 1; i < line.positions.size(); ++i) {
            const auto [off_first, at_first] = off_edge(line.positions[i - 1], line.positions[i], piece.positions[0]);
            const auto [off_second, at_second] = off_edge(line.positions[i - 1], line.positions[i], piece.positions[1]);
            if (off_first + off_second < nearest) {
                nearest = off_first + off_second;
                begin = static_cast<double>(i) + at_first;
                second = static_cast<double>(i) + at_second;
            }
        }
        if (second < begin) { std::reverse(piece.positions.begin(), piece.positions.end()); }
        placed.push_back({std::min(begin, second), std::move(piece)});
    }
    std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.along < b.along; });
    std::vector<LineString> result;
    for (Placed& each : placed) { result.push_back(std::move(each.piece)); }
    return result;
}

struct PlanarBox {
    double west = std::numeric_limits<double>::infinity();
    double south = std::numeric_limits<double>::infinity();
    double east = -std::numeric_limits<double>::infinity();
    double north = -std::numeric_limits<double>::infinity();
};

PlanarBox planar_box(const MultiPolygon& area) {
    PlanarBox box;
    for (const Polygon& polygon : area.polygons) {
        for (const Coordinate& each : polygon.exterior.positions) {
            box.west = std::min(box.west, each.longitude());
            box.east = std::max(box.east, each.longitude());
            box.south = std::min(box.south, each.latitude());
            box.north = std::max(box.north, each.latitude());
        }
    }
    return box;
}

/// By their boxes, which cost far less than asking GEOS. Areas are cut at the 180th meridian, so the plane tells all.
bool surely_apart(const MultiPolygon& a, const MultiPolygon& b) {
    const PlanarBox first = planar_box(a);
    const PlanarBox second = planar_box(b);
    return first.east < second.west || second.east < first.west || first.north < second.south ||
           second.north < first.south;
}

}  // namespace

MultiPolygon union_of(std::span<const MultiPolygon> areas) {
    const Geos geos;
    std::vector<GeosGeometry> parts;
    for (const MultiPolygon& area : areas) {
        for (const Polygon& each : area.polygons) { parts.push_back(geos.polygon(each)); }
    }
    std::vector<GEOSGeometry*> taken;
    for (GeosGeometry& each : parts) { taken.push_back(each.release()); }
    const GeosGeometry all = geos.own(GEOSGeom_createCollection_r(geos.context(), GEOS_GEOMETRYCOLLECTION, taken.data(),
                                                                  static_cast<unsigned>(taken.size())),
                                      "gathering areas");
    return in_normal_form(geos, overlaid(
                                    geos, "union", [&] { return GEOSUnaryUnion_r(geos.context(), all.get()); },
                                    [&](double grid, bool mend) {
                                        return GEOSUnaryUnionPrec_r(
                                            geos.context(), mend ? made_valid(geos, all.get()).get() : all.get(), grid);
                                    }));
}

MultiPolygon intersection_of(const MultiPolygon& a, const MultiPolygon& b) {
    if (a.empty() || b.empty() || surely_apart(a, b)) { return {}; }
    const Geos geos;
    const GeosGeometry first = geos.area(a);
    const GeosGeometry second = geos.area(b);
    return in_normal_form(geos,
                          overlaid(geos, "intersection", first, second, GEOSIntersection_r, GEOSIntersectionPrec_r));
}

MultiPolygon difference_of(const MultiPolygon& a, const MultiPolygon& b) {
    if (a.empty()) { return {}; }
    const Geos geos;
    const GeosGeometry first = geos.area(a);
    const GeosGeometry second = geos.area(b);
    return in_normal_form(geos, overlaid(geos, "difference", first, second, GEOSDifference_r, GEOSDifferencePrec_r));
}

MultiPolygon complement_of(const MultiPolygon& area) { return difference_of(whole_world(), area); }

bool intersects(const MultiPolygon& a, const MultiPolygon& b) {
    if (a.empty() || b.empty() || surely_apart(a, b)) { return false; }
    const Geos geos;
    const GeosGeometry first = geos.area(a);
    const GeosGeometry second = geos.area(b);
    const char answer = GEOSIntersects_r(geos.context(), first.get(), second.get());
    if (answer == 2) { geos.fail("asking whether areas meet"); }
    return answer == 1;
}

MultiLineString clipped_to(const MultiLineString& lines, const MultiPolygon& area) {
    const Geos geos;
    const GeosGeometry within = geos.area(area);
    MultiLineString result;
    for (const LineString& each : lines.lines) {
        const GeosGeometry line = geos.line(each);
        const GeosGeometry inside =
            geos.own(GEOSIntersection_r(geos.context(), line.get(), within.get()), "clipping a line");
        // Crossings cut a line into pieces; those that touch end to end are one again.
        const GeosGeometry merged = geos.own(GEOSLineMerge_r(geos.context(), inside.get()), "joining pieces of a line");
        for (LineString& piece : in_order_of(each, geos.to_lines(merged.get()).lines)) {
            result.lines.push_back(std::move(piece));
        }
    }
    return result;
}

bool contains(const MultiPolygon& area, Coordinate point) {
    const double latitude = point.latitude();
    const bool at_pole = std::abs(latitude) == 90.0;
    return std::any_of(area.polygons.begin(), area.polygons.end(), [&](const Polygon& polygon) {
        if (at_pole) { return is_at_pole(polygon, latitude); }
        if (covers(polygon, point)) { return true; }
        if (std::abs(point.longitude()) != 180.0) { return false; }
        return covers(polygon, Coordinate::from_degrees({.longitude = -point.longitude(), .latitude = latitude}));
    });
}

}  // namespace mapwire
