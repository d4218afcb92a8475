#include "mapwire/zones/containment.hpp"

#include <algorithm>

#include "mapwire/geometry/borders.hpp"
#include "mapwire/geometry/line_buffer.hpp"
#include "mapwire/geometry/nearest.hpp"
#include "mapwire/geometry/overlay.hpp"

namespace mapwire {
namespace {

/// Whether a position of one border is nearer to the other than `reach`.
bool borders_within(const MultiPolygon& area, const MultiPolygon& other, Metres reach) {
    const auto near = [&](const MultiLineString& lines, const MultiLineString& vertices) {
        return std::any_of(vertices.lines.begin(), vertices.lines.end(), [&](const LineString& line) {
            return std::any_of(line.positions.begin(), line.positions.end(),
                               [&](Coordinate position) { return comes_within(lines, position, reach); });
        });
    };
    const auto a = border_of(area);
    const auto b = border_of(other);
    return near(a, b) || near(b, a);
}

Containment containment_of_area(const MultiPolygon& area, const MultiPolygon& where, Metres uncertainty) {
    constexpr double whole = 1.0 - 1e-6;  // of an area whose edges may have been rounded
    if (area.empty() || where.empty()) { return Containment::outside; }
    double share = 0.0;
    if (intersects(area, where)) { share = area_km2(intersection_of(area, where)) / area_km2(where); }
    if (share > 1e-6 && share < whole) { return Containment::cannot_tell; }
    if (uncertainty > Metres{0.0} && borders_within(area, where, uncertainty)) { return Containment::cannot_tell; }
    return share >= whole ? Containment::inside : Containment::outside;
}

/// A line is as wide as its uncertainty, and never without any width.
MultiPolygon band_of(const MultiLineString& lines, Metres uncertainty) {
    const Metres reach{std::clamp(uncertainty.value(), 10.0, 1'000'000.0)};
    return buffer_of_line(lines, reach, LineEnds::round, Metres{std::max(1.0, reach.value() / 100.0)});
}

}  // namespace

Containment containment(const MultiPolygon& area, Coordinate point, Metres uncertainty) {
    if (area.empty()) { return Containment::outside; }
    if (uncertainty > Metres{0.0} && comes_within(border_of(area), point, uncertainty)) {
        return Containment::cannot_tell;
    }
    return contains(area, point) ? Containment::inside : Containment::outside;
}

Containment containment(const MultiPolygon& area, const Geometry& where, Metres uncertainty) {
    if (const auto* point = std::get_if<Coordinate>(&where)) { return containment(area, *point, uncertainty); }
    if (const auto* polygons = std::get_if<MultiPolygon>(&where)) {
        return containment_of_area(area, *polygons, uncertainty);
    }
    const auto* line = std::get_if<LineString>(&where);
    const auto lines = line != nullptr ? MultiLineString{{*line}} : std::get<MultiLineString>(where);
    if (lines.lines.empty()) { return Containment::outside; }
    return containment_of_area(area, band_of(lines, uncertainty), Metres{0.0});
}

}  // namespace mapwire
