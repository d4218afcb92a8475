#include <algorithm>
#include <cmath>
#include <optional>

#include "geometry/geos.hpp"
#include "geometry/planar.hpp"
#include "mapwire/geometry/validity.hpp"

namespace mapwire {
namespace {

constexpr double steps_per_degree = 1e7;

double rounded(double degrees) { return std::round(degrees * steps_per_degree) / steps_per_degree; }

Coordinate rounded(Coordinate position) {
    return Coordinate::from_degrees(
        {.longitude = rounded(position.longitude()), .latitude = rounded(position.latitude())});
}

std::vector<Coordinate> rounded(const std::vector<Coordinate>& positions) {
    std::vector<Coordinate> result;
    result.reserve(positions.size());
    for (const Coordinate& each : positions) {
        const Coordinate next = rounded(each);
        if (result.empty() || !(result.back() == next)) { result.push_back(next); }
    }
    return result;
}

/// Thinner than one and a half steps of the grid on average: an artefact of rounding, not a place.
bool is_sliver(const Ring& ring) {
    if (ring.positions.size() < 4) { return true; }
    double length = 0.0;
    for (std::size_t i = 1; i < ring.positions.size(); ++i) {
        length += std::hypot(ring.positions[i].longitude() - ring.positions[i - 1].longitude(),
                             ring.positions[i].latitude() - ring.positions[i - 1].latitude());
    }
    return std::abs(doubled_area_deg2(ring)) < 1.5 / steps_per_degree * length;
}

MultiPolygon without_slivers(MultiPolygon area) {
    for (Polygon& polygon : area.polygons) { std::erase_if(polygon.holes, is_sliver); }
    std::erase_if(area.polygons, [](const Polygon& polygon) { return is_sliver(polygon.exterior); });
    return area;
}

MultiPolygon rounded_plainly(const MultiPolygon& area) {
    MultiPolygon result;
    for (const Polygon& polygon : area.polygons) {
        Polygon next{.exterior = {rounded(polygon.exterior.positions)}, .holes = {}};
        for (const Ring& hole : polygon.holes) { next.holes.push_back({rounded(hole.positions)}); }
        result.polygons.push_back(std::move(next));
    }
    return without_slivers(std::move(result));
}

/// Snap-rounding by GEOS on the grid of 7 decimals; nothing when it finds no answer.
std::optional<MultiPolygon> snap_rounded(const MultiPolygon& area) {
    const Geos geos;
    const GeosGeometry exact = geos.area(area);
    GEOSGeometry* snapped = GEOSGeom_setPrecision_r(geos.context(), exact.get(), 1.0 / steps_per_degree, 0);
    if (snapped == nullptr) { return std::nullopt; }
    return geos.to_area(geos.own(snapped, "rounding an area").get());
}

struct RoundedGeometry {
    Geometry operator()(const Coordinate& point) const { return rounded(point); }
    Geometry operator()(const LineString& line) const { return of(line); }
    Geometry operator()(const MultiLineString& lines) const {
        MultiLineString result;
        for (const LineString& each : lines.lines) { result.lines.push_back(of(each)); }
        return result;
    }
    Geometry operator()(const MultiPolygon& area) const { return rounded_for_output(area); }

private:
    static LineString of(const LineString& line) {
        LineString result{rounded(line.positions)};
        // A line shorter than the grid stays a line, of no length: two positions are the least that a line has.
        if (result.positions.size() == 1) { result.positions.push_back(result.positions.front()); }
        return result;
    }
};

}  // namespace

MultiPolygon rounded_for_output(const MultiPolygon& area) {
    MultiPolygon plain = rounded_plainly(area);
    if (!invalidity(plain)) { return plain; }
    // GEOS scales by the grid's size, which is no binary fraction: its positions are put on the very doubles that the
    // nearest 7-decimal numbers have.
    if (auto snapped = snap_rounded(area)) {
        MultiPolygon result = rounded_plainly(*snapped);
        if (!invalidity(result)) { return result; }
    }
    // Next to a pole edges may lie so that snapping fails: then what is rounded is repaired, and rounded again.
    for (int attempt = 0; attempt < 3; ++attempt) {
        plain = repaired(plain).area;
        if (auto snapped = snap_rounded(plain)) { plain = *snapped; }
        plain = rounded_plainly(plain);
        if (!invalidity(plain)) { return plain; }
    }
    return repaired(plain).area;
}

Geometry rounded_for_output(const Geometry& geometry) { return std::visit(RoundedGeometry{}, geometry); }

}  // namespace mapwire
