#include "mapwire/geometry/geodesic_edges.hpp"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/linestring.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/geometries/polygon.hpp>

#include "geometry/ellipsoid.hpp"

namespace mapwire {

namespace bg = boost::geometry;

namespace {

using Point = bg::model::point<double, 2, bg::cs::geographic<bg::degree>>;
using Line = bg::model::linestring<Point>;
using Area = bg::model::polygon<Point, false>;  // counter-clockwise

using Spheroid = bg::srs::spheroid<double>;

Spheroid spheroid() { return {equatorial_radius_m, equatorial_radius_m * (1.0 - flattening)}; }

Point point_of(Coordinate position) { return {position.longitude(), position.latitude()}; }

}  // namespace

bool contains_between_geodesics(const Ring& ring, Coordinate point) {
    const bg::strategy::within::geographic_winding<Point, Point, bg::strategy::vincenty, Spheroid> strategy(spheroid());
    Area area;
    for (const Coordinate& each : ring.positions) { area.outer().push_back(point_of(each)); }
    return bg::covered_by(point_of(point), area, strategy);
}

bool geodesics_cross(Coordinate a, Coordinate b, Coordinate c, Coordinate d) {
    const bg::strategy::intersection::geographic_segments<bg::strategy::vincenty, 4, Spheroid> strategy(spheroid());
    const Line first{point_of(a), point_of(b)};
    const Line second{point_of(c), point_of(d)};
    return bg::intersects(first, second, strategy);
}

}  // namespace mapwire
