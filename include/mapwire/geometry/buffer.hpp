#pragma once

#include "mapwire/model/geometry.hpp"
#include "mapwire/model/units.hpp"

namespace mapwire {

/// Half of the Earth's circumference through the poles: no place is farther from any other.
inline constexpr double half_earth_m = 20'003'931.4586;
/// A circle smaller than this is a point for any map. (Rounded to 7 decimals, one below 1 cm or so has no area left.)
inline constexpr double least_radius_m = 0.001;

/// All points within `radius` of `centre`.
///
/// Domain     radius in [least_radius_m, half_earth_m], tolerance from 0.001 m. Anything else, NaN included, is a
/// mistake of the
///            caller: std::invalid_argument (options are checked, with their names, before they come here).
/// Vertices   solve the direct geodesic problem: at most 10 nm off the radius. Their number follows from the
///            tolerance: no point of an edge, read as a straight line in longitude and latitude, is farther than that
///            from the true circle; 32 vertices at least.
/// Antimeridian  the area is cut at longitude 180 / -180, into two or more polygons.
/// Poles      a pole inside is walked over: the ring runs along latitude 90 or -90 from one side of the map to the
///            other, with a vertex every 90 degrees. Both poles may be inside: what is left out is then a hole, or a
///            notch on both sides of the map. Vertices of cut and walk are exempt from the 10 nm.
/// Far side   beyond about 19 950 km shortest paths end before they reach the radius; what is left out is then a lens
///            with two corners. From half the Earth less the tolerance on it is the whole world.
/// Order      exteriors counter-clockwise, beginning at the vertex farthest north (or where the cut begins). Equal
///            input gives equal output; east and west are mirror images.
/// Method     direct problem of Karney 2013 for the half circle, mirrored; step length controlled by the deviation
///            found, much as an integrator controls its steps.
/// Tests      tests/geometry/buffer_test.cpp: the hard places, 20 000 random points each.
[[nodiscard]] MultiPolygon buffer(Coordinate centre, Metres radius, Metres tolerance);

/// The same with a fixed number of vertices on the circle at evenly spaced azimuths: fast, deviation unbounded near
/// the poles, about radius * (1 - cos(pi / vertices)) elsewhere. `vertices` is even, from 8 to 1 000 000;
/// std::invalid_argument otherwise.
[[nodiscard]] MultiPolygon buffer_with_vertices(Coordinate centre, Metres radius, int vertices);

}  // namespace mapwire
