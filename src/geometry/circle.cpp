#include "geometry/circle.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geometry/ellipsoid.hpp"

namespace mapwire {
namespace {

/// Coarsest step: a small circle with a wide tolerance still looks like a circle.
constexpr double coarsest_step_deg = 11.25;
/// Finest step. 180 degrees at the finest tolerance and any radius need steps longer than this.
constexpr double finest_step_deg = 1e-7;
/// From here on shortest paths may end at the cut locus (the smallest such distance is pi * b * (1 - f) or so).
constexpr double cut_locus_from_m = 19'800'000.0;

}  // namespace

MapPoint Circle::at(double azimuth) const {
    MapPoint offset{};
    geod_direct(&wgs84(), centre_latitude_, 0.0, azimuth, radius_m_, &offset.latitude, &offset.longitude, nullptr);
    if (offset.longitude == -180.0) { offset.longitude = 180.0; }
    return offset;
}

double Circle::edge_deviation_m(MapPoint from, MapPoint to) const {
    double farthest = 0.0;
    const double end = nearest_turn(to.longitude, from.longitude);
    for (const double part : {0.25, 0.5, 0.75}) {
        const double longitude = std::lerp(from.longitude, end, part);
        const double latitude = std::lerp(from.latitude, to.latitude, part);
        double distance_m = 0.0;
        geod_inverse(&wgs84(), centre_latitude_, 0.0, latitude, longitude, &distance_m, nullptr, nullptr);
        farthest = std::max(farthest, std::abs(distance_m - radius_m_));
    }
    return farthest;
}

std::vector<MapPoint> Circle::arc(double from_azimuth, double to_azimuth, double tolerance_m) const {
    // The sagitta of a flat circle's chord is r (1 - cos(step / 2)), about r step^2 / 8.
    const TraceSteps steps{std::sqrt(8.0 * tolerance_m / radius_m_) / degree_rad, coarsest_step_deg, finest_step_deg};
    std::vector<MapPoint> vertices;
    trace(
        vertices, [this](double azimuth) { return at(azimuth); },
        [this](double, MapPoint from, double, MapPoint to) { return edge_deviation_m(from, to); }, from_azimuth,
        to_azimuth, steps, tolerance_m);
    return vertices;
}

double Circle::last_azimuth() const {
    if (radius_m_ < cut_locus_from_m) { return 90.0; }
    const auto reaches = [&](double azimuth) {
        const MapPoint point = at(azimuth);
        double distance_m = 0.0;
        geod_inverse(&wgs84(), centre_latitude_, 0.0, point.latitude, point.longitude, &distance_m, nullptr, nullptr);
        return distance_m > radius_m_ - 1e-4;
    };
    if (reaches(90.0)) { return 90.0; }
    double reached = 0.0;
    double missed = 90.0;
    for (int i = 0; i < 40; ++i) {
        const double middle = 0.5 * (reached + missed);
        (reaches(middle) ? reached : missed) = middle;
    }
    // Distances say it to a tenth of a millimetre only. The cut locus is a piece of the parallel opposite to the
    // centre's, so the azimuth wanted is the one that ends on it: a few steps of the secant method.
    double before = reached * 0.999;
    for (int i = 0; i < 4; ++i) {
        const double over_before = at(before).latitude + centre_latitude_;
        const double over = at(reached).latitude + centre_latitude_;
        if (over == 0.0 || over == over_before) { break; }
        const double next = reached - over * (reached - before) / (over - over_before);
        if (!(next > 0.0 && next < 90.0)) { break; }
        before = reached;
        reached = next;
    }
    return reached;
}

}  // namespace mapwire
