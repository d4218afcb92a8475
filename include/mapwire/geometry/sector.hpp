#pragma once

#include "mapwire/model/geometry.hpp"
#include "mapwire/model/units.hpp"

/// Areas round a point that are given by distance and azimuth.
///
/// In all of them: tolerance from 0.001 m, borders within the tolerance of the true curves when edges are read as
/// straight in longitude and latitude; areas cut at the 180th meridian and walked over the poles; arguments out of
/// their domain throw std::invalid_argument. Held by tests/geometry/sector_test.cpp, 20 000 random points each.
namespace mapwire {

/// Points from `inner` to `outer` away from the centre: a ring. 0 <= inner < outer <= 19 800 km.
[[nodiscard]] MultiPolygon ring(Coordinate centre, Metres inner, Metres outer, Metres tolerance);

/// The part of a ring whose azimuths, seen from the centre, differ from `direction` by at most `half_angle_deg`
/// (more than 0, up to 180: then it is the ring).
struct SectorShape {
    Azimuth direction{0.0};
    double half_angle_deg = 22.5;
    Metres inner{0.0};
    Metres outer{0.0};
};
[[nodiscard]] MultiPolygon sector(Coordinate centre, const SectorShape& shape, Metres tolerance);

/// Points p with (s cos(a) / along)^2 + (s sin(a) / across)^2 <= 1, where s is the distance of p from the centre and a
/// its azimuth there counted from `direction`. Both semi-axes longer than 0, at most 9 000 km, and neither more than
/// 1 000 times the other.
struct EllipseShape {
    Azimuth direction{0.0};
    Metres along{0.0};
    Metres across{0.0};
};
[[nodiscard]] MultiPolygon ellipse(Coordinate centre, const EllipseShape& shape, Metres tolerance);

/// Where "30 km south-east of the town" may be: the ellipse round the destination with the error of the distance along
/// the direction and the error of the angle across it. The half-axis across is the distance between the destinations
/// of the azimuth and of the azimuth plus the error. Distance longer than 0, at most 9 000 km.
struct OffsetErrors {
    Metres radial{0.0};
    double angular_deg = 22.5;  ///< more than 0, at most 90
};
[[nodiscard]] MultiPolygon offset_ellipse(Coordinate start, Azimuth azimuth, Metres distance, OffsetErrors errors,
                                          Metres tolerance);

/// Between two points (rule R13): the ellipse whose long axis is their geodesic and whose short axis is half as long.
/// The empty area when the points coincide.
[[nodiscard]] MultiPolygon between_points(Coordinate a, Coordinate b, Metres tolerance);

}  // namespace mapwire
