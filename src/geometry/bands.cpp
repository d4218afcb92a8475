#include "geometry/bands.hpp"

#include <array>
#include <cmath>

#include "geometry/unrolled_ring.hpp"

namespace mapwire {
namespace {

MultiPolygon area_of(const std::vector<MapPoint>& curve) {
    std::array<UnrolledRing, 1> rings;
    // The last vertex is the first one again.
    for (std::size_t i = 0; i + 1 < curve.size(); ++i) { rings[0].add(curve[i].longitude, curve[i].latitude); }
    return area_left_of(rings);
}

/// The line beside a piece, at a distance to its right (left when negative), along it or back.
void trace_beside(std::vector<MapPoint>& vertices, const LinePiece& piece, double right_m, bool back,
                  double tolerance_m) {
    const auto point_at = [&](double part) {
        const auto [foot, azimuth] = position_on(piece, part);
        return reached_from(foot, azimuth + 90.0, right_m);
    };
    const double from = back ? 1.0 : 0.0;
    trace_curve(vertices, point_at, from, 1.0 - from, {1.0, 1.0, 1e-6}, tolerance_m);
}

}  // namespace

MultiPolygon capsule(const LinePiece& piece, double distance_m, double tolerance_m) {
    std::vector<MapPoint> curve;
    trace_beside(curve, piece, distance_m, false, tolerance_m);
    trace_arc(curve, piece.to, distance_m, piece.azimuth_there + 90.0, piece.azimuth_there - 90.0, tolerance_m);
    trace_beside(curve, piece, -distance_m, true, tolerance_m);
    trace_arc(curve, piece.from, distance_m, piece.azimuth - 90.0, piece.azimuth - 270.0, tolerance_m);
    return area_of(curve);
}

MultiPolygon whole_band(const LinePiece& piece, double distance_m, double tolerance_m) {
    std::vector<MapPoint> curve;
    trace_beside(curve, piece, distance_m, false, tolerance_m);
    trace_ray(curve, piece.to, piece.azimuth_there + 90.0, distance_m, -distance_m, tolerance_m);
    trace_beside(curve, piece, -distance_m, true, tolerance_m);
    trace_ray(curve, piece.from, piece.azimuth + 90.0, -distance_m, distance_m, tolerance_m);
    return area_of(curve);
}

MultiPolygon bend(const LinePiece& before, const LinePiece& behind, bool left, double distance_m, double overlap_deg,
                  double tolerance_m) {
    const double turn = std::remainder(behind.azimuth - before.azimuth_there, 360.0);  // above 0: to the right
    const double side = left ? -90.0 : 90.0;
    if (turn == 0.0 || (turn > 0.0) != left) { return {}; }
    // Clockwise from the first azimuth to the second.
    const double first = (turn > 0.0 ? before.azimuth_there : before.azimuth_there + turn) + side - overlap_deg;
    const double second = (turn > 0.0 ? before.azimuth_there + turn : before.azimuth_there) + side + overlap_deg;
    std::vector<MapPoint> curve;
    trace_ray(curve, before.to, second, 0.0, distance_m, tolerance_m);
    trace_arc(curve, before.to, distance_m, second, first, tolerance_m);
    trace_ray(curve, before.to, first, distance_m, 0.0, tolerance_m);
    return area_of(curve);
}

MultiPolygon disk(MapPoint centre, double distance_m, double tolerance_m) {
    std::vector<MapPoint> curve;
    trace_arc(curve, centre, distance_m, 360.0, 0.0, tolerance_m);
    return area_of(curve);
}

}  // namespace mapwire
