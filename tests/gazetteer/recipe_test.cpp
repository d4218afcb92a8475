#include "mapwire/gazetteer/recipe.hpp"

#include <catch2/catch.hpp>
#include <numbers>
#include <string>
#include <thread>
#include <vector>

#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/validity.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/tables/geodata.hpp"

using namespace mapwire;

namespace {

const Outlines& outlines() {
    static const Outlines shipped = Outlines::load(geodata_files());
    return shipped;
}

Coordinate at(double longitude, double latitude) {
    return Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
}

const RecipePoints points{{"three", {at(36.0, 33.0), at(36.05, 33.0), at(37.0, 33.0)}}};

RecipeBook book_of(const std::vector<std::pair<std::string, std::string>>& recipes) {
    std::vector<RecipeRow> rows;
    for (const auto& [id, recipe] : recipes) {
        rows.push_back({id, recipe, "zones.tsv:" + std::to_string(rows.size() + 2)});
    }
    return RecipeBook::read("zone", rows, outlines(), points, nullptr, Metres{10.0});
}

MultiPolygon area_of(const std::string& recipe) { return book_of({{"a", recipe}}).area("a"); }

std::string message_of(const std::string& recipe) {
    try {
        (void)book_of({{"a", recipe}});
    } catch (const InputError& error) { return error.what(); }
    return "no error";
}

}  // namespace

TEST_CASE("recipes give the areas that their words mean") {
    const double square = area_km2(area_of("polygon(36 33, 37 33, 37 34, 36 34)"));
    CHECK(square == Approx(10306).epsilon(0.001));
    CHECK(area_km2(area_of("polygon(36 34, 37 34, 37 33, 36 33, 36 34)")) == square);
    CHECK(area_km2(area_of("union(polygon(36 33, 37 33, 37 34, 36 34), polygon(36.5 33, 37 33, 37 34, 36.5 34))")) ==
          Approx(square));
    CHECK(area_km2(
              area_of("intersection(polygon(36 33, 37 33, 37 34, 36 34), polygon(36.5 33, 38 33, 38 34, 36.5 34))")) ==
          Approx(square / 2));
    CHECK(area_km2(area_of("difference(polygon(36 33, 37 33, 37 34, 36 34), polygon(36.5 33, 38 33, 38 34, 36.5 34), "
                           "polygon(36 33, 36.25 33, 36.25 34, 36 34))")) == Approx(square / 4));
    CHECK(area_km2(area_of("east_of(polygon(36 33, 37 33, 37 34, 36 34), 36.75)")) == Approx(square / 4));
    CHECK(area_km2(area_of("west_of(polygon(36 33, 37 33, 37 34, 36 34), 36.75)")) == Approx(square * 3 / 4));
    const double north = area_km2(area_of("north_of(polygon(36 33, 37 33, 37 34, 36 34), 33.5)"));
    const double south = area_km2(area_of("south_of(polygon(36 33, 37 33, 37 34, 36 34), 33.5)"));
    CHECK(north + south == Approx(square));
    CHECK(north < south);
    CHECK(area_km2(area_of("outline(gn:170903)")) == area_km2(*outlines().outline("gn:170903")));
}

TEST_CASE("a disc in a recipe holds exactly the points within the distance") {
    const double pi = std::numbers::pi;
    CHECK(area_km2(area_of("buffer(point(38.618 33.506), 55km)")) == Approx(pi * 55 * 55).epsilon(0.001));
    CHECK(area_km2(area_of("buffer(point(38.618 33.506), 33mi)")) == Approx(pi * 53.108352 * 53.108352).epsilon(0.001));
    CHECK(area_km2(area_of("buffer(points(three), 1km)")) == Approx(3 * pi).epsilon(0.01));
}

TEST_CASE("the buffer of a line holds what is near it and nothing else") {
    const auto area = area_of("buffer(line(36 33, 37 33.5, 36.5 34.5), 10km)");
    CHECK(invalidity(area).value_or("valid") == "valid");
    const auto nearest = [](Coordinate point) {
        double best = 1e9;
        for (int i = 0; i <= 400; ++i) {
            const double t = i / 400.0;
            best = std::min({best, distance_between(point, at(36.0 + t, 33.0 + 0.5 * t)).value(),
                             distance_between(point, at(37.0 - 0.5 * t, 33.5 + t)).value()});
        }
        return best;
    };
    int inside = 0;
    for (int i = 0; i < 40; ++i) {
        for (int j = 0; j < 40; ++j) {
            const auto point = at(35.7 + 0.0401 * i, 32.7 + 0.0503 * j);
            const double away = nearest(point);
            if (std::abs(away - 10000.0) < 100.0) { continue; }
            CAPTURE(point.longitude(), point.latitude(), away);
            CHECK(contains(area, point) == (away < 10000.0));
            inside += away < 10000.0 ? 1 : 0;
        }
    }
    CHECK(inside > 100);
}

TEST_CASE("bands lie on their side of the edge") {
    const auto inside = area_of("inside_band(outline(gn:170903), 3km)");
    const auto outside = area_of("outside_band(outline(gn:170903), 3km)");
    const auto daraa = *outlines().outline("gn:170903");
    CHECK(area_km2(difference_of(inside, daraa)) < 1e-6);
    CHECK(area_km2(intersection_of(outside, daraa)) < 1e-6);
    CHECK(area_km2(outside) > area_km2(inside));
    const auto at_the_line = area_of("inside_band(outline(gn:173336), arc(golan-quneitra), 2km)");
    CHECK(area_km2(at_the_line) > 50);
    CHECK(area_km2(at_the_line) < 200);
    const auto border = area_of("buffer(border(gn:170903, gn:172410), 1km)");
    CHECK(area_km2(border) > 100);
}

TEST_CASE("links join only points that are near each other") {
    const auto linked = area_of("buffer(links(points(three), 9km), 1km)");
    CHECK(linked.polygons.size() == 1);
    CHECK_FALSE(contains(linked, at(37.0, 33.0)));
    CHECK(contains(linked, at(36.025, 33.0)));
}

TEST_CASE("an intersection of areas that do not meet is empty, and valid") {
    const auto empty = area_of("intersection(outline(gn:170903), north_of(land(SY), 36))");
    CHECK(empty.empty());
    CHECK(area_of("buffer(links(points(three), 1km), 1km)").empty());
}

TEST_CASE("recipes name each other in any order, and a thousand of them in a chain") {
    std::vector<std::pair<std::string, std::string>> chain;
    for (int i = 0; i < 1000; ++i) {
        chain.emplace_back("z" + std::to_string(i), "union(zone(z" + std::to_string(i + 1) + "))");
    }
    chain.emplace_back("z1000", "buffer(point(36 33), 1km)");
    const auto book = book_of(chain);
    CHECK(area_km2(book.area("z0")) == Approx(std::numbers::pi).epsilon(0.01));
    CHECK(book.has("z999"));
    CHECK_FALSE(book.has("z1001"));
    CHECK_THROWS_AS(book.area("z1001"), std::out_of_range);
}

TEST_CASE("areas are the same whichever thread asks first") {
    const auto book = book_of({{"a", "union(zone(b), zone(c))"},
                               {"b", "buffer(point(36 33), 20km)"},
                               {"c", "difference(outline(gn:170903), zone(b))"}});
    std::vector<std::thread> threads;
    std::vector<const MultiPolygon*> found(8, nullptr);
    for (std::size_t i = 0; i < found.size(); ++i) {
        threads.emplace_back([&, i] { found[i] = &book.area(i % 2 == 0 ? "a" : "c"); });
    }
    for (auto& thread : threads) { thread.join(); }
    for (std::size_t i = 2; i < found.size(); ++i) { CHECK(found[i] == found[i - 2]); }
    CHECK(area_km2(*found[0]) > area_km2(*found[1]));
}

TEST_CASE("a faulty recipe is refused with line, finding and remedy") {
    CHECK(message_of("outline(gn:170903") == "zones.tsv:2: recipe: a ) is missing. Close every (.");
    CHECK(message_of("outline(gn:1)") ==
          "zones.tsv:2: recipe: there is no outline of \"gn:1\". Draw it in geodata/outlines/.");
    CHECK(message_of("outlin(gn:1)") ==
          "zones.tsv:2: recipe: there is no function \"outlin\". See the list in geodata/README.md.");
    CHECK(message_of("") == "zones.tsv:2: recipe: a function is missing. Write for example outline(gn:170903).");
    CHECK(message_of("land(SY) land(SY)") == "zones.tsv:2: recipe: \"land(SY)\" follows the recipe. Remove it.");
    CHECK(message_of("buffer(point(38 33), 55)") ==
          "zones.tsv:2: recipe: \"55\" is not a distance. Write a number with a unit: 5km 500m 20mi 15nmi 300ft.");
    CHECK(
        message_of("buffer(point(38 33), 30000km)") ==
        "zones.tsv:2: recipe: the distance 30000km is impossible. Write one greater than 0 and at most half the Earth "
        "(20003 km).");
    CHECK(
        message_of("buffer(point(38 93), 3km)") ==
        "zones.tsv:2: recipe: \"38 93\" is not a position. Write longitude and latitude in degrees, for example 38.618 "
        "33.506.");
    CHECK(message_of("intersection(land(SY))") ==
          "zones.tsv:2: recipe: \"intersection\" was given other arguments than it takes. Write for example "
          "intersection(land(SY), region(badia)).");
    CHECK(message_of("point(38 33)") ==
          "zones.tsv:2: recipe: the recipe gives no area. Put buffer(…, 5km) around points or lines.");
    CHECK(message_of("border(gn:173336, gn:172410)") ==
          "zones.tsv:2: recipe: the recipe gives no area. Put buffer(…, 5km) around points or lines.");
    CHECK(message_of("buffer(border(gn:173336, gn:172410), 1km)") ==
          "zones.tsv:2: recipe: \"gn:173336\" and \"gn:172410\" share no border. Name two neighbours.");
    CHECK(message_of("zone(b)") == "zones.tsv:2: recipe: there is no zone \"b\". Use the id of a row that exists.");
    CHECK(message_of("buffer(points(none), 1km)") ==
          "zones.tsv:2: recipe: there is no group of points \"none\". Add it to the points table.");
    CHECK(message_of("buffer(land(SY), 6000km)") ==
          "zones.tsv:2: recipe: a distance from lines or areas is impossible. Write one from 1m to 5000km.");
    std::string deep = "land(SY)";
    for (int i = 0; i < 100; ++i) { deep = "union(" + deep + ")"; }
    CHECK(message_of(deep) ==
          "zones.tsv:2: recipe: calls are nested more than 60 deep. Give a part a row of its own and name it.");
}

TEST_CASE("an outline that crosses itself or the antimeridian is refused") {
    const auto bow_tie = message_of("polygon(36 33, 37 34, 37 33, 36 34)");
    CHECK(bow_tie.find("zones.tsv:2: recipe: the polygon is not valid") == 0);
    CHECK(
        message_of("polygon(170 10, -170 10, -170 20, 170 20)") ==
        "zones.tsv:2: recipe: an edge of the polygon is longer than half a turn. An outline across the 180th meridian "
        "is a union of two polygons, cut at 180 and -180.");
    CHECK(message_of("polygon(36 33, 37 33, 38 33)").find("not valid") != std::string::npos);
}

TEST_CASE("a recipe that refers to itself is refused") {
    CHECK(message_of("union(zone(a))") ==
          "zones.tsv:2: recipe: the recipe refers to itself through \"a\". Take one of the references out.");
    std::string found;
    try {
        (void)book_of({{"a", "zone(b)"}, {"b", "union(zone(c), land(SY))"}, {"c", "zone(a)"}});
    } catch (const InputError& error) { found = error.what(); }
    CHECK(found == "zones.tsv:4: recipe: the recipe refers to itself through \"a\". Take one of the references out.");
}

TEST_CASE("the bounds of a recipe hold its area, also far north and across the 180th meridian") {
    for (const auto* recipe :
         {"buffer(point(36 33), 55km)", "buffer(point(10 89), 300km)", "buffer(point(179.9 -17), 80km)",
          "inside_band(outline(gn:170903), 3km)", "outside_band(outline(gn:170903), 3km)",
          "intersection(outline(gn:170903), west_of(land(SY), 36.2))", "buffer(links(points(three), 9km), 1km)",
          "buffer(cut(edge(land(SY)), outline(gn:170903)), 2km)", "buffer(arc(golan-quneitra), 2km)"}) {
        CAPTURE(recipe);
        const auto book = book_of({{"a", recipe}});
        const auto bounds = book.bounds("a");
        REQUIRE(bounds.has_value());
        for (const auto& polygon : book.area("a").polygons) {
            for (const auto position : polygon.exterior.positions) {
                CHECK(bounds->west <= position.longitude());
                CHECK(position.longitude() <= bounds->east);
                CHECK(bounds->south <= position.latitude());
                CHECK(position.latitude() <= bounds->north);
            }
        }
    }
    CHECK_FALSE(book_of({{"a", "intersection(outline(gn:170903), north_of(land(SY), 36))"}}).bounds("a").has_value());
}
