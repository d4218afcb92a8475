#pragma once

#include <vector>

#include "geometry/tracing.hpp"

/// Arcs of geodesic circles round a centre on the prime meridian.
namespace mapwire {

/// The set of points at one geodesic distance from a centre; centre and radius are fixed, azimuths vary.
/// Centred on longitude 0, so that the two halves are exact mirror images and points keep all their digits.
class Circle {
public:
    /// radius_m in (0, half_earth_m].
    Circle(double centre_latitude, double radius_m) noexcept : centre_latitude_(centre_latitude), radius_m_(radius_m) {}

    /// The point at an azimuth in degrees, longitude in (-180, 180].
    [[nodiscard]] MapPoint at(double azimuth) const;
    /// Vertices of the arc, both ends included, azimuths running from one to the other, such that no edge, straight in
    /// longitude and latitude, is farther than the tolerance from the circle. Longitudes are continuous.
    [[nodiscard]] std::vector<MapPoint> arc(double from_azimuth, double to_azimuth, double tolerance_m) const;
    /// How far the farthest point of the edge is from the circle, sampled at its quarters. Ends may jump by 360.
    [[nodiscard]] double edge_deviation_m(MapPoint from, MapPoint to) const;
    /// Near the antipode shortest paths end before they are half the Earth long: geodesics that leave more east- or
    /// westward than this azimuth (from the nearer of north and south) do not reach the radius as shortest paths.
    /// 90 when all do.
    [[nodiscard]] double last_azimuth() const;

private:
    double centre_latitude_;
    double radius_m_;
};

}  // namespace mapwire
