#include "mapwire/geometry/geodesic_edges.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "geometry/sampling.hpp"

using namespace mapwire;

TEST_CASE("a ring of geodesics holds the points beside its edges on the inner side") {
    // Edges of 2 000 km and more, where geodesics bulge far out of straight lines in longitude and latitude.
    const Ring ring{{at(-10.0, 50.0), at(40.0, 45.0), at(60.0, 65.0), at(5.0, 70.0), at(-10.0, 50.0)}};
    for (std::size_t i = 1; i < ring.positions.size(); ++i) {
        const Coordinate from = ring.positions[i - 1];
        const Coordinate to = ring.positions[i];
        for (const double part : {0.1, 0.37, 0.5, 0.82}) {
            const Coordinate on_edge = position_between(from, to, part);
            const double onward = geodesic_line(on_edge, to).azimuth.degrees();
            CHECK(contains_between_geodesics(ring, destination(on_edge, Azimuth{onward - 90.0}, Metres{0.001})));
            CHECK_FALSE(contains_between_geodesics(ring, destination(on_edge, Azimuth{onward + 90.0}, Metres{0.001})));
        }
    }
    const Ring over_180{{at(170.0, 50.0), at(-165.0, 52.0), at(-170.0, 65.0), at(170.0, 50.0)}};
    CHECK(contains_between_geodesics(over_180, at(180.0, 54.0)));
    CHECK(contains_between_geodesics(over_180, at(-175.0, 54.0)));
    CHECK_FALSE(contains_between_geodesics(over_180, at(-160.0, 54.0)));
}

TEST_CASE("two geodesics cross where they do") {
    const Coordinate west = at(-10.0, 50.0);
    const Coordinate east = at(40.0, 50.0);
    const Coordinate top = position_between(west, east, 0.5);  // far north of latitude 50
    CHECK(top.latitude() > 52.0);
    const auto north_of_top = at(top.longitude(), top.latitude() + 1.0);
    CHECK(geodesics_cross(west, east, north_of_top, at(top.longitude(), top.latitude() - 0.0001)));
    CHECK_FALSE(geodesics_cross(west, east, north_of_top, at(top.longitude(), top.latitude() + 0.0001)));
    CHECK(geodesics_cross(at(175.0, 0.0), at(-175.0, 1.0), at(179.0, -5.0), at(-179.0, 5.0)));
    CHECK_FALSE(geodesics_cross(at(0.0, 0.0), at(1.0, 0.0), at(5.0, 5.0), at(6.0, 6.0)));
}
