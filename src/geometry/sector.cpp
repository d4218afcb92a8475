#include "mapwire/geometry/sector.hpp"

#include <cmath>
#include <stdexcept>
#include <vector>

#include "geometry/tracing.hpp"
#include "geometry/unrolled_ring.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/validity.hpp"

namespace mapwire {
namespace {

constexpr double farthest_m = 19'800'000.0;

void require(bool holds, const char* what) {
    if (!holds) { throw std::invalid_argument(what); }
}

void check_tolerance(Metres tolerance) {
    require(tolerance.value() >= 0.001, "geometry: the tolerance must be at least 0.001 m");
}

MapPoint map_point(Coordinate position) { return {position.longitude(), position.latitude()}; }

MultiPolygon area_of(const std::vector<std::vector<MapPoint>>& curves) {
    std::vector<UnrolledRing> rings;
    for (const auto& curve : curves) {
        UnrolledRing& next = rings.emplace_back();
        // The last vertex is the first one again.
        for (std::size_t i = 0; i + 1 < curve.size(); ++i) { next.add(curve[i].longitude, curve[i].latitude); }
    }
    return area_left_of(rings);
}

/// Where two sides of a shape are nearer to each other than the tolerance (a thin sector next to a pole), edges within
/// it may cross: then finer ones are tried.
template <typename Build>
MultiPolygon first_valid(Metres tolerance, Build build) {
    MultiPolygon area;
    for (int attempt = 0; attempt < 5; ++attempt) {
        area = build(tolerance.value() * std::pow(0.125, attempt));
        if (!invalidity(area)) { return area; }
    }
    return repaired(area).area;
}

}  // namespace

MultiPolygon ring(Coordinate centre, Metres inner, Metres outer, Metres tolerance) {
    return sector(centre, {.direction = Azimuth{0.0}, .half_angle_deg = 180.0, .inner = inner, .outer = outer},
                  tolerance);
}

MultiPolygon sector(Coordinate centre, const SectorShape& shape, Metres tolerance) {
    check_tolerance(tolerance);
    const double inner_m = shape.inner.value();
    const double outer_m = shape.outer.value();
    require(inner_m >= 0.0 && inner_m < outer_m && outer_m <= farthest_m,
            "sector: distances must be 0 <= inner < outer <= 19 800 km");
    require(shape.half_angle_deg > 0.0 && shape.half_angle_deg <= 180.0,
            "sector: half the angle must be more than 0 and at most 180 degrees");
    const MapPoint middle = map_point(centre);
    const double left = shape.direction.degrees() - shape.half_angle_deg;
    const double right = shape.direction.degrees() + shape.half_angle_deg;
    return first_valid(tolerance, [&](double tolerance_m) {
        std::vector<std::vector<MapPoint>> curves(1);
        // The outer arc runs counter-clockwise, the area on its left.
        trace_arc(curves[0], middle, outer_m, right, left, tolerance_m);
        if (shape.half_angle_deg == 180.0) {
            if (inner_m > 0.0) { trace_arc(curves.emplace_back(), middle, inner_m, left, right, tolerance_m); }
            return area_of(curves);
        }
        trace_ray(curves[0], middle, left, outer_m, inner_m, tolerance_m);
        if (inner_m > 0.0) { trace_arc(curves[0], middle, inner_m, left, right, tolerance_m); }
        trace_ray(curves[0], middle, right, inner_m, outer_m, tolerance_m);
        return area_of(curves);
    });
}

MultiPolygon ellipse(Coordinate centre, const EllipseShape& shape, Metres tolerance) {
    check_tolerance(tolerance);
    const double along_m = shape.along.value();
    const double across_m = shape.across.value();
    require(along_m > 0.0 && along_m <= 9e6 && across_m > 0.0 && across_m <= 9e6,
            "ellipse: half-axes must be longer than 0 m and at most 9 000 km");
    require(along_m <= 1000.0 * across_m && across_m <= 1000.0 * along_m,
            "ellipse: no half-axis may be more than 1 000 times the other");
    const MapPoint middle = map_point(centre);
    // The eccentric anomaly as parameter keeps steps even at the ends of a thin ellipse.
    const auto point_at = [&](double anomaly_deg) {
        const double x = along_m * std::cos(anomaly_deg * degree_rad);
        const double y = across_m * std::sin(anomaly_deg * degree_rad);
        return reached_from(middle, shape.direction.degrees() + std::atan2(y, x) / degree_rad, std::hypot(x, y));
    };
    return first_valid(tolerance, [&](double tolerance_m) {
        std::vector<std::vector<MapPoint>> curves(1);
        const double first = std::sqrt(8.0 * tolerance_m / std::max(along_m, across_m)) / degree_rad;
        trace_curve(curves[0], point_at, 360.0, 0.0, {first, 11.25, 1e-7}, tolerance_m);
        return area_of(curves);
    });
}

MultiPolygon offset_ellipse(Coordinate start, Azimuth azimuth, Metres distance, OffsetErrors errors, Metres tolerance) {
    require(distance.value() > 0.0 && distance.value() <= 9e6,
            "offset_ellipse: the distance must be longer than 0 m and at most 9 000 km");
    require(errors.angular_deg > 0.0 && errors.angular_deg <= 90.0,
            "offset_ellipse: the error of the angle must be more than 0 and at most 90 degrees");
    const Coordinate centre = destination(start, azimuth, distance);
    const Coordinate beside = destination(start, Azimuth{azimuth.degrees() + errors.angular_deg}, distance);
    const Azimuth back = geodesic_line(centre, start).azimuth;
    return ellipse(centre,
                   {.direction = Azimuth{back.degrees() + 180.0},
                    .along = errors.radial,
                    .across = distance_between(centre, beside)},
                   tolerance);
}

MultiPolygon between_points(Coordinate a, Coordinate b, Metres tolerance) {
    check_tolerance(tolerance);
    const Metres apart = distance_between(a, b);
    if (apart.value() == 0.0) { return {}; }
    require(apart.value() <= 18e6, "between_points: the points may be 18 000 km apart at most");
    const Coordinate middle = position_between(a, b, 0.5);
    return ellipse(middle, {.direction = geodesic_line(middle, b).azimuth, .along = apart / 2.0, .across = apart / 4.0},
                   tolerance);
}

}  // namespace mapwire
