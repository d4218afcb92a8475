#include "mapwire/geometry/antimeridian.hpp"

#include <catch2/catch.hpp>

#include "geometry/sampling.hpp"
#include "mapwire/geometry/line_buffer.hpp"

using namespace mapwire;

TEST_CASE("a line over the 180th meridian is cut there, both ways") {
    const auto east = cut_at_antimeridian({{LineString{{at(179.0, 10.0), at(-179.0, 12.0)}}}});
    REQUIRE(east.lines.size() == 2);
    CHECK(east.lines[0].positions.back() == at(180.0, 11.0));
    CHECK(east.lines[1].positions.front() == at(-180.0, 11.0));
    const auto west = cut_at_antimeridian({{LineString{{at(-179.0, 12.0), at(177.0, 0.0), at(176.0, 0.0)}}}});
    REQUIRE(west.lines.size() == 2);
    CHECK(west.lines[0].positions.back() == at(-180.0, 9.0));
    CHECK(west.lines[1].positions.size() == 3);
    check_valid(buffer_of_line(east, Metres{15'000.0}, LineEnds::round, Metres{10.0}));
}

TEST_CASE("other lines stay as they are, and a single position is no line") {
    const MultiLineString plain{
        {LineString{{at(1.0, 2.0), at(3.0, 4.0)}}, LineString{{at(-180.0, 0.0), at(0.0, 0.0)}}}};
    CHECK(cut_at_antimeridian(plain) == plain);
    CHECK(cut_at_antimeridian({{LineString{{at(1.0, 2.0)}}}}).lines.empty());
    CHECK(cut_at_antimeridian({}).lines.empty());
}
