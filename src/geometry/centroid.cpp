#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "geometry/authalic.hpp"
#include "geometry/geos.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/parts_of_area.hpp"

namespace mapwire {
namespace {

using Vector = std::array<double, 3>;

/// What Green's theorem sums along the border instead of positions over the area, on the sphere of equal area: the
/// part across the axis goes with the cosine and sine of the longitude.
struct Moment {
    double across;
    double up;
};

Moment moment_at(double latitude_deg) {
    const double sine = authalic_sine(latitude_deg * degree_rad);
    const double cosine = std::sqrt(std::fmax(0.0, 1.0 - sine * sine));
    return {.across = 0.5 * (std::atan2(sine, cosine) + sine * cosine), .up = 0.5 * sine * sine};
}

/// `across` and `up` at the ring's first position are taken off everywhere: over a closed ring that adds nothing, and
/// small rings keep their digits.
void add_edge(Vector& sum, Coordinate a, Coordinate b, const Moment& base) {
    constexpr std::array<double, 5> nodes{0.0, 0.5384693101056831, -0.5384693101056831, 0.9061798459386640,
                                          -0.9061798459386640};
    constexpr std::array<double, 5> weights{0.5688888888888889, 0.4786286704993665, 0.4786286704993665,
                                            0.2369268850561891, 0.2369268850561891};
    const double width_rad = (b.longitude() - a.longitude()) * degree_rad;
    if (width_rad == 0.0) { return; }
    const double size = std::max(std::abs(b.longitude() - a.longitude()), std::abs(b.latitude() - a.latitude()));
    const int pieces = 1 + static_cast<int>(size / 5.0);
    for (int piece = 0; piece < pieces; ++piece) {
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const double part = (piece + 0.5 + 0.5 * nodes[i]) / pieces;
            const double longitude_rad = std::lerp(a.longitude(), b.longitude(), part) * degree_rad;
            const Moment moment = moment_at(std::lerp(a.latitude(), b.latitude(), part));
            const double weight = -0.5 * weights[i] * width_rad / pieces;
            sum[0] += weight * (moment.across - base.across) * std::cos(longitude_rad);
            sum[1] += weight * (moment.across - base.across) * std::sin(longitude_rad);
            sum[2] += weight * (moment.up - base.up);
        }
    }
}

void add_ring(Vector& sum, const Ring& ring) {
    const Moment base = moment_at(ring.positions.front().latitude());
    for (std::size_t i = 1; i < ring.positions.size(); ++i) {
        add_edge(sum, ring.positions[i - 1], ring.positions[i], base);
    }
}

double size_of(const Polygon& polygon) { return area_km2(MultiPolygon{.polygons = {polygon}}); }

/// The centre of the widest circle that fits in, on the flat map.
Coordinate widest_inside(const Polygon& polygon) {
    const Geos geos;
    const GEOSContextHandle_t context = geos.context();
    const GeosGeometry area = geos.polygon(polygon);
    const BoundingBox box = bounding_box(MultiPolygon{.polygons = {polygon}});
    const double precision = std::max(box.north - box.south, box.east - box.west) / 500.0;
    const GeosGeometry radius =
        geos.own(GEOSMaximumInscribedCircle_r(context, area.get(), precision), "finding an inner point");
    const MultiLineString line = geos.to_lines(radius.get());
    if (!line.lines.empty()) { return line.lines.front().positions.front(); }
    const GeosGeometry point = geos.own(GEOSPointOnSurface_r(context, area.get()), "finding an inner point");
    double longitude = 0.0;
    double latitude = 0.0;
    if (GEOSGeomGetX_r(context, point.get(), &longitude) != 1 || GEOSGeomGetY_r(context, point.get(), &latitude) != 1) {
        geos.fail("reading an inner point");
    }
    return Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
}

}  // namespace

Coordinate centroid_of(const MultiPolygon& area) {
    if (area.empty()) { throw std::invalid_argument("centroid_of: the area is empty"); }
    Vector sum{};
    for (const Polygon& polygon : area.polygons) {
        add_ring(sum, polygon.exterior);
        for (const Ring& hole : polygon.holes) { add_ring(sum, hole); }
    }
    const double length = std::hypot(sum[0], sum[1], sum[2]);
    if (length < 1e-12 && area_km2(area) > 1e6) {
        return Coordinate::from_degrees({.longitude = 0.0, .latitude = 0.0});
    }
    const double latitude_rad = latitude_of_authalic_sine(sum[2] / length);
    const double longitude_rad = std::atan2(sum[1], sum[0]);
    return Coordinate::from_degrees({.longitude = std::clamp(longitude_rad / degree_rad, -180.0, 180.0),
                                     .latitude = std::clamp(latitude_rad / degree_rad, -90.0, 90.0)});
}

Coordinate representative_position(const MultiPolygon& area) {
    if (area.empty()) { throw std::invalid_argument("representative_position: the area is empty"); }
    const Coordinate centre = centroid_of(area);
    if (contains(area, centre)) { return centre; }
    const auto largest = std::max_element(area.polygons.begin(), area.polygons.end(),
                                          [](const Polygon& a, const Polygon& b) { return size_of(a) < size_of(b); });
    return widest_inside(*largest);
}

}  // namespace mapwire
