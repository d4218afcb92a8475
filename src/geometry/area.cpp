#include <array>
#include <cmath>

#include "geometry/authalic.hpp"
#include "mapwire/geometry/overlay.hpp"

namespace mapwire {
namespace {

/// The mean of half_q along an edge: Gauss-Legendre with five nodes on pieces of 10 degrees at most, where its error
/// is below 1e-15.
double mean_half_q(double from_deg, double to_deg) {
    constexpr std::array<double, 3> nodes{0.0, 0.5384693101056831, 0.9061798459386640};
    constexpr std::array<double, 3> weights{0.5688888888888889, 0.4786286704993665, 0.2369268850561891};
    const int pieces = 1 + static_cast<int>(std::abs(to_deg - from_deg) / 10.0);
    const double half_width_rad = 0.5 * (to_deg - from_deg) / pieces * degree_rad;
    double sum = 0.0;
    for (int piece = 0; piece < pieces; ++piece) {
        const double middle_rad = from_deg * degree_rad + (2 * piece + 1) * half_width_rad;
        sum += weights[0] * half_q(middle_rad);
        for (std::size_t i = 1; i < nodes.size(); ++i) {
            const double reach_rad = nodes[i] * half_width_rad;
            sum += weights[i] * (half_q(middle_rad - reach_rad) + half_q(middle_rad + reach_rad));
        }
    }
    return 0.5 * sum / pieces;
}

/// Positive when counter-clockwise. Latitudes count from the ring's first one, so that small rings keep their digits.
double area_of_ring_m2(const Ring& ring) {
    double sum = 0.0;
    const double base = half_q(ring.positions.front().latitude() * degree_rad);
    for (std::size_t i = 1; i < ring.positions.size(); ++i) {
        const Coordinate a = ring.positions[i - 1];
        const Coordinate b = ring.positions[i];
        const double width_rad = (b.longitude() - a.longitude()) * degree_rad;
        if (width_rad == 0.0) { continue; }
        sum -= width_rad * (mean_half_q(a.latitude(), b.latitude()) - base);
    }
    return sum * equatorial_radius_m * equatorial_radius_m;
}

}  // namespace

double area_km2(const MultiPolygon& area) {
    double sum = 0.0;
    for (const Polygon& polygon : area.polygons) {
        sum += area_of_ring_m2(polygon.exterior);
        for (const Ring& hole : polygon.holes) { sum += area_of_ring_m2(hole); }
    }
    return sum * 1e-6;
}

}  // namespace mapwire
