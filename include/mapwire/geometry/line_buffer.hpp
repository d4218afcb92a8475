#pragma once

#include "mapwire/model/geometry.hpp"
#include "mapwire/model/units.hpp"

/// Buffers of lines and areas.
///
/// Everywhere here: distances are geodesic; edges of the input are straight in longitude and latitude (who means
/// geodesics gives positions_along them); distances are longer than 0 and at most 5 000 km, the tolerance is at least
/// 0.01 m: otherwise std::invalid_argument. Output is cut at the 180th meridian, walked over poles, valid.
/// Accuracy  borders are within the tolerance of the true ones (tests/geometry/line_buffer_test.cpp and
///           area_buffer_test.cpp, by random points), since each edge's band is traced by geodesics that leave the edge
///           squarely, and the bands are united by GEOS.
/// Cost      grows with edges times sqrt(distance / tolerance): 1 000 edges, 15 km, 10 m took 0.4 s. Bands that are
///           vague anyway want a tolerance of a thousandth of the distance. Within 100 km of a pole ten times as much.
namespace mapwire {

/// How a band ends: with half a circle round the line's end, or cut square at it.
enum class LineEnds { round, square };

/// Points within `distance` of the lines. With square ends a point must be reached squarely from the line, or lie on
/// the outer side of a bend: so what lies beyond the perpendicular at an end is left out. Closed lines have no ends.
[[nodiscard]] MultiPolygon buffer_of_line(const MultiLineString& lines, Metres distance, LineEnds ends,
                                          Metres tolerance);

/// A band along lines, `width` in total: the buffer of half the width.
[[nodiscard]] MultiPolygon corridor(const MultiLineString& lines, Metres width, LineEnds ends, Metres tolerance);

enum class LineSide { left, right };

/// Points within `depth` of the line and on one side of it, left and right as seen along the line; ends are cut square.
/// A point's side is that of the line's position nearest to it, so that bends deeper than the band do not confuse it.
/// Where a short or curled line's band reaches round its end, the sides are those of the line drawn out straight there.
/// Parts of one line that are joined at the 180th meridian may be given as two.
[[nodiscard]] MultiPolygon one_sided_buffer(const MultiLineString& lines, LineSide side, Metres depth,
                                            Metres tolerance);

/// The area and all points within `distance` of it.
[[nodiscard]] MultiPolygon buffer_of_area(const MultiPolygon& area, Metres distance, Metres tolerance);
/// The points of the area farther than `distance` from its border. Empty when the area is too narrow for that.
[[nodiscard]] MultiPolygon core_of_area(const MultiPolygon& area, Metres distance, Metres tolerance);

/// Bands along the border of an area.
enum class BorderSide { inside, outside, both };
[[nodiscard]] MultiPolygon border_band(const MultiPolygon& area, BorderSide side, Metres depth, Metres tolerance);

}  // namespace mapwire
