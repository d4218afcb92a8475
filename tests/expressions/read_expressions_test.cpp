#include "mapwire/expressions/read_expressions.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "expressions/plain_toponyms.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/overlay.hpp"

using namespace mapwire;
using mapwire::testing::read;
using mapwire::testing::Read;

namespace {

const LocatedExpression& the(const Read& article, std::string_view phrase) {
    const auto found = std::find_if(article.expressions.begin(), article.expressions.end(),
                                    [&](const auto& located) { return located.expression.phrase == phrase; });
    INFO("wanted: " << phrase);
    REQUIRE(found != article.expressions.end());
    return *found;
}

const MultiPolygon& area_of(const LocatedExpression& located) {
    REQUIRE(located.footprint);
    return std::get<MultiPolygon>(located.footprint->geometry);
}

}  // namespace

TEST_CASE("a zone may be told before the verb that sets it up, and its middle behind it") {
    for (const std::string told : {"A 300-kilometre exclusion zone was declared around Damascus",
                                   "a 300 km zone that the navy imposed around Damascus",
                                   "A no-fly zone of 300 kilometres has been established around Damascus"}) {
        CAPTURE(told);
        const auto article = read(told + " on Friday, officials said.");
        const auto zone = std::find_if(article.expressions.begin(), article.expressions.end(), [](const auto& located) {
            return located.expression.relation == "radius_zone";
        });
        REQUIRE(zone != article.expressions.end());
        REQUIRE(zone->footprint);
        CHECK(zone->expression.references[0].name == "Damascus");
        CHECK(area_km2(area_of(*zone)) == Approx(282'500.0).epsilon(1e-2));
    }
    const auto elsewhere = read("A 300-kilometre exclusion zone was announced in Damascus on Friday.");
    for (const auto& located : elsewhere.expressions) { CHECK(located.expression.relation != "radius_zone"); }
}

TEST_CASE("a base that the article does not name is no base of another name near by") {
    const auto article = read("BEIRUT, May 4, 2016 - Rebels shelled an army base near Aleppo on Tuesday.");
    const auto& base = the(article, "an army base near Aleppo");
    REQUIRE(base.footprint);
    CHECK(base.expression.references[0].name == "Aleppo");
    CHECK(base.footprint->uncertainty > Metres{8'000.0});
    CHECK(base.footprint->geo_precision >= 2);
}

TEST_CASE("a zone around the base is drawn round the base that was introduced before") {
    const auto article = read(
        "American advisers work from a base near the town of Al Tanf near the Iraqi border. On Friday the coalition "
        "warned the militias to stay out of a 33-mile zone around the base.");
    const auto& base = the(article, "a base near the town of Al Tanf near the Iraqi border");
    CHECK(base.expression.relation == "near");
    REQUIRE(base.footprint);
    const auto garrison = std::get<Coordinate>(base.footprint->geometry);
    CHECK(distance_between(garrison, Coordinate::from_degrees({38.61778, 33.50583})) < Metres{100.0});

    const auto& zone = the(article, "33-mile zone around the base");
    CHECK(zone.expression.relation == "radius_zone");
    CHECK(zone.expression.rule == "R2");
    REQUIRE(zone.expression.numbers.size() == 1);
    CHECK(zone.expression.numbers[0].text == "33-mile");
    CHECK(zone.expression.numbers[0].metres == Metres{53108.352});
    CHECK(zone.expression.references[0].name == "Al-Tanf garrison");
    CHECK(zone.expression.declared_by == "coalition");
    CHECK(zone.expression.addressed_to == "militias");
    CHECK(area_km2(area_of(zone)) == Approx(8860.6).epsilon(1e-3));
    CHECK(zone.footprint->uncertainty > Metres{800.0});
}

TEST_CASE("a facility that the gazetteer does not know lies at its town's point, less certain") {
    const auto article = read(
        "Soldiers hold an airport near Raqqa. The army declared a 20-kilometre exclusion zone around the airport.");
    const auto& zone = the(article, "20-kilometre exclusion zone around the airport");
    CHECK(zone.expression.zone_kind == "exclusion_zone");
    CHECK(zone.expression.declared_by == "army");
    REQUIRE(zone.footprint);
    CHECK(zone.footprint->uncertainty >= Metres{15000.0});
    CHECK(contains(area_of(zone), Coordinate::from_degrees({39.01, 35.95})));
}

TEST_CASE("within so many nautical miles of a port, and a buffer around a town, are circles") {
    const auto article = read(
        "No ship may come within 15 nautical miles of the port of Tartus. Turkey proposed a 10 km buffer around Kobani "
        "and thirty kilometres of fences.");
    const auto& port = the(article, "within 15 nautical miles of the port of Tartus");
    CHECK(port.expression.numbers[0].metres == Metres{27780.0});
    CHECK(area_km2(area_of(port)) == Approx(2424.0).epsilon(1e-2));
    const auto& buffer = the(article, "10 km buffer around Kobani");
    CHECK(buffer.expression.zone_kind == "buffer");
    CHECK(buffer.expression.declared_by == "Turkey");
    CHECK(area_km2(area_of(buffer)) == Approx(314.1).epsilon(1e-2));
    CHECK(article.expressions.size() == 2);
}

TEST_CASE("a zone told without a size has the area of its region") {
    const auto article =
        read("Envoys want to set up a de-escalation zone in southwest Syria. Fighting goes on in the region.");
    const auto& zone = the(article, "de-escalation zone in southwest Syria");
    CHECK(zone.expression.zone_kind == "de_escalation_zone");
    CHECK(zone.region_id == "southwest-syria");
    CHECK(zone.expression.declared_by == "Envoys");
    const auto& region = the(article, "southwest Syria");
    CHECK(region.expression.relation == "part_of_area");
    const auto& again = the(article, "the region");
    CHECK(again.expression.same_as == region.expression.span);
    CHECK(again.region_id == "southwest-syria");
}

TEST_CASE("class nouns and figures of speech draw nothing") {
    const auto article = read(
        "Guarding the borders of the zones is costly. The two sides are light years away from peace. There is hope. "
        "He spoke for 20 minutes about a car 5 miles ahead.");
    for (const auto& located : article.expressions) { CHECK_FALSE(located.footprint); }
    CHECK(article.expressions.size() == 1);
    CHECK(article.expressions[0].expression.relation == "none");
}

TEST_CASE("the length of a way draws no ring, and a list of places is no container") {
    const auto way = read("The team had to travel about 500 miles from Homs, their home, to the capital in Damascus.");
    for (const auto& located : way.expressions) { CHECK(located.expression.relation != "distance_only"); }
    CHECK(the(read("The farm lies about 50 miles from Homs, their home."), "about 50 miles from Homs")
              .expression.relation == "distance_only");
    const auto list = read("Strikes hit north of Homs, Tartus and Damascus.");
    for (const auto& located : list.expressions) { CHECK(located.expression.references.size() < 2); }
}

TEST_CASE("the area and there mean the place told before") {
    const auto article = read(
        "Troops crossed into a 33-mile zone around the base at Al Tanf. Two vehicles were hit inside the area after "
        "men had set up a camp there. There was no comment.");
    const auto& zone = the(article, "33-mile zone around the base at Al Tanf");
    CHECK(zone.expression.references[0].name == "Al-Tanf garrison");
    CHECK(the(article, "inside the area").expression.same_as == zone.expression.span);
    CHECK(the(article, "there").expression.same_as == zone.expression.span);
    CHECK(article.expressions.size() == 3);
}

TEST_CASE("a city with its country is one point") {
    const auto article = read("Talks in Astana, Kazakhstan, ended.");
    const auto& city = the(article, "Astana, Kazakhstan");
    CHECK(city.expression.relation == "container");
    REQUIRE(city.expression.container);
    CHECK(city.expression.container->name == "Kazakhstan");
    REQUIRE(city.footprint);
    CHECK(std::holds_alternative<Coordinate>(city.footprint->geometry));
}
