#pragma once

#include <span>

#include "mapwire/model/geometry.hpp"
#include "mapwire/model/units.hpp"

/// Parts of areas: cut by parallels and meridians, by compass direction (rule R7), and what lies between areas.
namespace mapwire {

/// The part of the area north (south) of a parallel. Latitude in [-90, 90]; std::invalid_argument outside.
[[nodiscard]] MultiPolygon north_of(const MultiPolygon& area, double latitude);
[[nodiscard]] MultiPolygon south_of(const MultiPolygon& area, double latitude);
/// The part of the area in the half of the Earth east (west) of a meridian: from it on to 180 degrees further.
/// Longitude in [-180, 180]; std::invalid_argument outside.
[[nodiscard]] MultiPolygon east_of(const MultiPolygon& area, double longitude);
[[nodiscard]] MultiPolygon west_of(const MultiPolygon& area, double longitude);

/// How much of the area "the south", "the far south" and "central" mean.
enum class PartDepth {
    half,     ///< cut by the parallel or meridian through the centroid
    extreme,  ///< cut by the parallel or meridian beyond which a quarter of the area lies
};

/// The part of the area towards a direction: north, east, south, west by one cut; the directions between them
/// (the nearest of north-east, south-east, south-west, north-west) by two, that is what both parts share. A direction
/// within 11.25 degrees of a cardinal point is that point, so the 8 and the 16 points of the compass are all meant.
/// A half has about 50 %, a corner 25 %, an extreme part 25 %, and an extreme corner ("the far north-east") 12.5 %: it
/// is cut where 35.4 % of the area lie beyond each cut. Where that leaves nothing, the plain corner is given. May be
/// empty only for an empty area or one whose shape leaves that corner free.
[[nodiscard]] MultiPolygon part_of_area(const MultiPolygon& area, Azimuth direction, PartDepth depth);

/// The inner third: the points of the area that stay in it when it is drawn together towards its centroid to a third
/// of its size (linear scale 1/sqrt(3)), that is the area's third for a compact one; cut by the area itself.
[[nodiscard]] MultiPolygon central_part(const MultiPolygon& area);

/// The smallest area that holds all areas and the geodesic between any two of its points. Empty for empty input.
///
/// Domain    all within 8 000 km of their common middle; std::invalid_argument otherwise.
/// Edges are geodesics with positions such that the straight edges are within the tolerance (at least 0.1 m) of them.
/// Corners are chosen in the ellipsoidal gnomonic projection (Karney 2013, section 8), where geodesics are straight up
/// to f / 8 (r / a)^3 r at a distance r from the middle: 2 m at 1 000 km, 400 m at 4 000 km.
[[nodiscard]] MultiPolygon hull_of(const MultiPolygon& areas, Metres tolerance);

/// The same for positions; fewer than three, or all on one geodesic, give the empty area.
[[nodiscard]] MultiPolygon hull_of(std::span<const Coordinate> positions, Metres tolerance);

/// The area between two areas (rule R13): their hull, and a buffer of a quarter of the distance of their centroids
/// round it, without the areas themselves when `without_ends`. Empty when one of them is.
[[nodiscard]] MultiPolygon between_areas(const MultiPolygon& a, const MultiPolygon& b, bool without_ends,
                                         Metres tolerance);

/// The centre of gravity of the area on the curved surface, brought to the surface. It may lie outside the area.
/// std::invalid_argument for an empty area. Accuracy 1 m against dense sampling for a country; exact for areas round a
/// pole and across the 180th meridian. Area whose centre of gravity is the Earth's centre (the whole world): the
/// position is arbitrary but the same each time.
[[nodiscard]] Coordinate centroid_of(const MultiPolygon& area);

/// A position inside the largest polygon of the area, well away from its border where the shape allows: for labels.
/// The centroid when it is inside. std::invalid_argument for an empty area.
[[nodiscard]] Coordinate representative_position(const MultiPolygon& area);

}  // namespace mapwire
