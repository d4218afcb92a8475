#include "mapwire/geometry/spatial_index.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <vector>

#include "geometry/sampling.hpp"

using namespace mapwire;

namespace {

std::vector<PointIndex::Hit> all_by_distance(const std::vector<Coordinate>& places, Coordinate centre) {
    std::vector<PointIndex::Hit> hits;
    for (std::size_t i = 0; i < places.size(); ++i) { hits.push_back({i, distance_between(centre, places[i])}); }
    std::stable_sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) { return a.distance < b.distance; });
    return hits;
}

std::vector<std::size_t> ids_of(const std::vector<PointIndex::Hit>& hits) {
    std::vector<std::size_t> ids;
    for (const auto& hit : hits) { ids.push_back(hit.id); }
    return ids;
}

}  // namespace

TEST_CASE("the index finds what looking at every place finds") {
    constexpr unsigned seed = 2'024;
    std::mt19937_64 random(seed);
    std::vector<Coordinate> places;
    for (int i = 0; i < 3'000; ++i) { places.push_back(random_position(random)); }
    places.push_back(at(180.0, 10.0));
    places.push_back(at(-180.0, 10.0));
    places.push_back(at(55.0, 90.0));
    const PointIndex index(places);
    REQUIRE(index.size() == places.size());
    std::vector<Coordinate> centres{at(180.0, 10.0), at(-179.9, -40.0), at(0.0, 90.0), at(0.0, -89.9)};
    for (int i = 0; i < 40; ++i) { centres.push_back(random_position(random)); }
    for (const Coordinate& centre : centres) {
        INFO("seed " << seed << ", " << centre.longitude() << " " << centre.latitude());
        const auto expected = all_by_distance(places, centre);
        const auto nearest = index.nearest(centre, 12);
        REQUIRE(nearest.size() == 12);
        CHECK(ids_of(nearest) == ids_of({expected.begin(), expected.begin() + 12}));
        for (const double km : {300.0, 2'000.0, 15'000.0}) {
            const auto within = index.within(centre, kilometres(km));
            const auto last = std::find_if(expected.begin(), expected.end(),
                                           [&](const auto& hit) { return hit.distance > kilometres(km); });
            CHECK(ids_of(within) == ids_of({expected.begin(), last}));
        }
    }
}

TEST_CASE("an index of few or no places gives few or none") {
    const PointIndex none({});
    CHECK(none.nearest(at(0.0, 0.0), 3).empty());
    CHECK(none.within(at(0.0, 0.0), kilometres(20'000)).empty());
    const std::array one{at(5.0, 5.0)};
    CHECK(PointIndex(one).nearest(at(0.0, 0.0), 3).size() == 1);
    CHECK(PointIndex(one).nearest(at(0.0, 0.0), 0).empty());
    CHECK(PointIndex(one).within(at(5.0, 5.0), Metres{0.0}).size() == 1);
    CHECK(PointIndex(one).within(at(5.0, 5.0), Metres{-1.0}).empty());
}

TEST_CASE("boxes are found over the 180th meridian, too") {
    const std::array boxes{BoundingBox{.west = 170.0, .south = -20.0, .east = -170.0, .north = -10.0},
                           BoundingBox{.west = 30.0, .south = 30.0, .east = 45.0, .north = 40.0},
                           BoundingBox{.west = -180.0, .south = 60.0, .east = 180.0, .north = 90.0},
                           BoundingBox{.west = 170.0, .south = 0.0, .east = 180.0, .north = 5.0}};
    const BoxIndex index(boxes);
    using Ids = std::vector<std::size_t>;
    CHECK(index.holding(at(-175.0, -15.0)) == Ids{0});
    CHECK(index.holding(at(175.0, -15.0)) == Ids{0});
    CHECK(index.holding(at(180.0, -15.0)) == Ids{0});
    CHECK(index.holding(at(-180.0, 3.0)) == Ids{3});
    CHECK(index.holding(at(38.0, 33.0)) == Ids{1});
    CHECK(index.holding(at(0.0, 0.0)).empty());
    CHECK(index.meeting({.west = 40.0, .south = 39.0, .east = 50.0, .north = 70.0}) == Ids{1, 2});
    CHECK(index.meeting({.west = 175.0, .south = -15.0, .east = -175.0, .north = 80.0}) == Ids{0, 2, 3});
}
