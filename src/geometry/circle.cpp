#include "geometry/circle.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geometry/ellipsoid.hpp"

namespace mapwire {
namespace {

/// Coarsest step: a small circle with a wide tolerance still looks like a circle.
constexpr double max_step_deg = 11.25;
/// Finest step. 180 degrees at the finest tolerance and any radius need steps longer than this.
constexpr double min_step_deg = 1e-7;
/// From here on shortest paths may end at the cut locus (the smallest such distance is pi * b * (1 - f) or so).
constexpr double cut_locus_from_m = 19'800'000.0;

}  // namespace

double nearest_turn(double longitude, double to) noexcept {
    const double step = longitude - to;
    if (step > 180.0 || step < -180.0) { return longitude - 360.0 * std::round(step / 360.0); }
    return longitude;
}

Offset Circle::at(double azimuth) const {
    Offset offset{};
    geod_direct(&wgs84(), centre_latitude_, 0.0, azimuth, radius_m_, &offset.latitude, &offset.longitude, nullptr);
    if (offset.longitude == -180.0) { offset.longitude = 180.0; }
    return offset;
}

double Circle::edge_deviation_m(Offset from, Offset to) const {
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

std::vector<Offset> Circle::arc(double from_azimuth, double to_azimuth, double tolerance_m) const {
    const double direction = to_azimuth < from_azimuth ? -1.0 : 1.0;
    const double length = std::abs(to_azimuth - from_azimuth);
    // The sagitta of a flat circle's chord is r (1 - cos(step / 2)), about r step^2 / 8.
    double step = std::min(max_step_deg, std::sqrt(8.0 * tolerance_m / radius_m_) / degree_rad);
    std::vector<Offset> vertices{at(from_azimuth)};
    double done = 0.0;
    while (done < length) {
        const double rest = length - done;
        const double pieces = std::ceil(rest / step - 1e-9);
        const double reach = pieces <= 1.0 ? length : done + rest / pieces;
        Offset next = at(reach == length ? to_azimuth : from_azimuth + direction * reach);
        next.longitude = nearest_turn(next.longitude, vertices.back().longitude);
        const double deviation = edge_deviation_m(vertices.back(), next);
        // The sagitta grows with the square of the step. The margin covers what lies between the sampled quarters.
        const double fitting = std::sqrt(0.9 * tolerance_m / std::max(deviation, 1e-12));
        const double tried = reach - done;
        if (deviation > 0.97 * tolerance_m && tried > min_step_deg) {
            step = std::max(min_step_deg, tried * std::clamp(fitting, 0.25, 0.9));
            continue;
        }
        vertices.push_back(next);
        done = reach;
        step = std::clamp(tried * std::min(fitting, 2.0), min_step_deg, max_step_deg);
    }
    return vertices;
}

double Circle::last_azimuth() const {
    if (radius_m_ < cut_locus_from_m) { return 90.0; }
    const auto reaches = [&](double azimuth) {
        const Offset point = at(azimuth);
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
