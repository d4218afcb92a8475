#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "geometry/ellipsoid.hpp"

/// Vertices along a curve such that no edge is farther from it than a tolerance.
namespace mapwire {

/// A position on the unrolled map: the longitude counts on over the 180th meridian without jumps.
struct MapPoint {
    double longitude;
    double latitude;
};

/// The same longitude modulo 360 that is nearest to another.
[[nodiscard]] inline double nearest_turn(double longitude, double to) noexcept {
    const double step = longitude - to;
    if (step > 180.0 || step < -180.0) { return longitude - 360.0 * std::round(step / 360.0); }
    return longitude;
}

[[nodiscard]] inline double geodesic_distance_m(MapPoint a, MapPoint b) {
    double distance_m = 0.0;
    geod_inverse(&wgs84(), a.latitude, a.longitude, b.latitude, b.longitude, &distance_m, nullptr, nullptr);
    return distance_m;
}

[[nodiscard]] inline MapPoint reached_from(MapPoint start, double azimuth, double distance_m,
                                           double* azimuth_there = nullptr) {
    MapPoint reached{};
    geod_direct(&wgs84(), start.latitude, start.longitude, azimuth, distance_m, &reached.latitude, &reached.longitude,
                azimuth_there);
    return reached;
}

/// Distance of two points that are near each other: by the radii of curvature halfway, 1e-4 of the distance off at
/// most up to 50 km. Near the poles the geodesic itself.
[[nodiscard]] inline double short_distance_m(MapPoint a, MapPoint b) {
    const double middle_rad = 0.5 * (a.latitude + b.latitude) * degree_rad;
    const double width_rad = (nearest_turn(b.longitude, a.longitude) - a.longitude) * degree_rad;
    const double height_rad = (b.latitude - a.latitude) * degree_rad;
    const double cosine = std::cos(middle_rad);
    const double sine = std::sin(middle_rad);
    const double w = 1.0 - eccentricity_squared * sine * sine;
    const double normal_m = equatorial_radius_m / std::sqrt(w);
    const double along_m = normal_m * (1.0 - eccentricity_squared) / w * height_rad;
    const double across_m = normal_m * cosine * width_rad;
    // Not near, or so near a pole that half a step east is none: the formula does not hold.
    if (cosine < 0.1 || std::abs(width_rad) > 0.02 || std::abs(height_rad) > 0.01) { return geodesic_distance_m(a, b); }
    return std::hypot(along_m, across_m);
}

struct TraceSteps {
    double first;
    double coarsest;
    double finest;
};

/// Appends the vertices of the curve from one parameter to the other (either may be the greater) to `vertices`, whose
/// last one is taken for the curve's beginning if there is one. `point_at(t)` is the curve; `deviation_m(t0, p0, t1,
/// p1)` says how far the edge p0 p1 is from it. The step is controlled by the deviation found, as an integrator's is by
/// its error.
template <typename PointAt, typename Deviation>
void trace(std::vector<MapPoint>& vertices, PointAt point_at, Deviation deviation_m, double from, double to,
           TraceSteps steps, double tolerance_m) {
    const double direction = to < from ? -1.0 : 1.0;
    const double length = std::abs(to - from);
    double step = std::min(steps.coarsest, steps.first);
    double done = 0.0;
    if (vertices.empty()) { vertices.push_back(point_at(from)); }
    while (done < length) {
        const double rest = length - done;
        const double pieces = std::ceil(rest / step - 1e-9);
        const double reach = pieces <= 1.0 ? length : done + rest / pieces;
        const double there = reach == length ? to : from + direction * reach;
        MapPoint next = point_at(there);
        next.longitude = nearest_turn(next.longitude, vertices.back().longitude);
        const double deviation = deviation_m(from + direction * done, vertices.back(), there, next);
        // The sagitta grows with the square of the step. The margin covers what lies between the sampled points.
        const double fitting = std::sqrt(0.9 * tolerance_m / std::max(deviation, 1e-12));
        const double tried = reach - done;
        if (deviation > 0.97 * tolerance_m && tried > steps.finest) {
            step = std::max(steps.finest, tried * std::clamp(fitting, 0.25, 0.9));
            continue;
        }
        vertices.push_back(next);
        done = reach;
        step = std::clamp(tried * std::min(fitting, 2.0), steps.finest, steps.coarsest);
    }
}

/// The same for any curve: the edge's quarters are compared with the curve's.
template <typename PointAt>
void trace_curve(std::vector<MapPoint>& vertices, PointAt point_at, double from, double to, TraceSteps steps,
                 double tolerance_m) {
    const auto deviation_m = [&](double t0, MapPoint p0, double t1, MapPoint p1) {
        double farthest = 0.0;
        for (const double part : {0.25, 0.5, 0.75}) {
            const MapPoint on_edge{std::lerp(p0.longitude, p1.longitude, part),
                                   std::lerp(p0.latitude, p1.latitude, part)};
            farthest = std::max(farthest, short_distance_m(on_edge, point_at(std::lerp(t0, t1, part))));
        }
        return farthest;
    };
    trace(vertices, point_at, deviation_m, from, to, steps, tolerance_m);
}

/// Appends an arc round a centre, clockwise when to > from.
inline void trace_arc(std::vector<MapPoint>& vertices, MapPoint centre, double radius_m, double from_azimuth,
                      double to_azimuth, double tolerance_m) {
    const double first = std::sqrt(8.0 * tolerance_m / radius_m) / degree_rad;
    const auto point_at = [&](double azimuth) { return reached_from(centre, azimuth, radius_m); };
    trace_curve(vertices, point_at, from_azimuth, to_azimuth, {first, 11.25, 1e-7}, tolerance_m);
}

/// Appends the geodesic that leaves `start` at the azimuth, from one distance to another (either may be the greater).
inline void trace_ray(std::vector<MapPoint>& vertices, MapPoint start, double azimuth, double from_m, double to_m,
                      double tolerance_m) {
    const auto point_at = [&](double distance_m) { return reached_from(start, azimuth, distance_m); };
    trace_curve(vertices, point_at, from_m, to_m, {200'000.0, 1'000'000.0, 0.01}, tolerance_m);
}

}  // namespace mapwire
