#include "mapwire/zones/in_zones.hpp"

#include <array>
#include <catch2/catch.hpp>

#include "mapwire/geometry/buffer.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "shipped.hpp"

using namespace mapwire;

namespace {

Coordinate at(double longitude, double latitude) {
    return Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
}

std::string zones_text(Coordinate point, double uncertainty, std::string_view day, std::span<const Zone> told = {}) {
    return in_zones_text(zones_at(point, Metres{uncertainty}, Date::parse_iso(day), shipped_zones(), told));
}

}  // namespace

TEST_CASE("a point is inside, outside, or too near the border to tell") {
    const auto area = buffer(at(38.618, 33.506), Metres{10'000.0}, Metres{1.0});
    const auto at_distance = [&](double metres) {
        return destination(at(38.618, 33.506), Azimuth{77.0}, Metres{metres});
    };
    CHECK(containment(area, at_distance(5'000), Metres{4'900}) == Containment::inside);
    CHECK(containment(area, at_distance(5'000), Metres{5'100}) == Containment::cannot_tell);
    CHECK(containment(area, at_distance(15'000), Metres{4'900}) == Containment::outside);
    CHECK(containment(area, at_distance(15'000), Metres{5'100}) == Containment::cannot_tell);
    CHECK(containment(area, at_distance(9'990), Metres{0}) == Containment::inside);
    CHECK(containment(area, at_distance(10'010), Metres{0}) == Containment::outside);
    CHECK(containment({}, at_distance(0), Metres{1e6}) == Containment::outside);
}

TEST_CASE("an event is in the zones that are in force on its day") {
    const auto near_tanf = destination(at(38.61778, 33.50583), Azimuth{288.0}, Metres{34'800.0});
    CHECK(zones_text(near_tanf, 5'000, "2017-06-08") == "al-tanf-deconfliction");
    CHECK(zones_text(near_tanf, 20'000, "2017-06-08") == "al-tanf-deconfliction (cannot tell)");
    CHECK(zones_text(near_tanf, 5'000, "2015-06-08").empty());
    CHECK(zones_text(near_tanf, 5'000, "2026-06-08").empty());
    const auto drone = destination(at(38.61778, 33.50583), Azimuth{45.0}, Metres{58'300.0});
    CHECK(zones_text(drone, 15'000, "2017-06-08") == "al-tanf-deconfliction (cannot tell)");
    CHECK(zones_text(drone, 500, "2017-06-08").empty());
    CHECK(zones_text(at(36.1021, 32.6189), 1'000, "2017-06-08").empty());
    CHECK(zones_text(at(36.2, 32.85), 1'000, "2017-08-08") == "southwest-ceasefire-2017");
    CHECK(zones_text(at(-100.0, 40.0), 1'000, "2017-08-08").empty());
    CHECK(zones_at(near_tanf, Metres{1}, std::nullopt, shipped_zones(), {}).empty());
}

TEST_CASE("zones that the article tells to be in force count too") {
    Zone told;
    told.id = ZoneId{"text-1"};
    told.geometry = buffer(at(179.95, -17.0), Metres{20'000.0}, Metres{10.0});
    told.status = ZoneStatus::in_force;
    Zone planned = told;
    planned.id = ZoneId{"text-2"};
    planned.status = ZoneStatus::proposed;
    const std::array zones{told, planned};
    CHECK(zones_text(at(-179.95, -17.0), 1'000, "2017-06-08", zones) == "text-1");
    CHECK(zones_text(at(-179.85, -17.0), 2'000, "2017-06-08", zones) == "text-1 (cannot tell)");
    CHECK(zones_text(at(-179.5, -17.0), 1'000, "2017-06-08", zones).empty());
}

TEST_CASE("an area is in a zone when all of it is; what is partly inside cannot be told") {
    const auto zone = buffer(at(38.618, 33.506), Metres{10'000.0}, Metres{1.0});
    const auto circle = [&](double metres, double radius) {
        return Geometry{
            buffer(destination(at(38.618, 33.506), Azimuth{77.0}, Metres{metres}), Metres{radius}, Metres{1.0})};
    };
    CHECK(containment(zone, circle(2'000, 3'000), Metres{0}) == Containment::inside);
    CHECK(containment(zone, circle(2'000, 3'000), Metres{4'900}) == Containment::inside);
    CHECK(containment(zone, circle(2'000, 3'000), Metres{5'100}) == Containment::cannot_tell);
    CHECK(containment(zone, circle(9'000, 3'000), Metres{0}) == Containment::cannot_tell);
    CHECK(containment(zone, circle(0, 30'000), Metres{0}) == Containment::cannot_tell);
    CHECK(containment(zone, circle(15'000, 3'000), Metres{1'900}) == Containment::outside);
    CHECK(containment(zone, circle(15'000, 3'000), Metres{2'100}) == Containment::cannot_tell);
    CHECK(containment(zone, Geometry{MultiPolygon{}}, Metres{1'000}) == Containment::outside);
    // A line through the zone whose ends lie outside.
    const auto far_west = destination(at(38.618, 33.506), Azimuth{270.0}, Metres{20'000.0});
    const auto far_east = destination(at(38.618, 33.506), Azimuth{90.0}, Metres{20'000.0});
    CHECK(containment(zone, Geometry{LineString{{far_west, far_east}}}, Metres{100}) == Containment::cannot_tell);
    CHECK(containment(zone, Geometry{LineString{{far_west, far_west}}}, Metres{100}) == Containment::outside);
    CHECK(containment(zone, Geometry{LineString{{at(38.618, 33.506), at(38.63, 33.51)}}}, Metres{100}) ==
          Containment::inside);
}

TEST_CASE("a span of days is in a zone's time wholly, partly or not at all") {
    ZonePeriods periods;
    CHECK(in_force_during(periods, {Date::parse_iso("2017-06-09"), Date::parse_iso("2017-06-09"), {}}) ==
          InForce::never);
    periods.in_force_from = Date::parse_iso("2017-07-09");
    periods.until = Date::parse_iso("2018-07-31");
    const auto during = [&](std::string_view first, std::string_view last) {
        return in_force_during(periods, {Date::parse_iso(first), Date::parse_iso(last), DatePrecision::day});
    };
    CHECK(during("2017-07-09", "2017-07-09") == InForce::always);
    CHECK(during("2018-07-31", "2018-07-31") == InForce::always);
    CHECK(during("2018-08-01", "2018-08-01") == InForce::never);
    CHECK(during("2017-07-01", "2017-07-31") == InForce::partly);
    CHECK(during("2018-07-31", "2018-08-31") == InForce::partly);
    CHECK(during("2017-01-01", "2019-01-01") == InForce::partly);
    CHECK(during("2017-01-01", "") == InForce::partly);  // from then on
    CHECK(during("2018-01-01", "") == InForce::partly);
    CHECK(during("2018-09-01", "") == InForce::never);
    CHECK(during("", "2017-07-08") == InForce::never);
    CHECK(during("", "2019-01-01") == InForce::partly);
    CHECK(during("", "") == InForce::never);
    CHECK(in_zones_text(zones_at(Geometry{at(36.2, 32.85)}, Metres{1'000},
                                 {Date::parse_iso("2017-07-01"), Date::parse_iso("2017-07-31"), DatePrecision::month},
                                 shipped_zones())) == "southwest-ceasefire-2017 (cannot tell)");
}
