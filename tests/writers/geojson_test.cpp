#include "mapwire/writers/geojson.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "support/sample_reading.hpp"
#include "writers/geojson_buffer.hpp"

using namespace mapwire;
using Catch::Matchers::Contains;

namespace {

Coordinate at(double lon, double lat) { return Coordinate::from_degrees({lon, lat}); }

Layer layer_of(GeometryKind kind, std::vector<Geometry> geometries) {
    Layer layer{"spots", "Spots", "", kind, {{"name", FieldType::text, "a name"}}, {}};
    std::int64_t id = 0;
    for (auto& geometry : geometries) { layer.features.push_back({++id, std::move(geometry), {std::string("x")}}); }
    return layer;
}

std::string written(std::int64_t e7) {
    GeoJsonBuffer text;
    text.degrees(e7);
    return text.take();
}

std::string json_quoted(std::string_view words) {
    GeoJsonBuffer text;
    text.string(words);
    return text.take();
}

}  // namespace

TEST_CASE("a layer is one FeatureCollection with a feature a line") {
    Layer layer{"spots",
                "Spots",
                "Where \"it\" was",
                GeometryKind::point,
                {{"name", FieldType::text, ""},
                 {"n", FieldType::integer, ""},
                 {"m", FieldType::real, ""},
                 {"licence", FieldType::text, ""}},
                {}};
    layer.features.push_back({1,
                              at(38.6177800, 33.50583),
                              {std::string("a\nb"), std::int64_t{-4}, 53108.352, std::string("CC BY 4.0; CC0-1.0")}});
    layer.features.push_back({2, std::nullopt, {std::monostate{}, std::monostate{}, 20.0, std::string("CC0-1.0")}});
    CHECK(
        to_geojson(layer, {"mapwire 0.1.0", "GeoNames"}) ==
        "{\n\"type\":\"FeatureCollection\",\n\"name\":\"spots\",\n\"title\":\"Spots\",\n"
        "\"description\":\"Where \\\"it\\\" was\",\n\"generator\":\"mapwire 0.1.0\",\n\"attribution\":\"GeoNames\",\n"
        "\"licence\":\"CC BY 4.0; CC0-1.0\",\n\"bbox\":[38.61778,33.50583,38.61778,33.50583],\n\"features\":[\n"
        "{\"type\":\"Feature\",\"id\":1,\"properties\":{\"name\":\"a\\nb\",\"n\":-4,\"m\":53108.352,"
        "\"licence\":\"CC BY 4.0; CC0-1.0\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[38.61778,33.50583]}},\n"
        "{\"type\":\"Feature\",\"id\":2,\"properties\":{\"name\":null,\"n\":null,\"m\":20.0,\"licence\":\"CC0-1.0\"},"
        "\"geometry\":null}\n]}\n");
}

TEST_CASE("a layer without features is an empty FeatureCollection without bbox") {
    CHECK(to_geojson(layer_of(GeometryKind::point, {})) ==
          "{\n\"type\":\"FeatureCollection\",\n\"name\":\"spots\",\n\"title\":\"Spots\",\n\"features\":[\n]}\n");
}

TEST_CASE("degrees have at most seven decimals and no needless zeros") {
    CHECK(written(386177800) == "38.61778");
    CHECK(written(-1800000000) == "-180");
    CHECK(written(1799999999) == "179.9999999");
    CHECK(written(1) == "0.0000001");
    CHECK(written(-1) == "-0.0000001");
    CHECK(written(0) == "0");
    CHECK(written(90500000) == "9.05");
}

TEST_CASE("a position that rounds to zero has no sign") {
    CHECK_THAT(to_geojson(layer_of(GeometryKind::point, {at(-1e-9, -0.0)})), Contains("\"coordinates\":[0,0]"));
}

TEST_CASE("strings are escaped as JSON asks and all other characters are left as they are") {
    CHECK(json_quoted("plain") == "\"plain\"");
    CHECK(json_quoted("say \"hi\" \\ twice, and then some") == "\"say \\\"hi\\\" \\\\ twice, and then some\"");
    CHECK(json_quoted(std::string_view("\0\x01\x1f\t\r\n", 6)) == "\"\\u0000\\u0001\\u001f\\t\\r\\n\"");
    CHECK(json_quoted("التنف — Élan 🛩") == "\"التنف — Élan 🛩\"");
    CHECK(json_quoted("1234567\"") == "\"1234567\\\"\"");
    CHECK(json_quoted("12345678\x1f"
                      "0") == "\"12345678\\u001f0\"");
}

TEST_CASE("bytes that are not UTF-8 become replacement characters") {
    CHECK(json_quoted("a\xFFz") == "\"a\xEF\xBF\xBDz\"");
    CHECK(json_quoted("cut \xD8") == "\"cut \xEF\xBF\xBD\"");
}

TEST_CASE("real numbers always show that they are real") {
    const auto real = [](double value) {
        GeoJsonBuffer text;
        text.real(value);
        return text.take();
    };
    CHECK(real(20.0) == "20.0");
    CHECK(real(0.93) == "0.93");
    CHECK(real(-0.5) == "-0.5");
    CHECK(real(1e300) == "1e+300");
}

TEST_CASE("rings are turned by the right-hand rule and closed") {
    auto clockwise = sample::box(0, 0, 2, 1);
    std::reverse(clockwise.positions.begin(), clockwise.positions.end());
    auto hole = sample::box(0.5, 0.25, 1, 0.75);
    hole.positions.pop_back();  // not closed, counter-clockwise
    const MultiPolygon area{{Polygon{clockwise, {hole}}}};
    CHECK_THAT(to_geojson(layer_of(GeometryKind::multi_polygon, {area})),
               Contains("{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[2,0],[2,1],[0,1],[0,0]],"
                        "[[0.5,0.25],[0.5,0.75],[1,0.75],[1,0.25],[0.5,0.25]]]]}"));
}

TEST_CASE("what rounding leaves without area is dropped") {
    const MultiPolygon speck{{Polygon{sample::box(0, 0, 1e-8, 1e-8), {}}}};
    CHECK_THAT(to_geojson(layer_of(GeometryKind::multi_polygon, {speck})), Contains("\"geometry\":null"));
}

TEST_CASE("lines are always written as MultiLineString") {
    const LineString line{{at(0, 0), at(0, 1e-9), at(1, 1)}};
    CHECK_THAT(to_geojson(layer_of(GeometryKind::multi_line_string, {line})),
               Contains("{\"type\":\"MultiLineString\",\"coordinates\":[[[0,0],[1,1]]]}"));
}

TEST_CASE("the bbox of features on both sides of the 180th meridian crosses it") {
    CHECK(bounds(layer_of(GeometryKind::point, {at(177, -20), at(-178, -16)})) == BoundingBox{177, -20, -178, -16});
    CHECK(bounds(layer_of(GeometryKind::point, {at(-100, 40), at(20, 50)})) == BoundingBox{-100, 40, 20, 50});
    const MultiPolygon cut{{Polygon{sample::box(179, -1, 180, 1), {}}, Polygon{sample::box(-180, -1, -179, 1), {}}}};
    CHECK(bounds(layer_of(GeometryKind::multi_polygon, {cut})) == BoundingBox{179, -1, -179, 1});
    CHECK_FALSE(bounds(layer_of(GeometryKind::point, {})));
}

TEST_CASE("the box crosses the 180th meridian where a stretch without features is wider than half the Earth") {
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        std::vector<double> longitudes(1 + random() % 4);
        for (auto& longitude : longitudes) { longitude = static_cast<double>(random() % 73) * 5.0 - 180.0; }
        std::vector<Geometry> points;
        for (const auto longitude : longitudes) { points.push_back(at(longitude, 10)); }
        std::sort(longitudes.begin(), longitudes.end());
        BoundingBox expected{longitudes.front(), 10, longitudes.back(), 10};
        for (std::size_t i = 1; i < longitudes.size(); ++i) {
            if (longitudes[i] - longitudes[i - 1] > 180.0) { expected = {longitudes[i], 10, longitudes[i - 1], 10}; }
        }
        CHECK(bounds(layer_of(GeometryKind::point, points)) == expected);
    }
}

TEST_CASE("a feature of a sequence is one line that names its layer") {
    const auto layer = layer_of(GeometryKind::point, {at(1, 2)});
    CHECK(to_geojson_feature(layer, layer.features.front()) ==
          "{\"type\":\"Feature\",\"layer\":\"spots\",\"id\":1,\"properties\":{\"name\":\"x\"},"
          "\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}");
}

TEST_CASE("text in pieces is the same text") {
    std::vector<Geometry> many(30000, Geometry{at(12.3456789, -45.6789)});
    const auto layer = layer_of(GeometryKind::point, std::move(many));
    std::string joined;
    std::size_t pieces = 0;
    write_geojson(layer, {}, [&](std::string_view bytes) {
        joined += bytes;
        ++pieces;
    });
    CHECK(pieces > 1);
    CHECK(joined == to_geojson(layer));
}
