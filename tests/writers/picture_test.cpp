#include "mapwire/writers/picture.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "mapwire/layers/build_layers.hpp"
#include "mapwire/raster/png_module.hpp"
#include "support/sample_reading.hpp"
#include "support/scratch_folder.hpp"
#include "writers/picture/labels.hpp"
#include "writers/picture/shapes.hpp"

using namespace mapwire;
using Catch::Matchers::Contains;

namespace {

std::vector<Layer> sample_layers() {
    const auto sample = sample::two_reports();
    return build_layers(sample.readings, sample.places, {});
}

std::string picture(const std::vector<Layer>& layers, PictureOptions options = {}) {
    const BaseMap base{{{"Beta", "country", "BT", sample::box_area(33.0, 31.0, 38.0, 36.0)}}, {}, "Outlines: a sketch"};
    if (options.title.empty()) { options.title = "Two reports"; }
    return to_svg(layers, {"mapwire", "Invented places"}, base, SymbolTable::load(geodata_files()), options);
}

Layer places_at(const std::vector<Degrees>& positions) {
    Layer layer;
    for (auto& known : layer_definitions()) {
        if (known.name == "places") { layer = std::move(known); }
    }
    for (const auto& position : positions) {
        Feature feature{static_cast<std::int64_t>(layer.features.size() + 1), Coordinate::from_degrees(position), {}};
        for (const auto& field : layer.fields) {
            FieldValue value;
            if (field.name == "feature_code") { value = std::string("PPL"); }
            if (field.name == "name") { value = "Place " + std::to_string(layer.features.size()); }
            if (field.name == "mention_count") { value = std::int64_t{1}; }
            feature.values.push_back(value);
        }
        layer.features.push_back(std::move(feature));
    }
    return layer;
}

}  // namespace

TEST_CASE("a picture has title, legend, scale bar, north arrow and sources") {
    const auto svg = picture(sample_layers());
    CHECK_THAT(svg, Contains("Two reports") && Contains("2 articles, published 2017-06-09 to 2017-07-02"));
    CHECK_THAT(svg, Contains("Exclusion zone, in force") && Contains("Safe zone, proposed"));
    CHECK_THAT(svg, Contains(" km</text>") && Contains(">N</text>") && Contains("° N</text>"));
    CHECK_THAT(svg, Contains("Places: Invented places.") && Contains("Outlines: a sketch."));
    CHECK_THAT(svg, Contains("BETA"));
    CHECK(svg == picture(sample_layers()));
}

TEST_CASE("words of articles are escaped in a picture, and what turns the writing round is left out") {
    auto layers = sample_layers();
    for (auto& layer : layers) {
        if (layer.name != "zones") { continue; }
        layer.features.in_memory().front().values.at(1) = std::string(
            "</text><script>x</script>\xE2\x80\xAE"
            "abc");
    }
    const auto svg = picture(layers);
    CHECK(svg.find("<script>") == std::string::npos);
    CHECK(svg.find("\xE2\x80\xAE") == std::string::npos);
    CHECK_THAT(svg, Contains("&lt;/text&gt;&lt;script&gt;"));
}

TEST_CASE("a picture of a layer on disk is that of the same layer in memory") {
    const ScratchFolder scratch;
    const auto in_memory = sample_layers();
    auto on_disk = sample_layers();
    for (auto& layer : on_disk) {
        FeatureList features(scratch.path(), 1000);
        for (const auto& feature : layer.features) { features.push_back(feature); }
        layer.features = std::move(features);
    }
    CHECK(std::any_of(on_disk.begin(), on_disk.end(), [](const Layer& layer) { return layer.features.spilled(); }));
    CHECK(picture(on_disk) == picture(in_memory));
}

TEST_CASE("a place far from the story does not shrink the map, but is named below it") {
    std::vector<Degrees> positions{{35.0, 33.0}, {35.2, 33.1}, {35.4, 33.3}, {35.1, 33.4}, {-77.0, 38.9}};
    const std::vector<Layer> layers{places_at(positions)};
    const auto box = extent_of(layers);
    CHECK(box.west > 33.0);
    CHECK(box.east < 37.0);
    CHECK_THAT(picture(layers), Contains("beyond this map: Place 4"));
}

TEST_CASE("a zone that is the story is on the map whole, though it is far larger than its town") {
    auto layers = sample_layers();
    for (auto& layer : layers) {
        if (layer.name == "zones") {
            layer.features.in_memory().resize(1);
            layer.features.in_memory().front().geometry = sample::box_area(30.0, 30.0, 40.0, 37.0);
        } else {
            layer.features = {};
        }
    }
    layers.push_back(places_at({{35.0, 33.5}}));
    const auto box = extent_of(layers);
    CHECK(box.west < 30.0);
    CHECK(box.east > 40.0);
    CHECK(box.north > 37.0);
}

TEST_CASE("a story on both sides of the 180th meridian has a narrow map across it") {
    const std::vector<Layer> layers{places_at({{179.5, -17.0}, {-179.6, -16.5}, {179.9, -16.0}})};
    const auto box = extent_of(layers);
    CHECK(box.west > 178.0);
    CHECK(box.east < -178.0);
    CHECK_THAT(picture(layers), Contains("Place 0") && Contains("Place 1"));
}

TEST_CASE("the cut of an area at the 180th meridian is no border") {
    auto area = sample::box_area(170.0, -20.0, 180.0, -10.0);
    area.polygons.push_back(sample::box_area(-180.0, -20.0, -175.0, -10.0).polygons.front());
    const auto outline = outline_without_cut(area);
    REQUIRE(outline);
    std::size_t edges = 0;
    for (const auto& line : outline->lines) {
        for (std::size_t i = 1; i < line.positions.size(); ++i, ++edges) {
            CHECK(std::min(std::abs(line.positions[i - 1].longitude()), std::abs(line.positions[i].longitude())) <
                  180.0);
        }
    }
    CHECK(edges == 6);
    CHECK_FALSE(outline_without_cut(sample::box_area(30.0, 30.0, 40.0, 37.0)));
}

TEST_CASE("land across the far side of a map is drawn at both edges, not through the middle") {
    const PixelBox frame{0.0, 0.0, 1000.0, 600.0};
    const Projection projection({20.0, -60.0, 0.0, 80.0}, frame);  // the middle at 190 degrees east
    const auto ring = [](std::vector<Degrees> corners) {
        Ring made;
        for (const auto corner : corners) { made.positions.push_back(Coordinate::from_degrees(corner)); }
        return made;
    };
    MultiPolygon area;
    area.polygons.push_back({ring({{-5.0, 0.0}, {25.0, 0.0}, {25.0, 20.0}, {-5.0, 20.0}, {-5.0, 0.0}}), {}});
    const auto rings = rings_of(area, projection, frame);
    REQUIRE(rings.size() == 2);
    for (const auto& path : rings) {
        const auto [left, right] =
            std::minmax_element(path.begin(), path.end(), [](Pixel a, Pixel b) { return a.x < b.x; });
        CHECK(right->x - left->x < 60.0);
        CHECK((left->x < 60.0 || right->x > 940.0));
    }
    // A circle across the 180th meridian that nobody cut stays in one piece.
    MultiPolygon uncut;
    uncut.polygons.push_back({ring({{178.0, 0.0}, {-178.0, 0.0}, {-178.0, 4.0}, {178.0, 4.0}, {178.0, 0.0}}), {}});
    const auto one = rings_of(uncut, projection, frame);
    REQUIRE(one.size() == 1);
    CHECK(area_of(one.front()) ==
          Approx(16.0 * std::pow(projection.pixels_around_the_world() / 360.0, 2)).epsilon(0.3));
}

TEST_CASE("nothing to show gives a map of the world") {
    const std::vector<Layer> layers{places_at({})};
    CHECK(extent_of(layers).west == -180.0);
    CHECK_THAT(picture(layers), Contains("<svg"));
}

TEST_CASE("the scale of the picture is true on the ellipsoid") {
    // Two positions 0.5 degrees of longitude apart at 33 degrees north: 46 729.7 m (GeographicLib, the parallel's arc
    // 46 730 m); the projection says so within 0.5 per cent.
    const Projection projection({34.0, 32.5, 36.0, 33.5}, {0.0, 0.0, 1000.0, 800.0});
    const auto a = projection(Coordinate::from_degrees({35.0, 33.0}));
    const auto b = projection(Coordinate::from_degrees({35.5, 33.0}));
    const double metres = std::hypot(b.x - a.x, b.y - a.y) * projection.metres_per_pixel();
    CHECK(metres == Approx(46'730.0).epsilon(0.005));
    CHECK(projection.middle_latitude() == Approx(33.0).margin(0.01));
    // As far north as east: a circle looks round.
    const auto c = projection(Coordinate::from_degrees({35.0, 33.0 + 46'730.0 / 110'905.0}));
    CHECK(std::abs(c.y - a.y) == Approx(std::abs(b.x - a.x)).epsilon(0.005));
}

TEST_CASE("labels never lie over one another or over a symbol") {
    LabelPlacer labels({0.0, 0.0, 300.0, 200.0});
    Svg svg;
    int written = 0;
    for (int i = 0; i < 40; ++i) {
        const Pixel at{150.0 + i % 5, 100.0 + i % 7};
        labels.keep_free({at.x - 4, at.y - 4, at.x + 4, at.y + 4});
        written += labels.beside(at, 4.0, "Al Tanf crossing", {}, svg) ? 1 : 0;
    }
    CHECK(written >= 1);
    CHECK(written <= 12);
}

TEST_CASE("the size of picture and letters is what was asked for") {
    PictureOptions options;
    options.width = 800;
    options.height = 600;
    options.font_size = 20.0;
    options.font = "Some Font";
    CHECK_THAT(picture(sample_layers(), options), Contains("width=\"800\" height=\"600\"") &&
                                                      Contains("font-family=\"Some Font\"") &&
                                                      Contains("font-size=\"20\""));
}

TEST_CASE("a picture in pixels is a PNG of the size asked for") {
    if (!PngModule::is_there()) {
        WARN("skipped: built without librsvg");
        return;
    }
    PictureOptions options;
    options.width = 640;
    options.height = 480;
    const auto png = PngModule::to_png(picture(sample_layers(), options));
    REQUIRE(png.size() > 5000);
    CHECK(png.substr(1, 3) == "PNG");
    CHECK(static_cast<unsigned char>(png[18]) * 256 + static_cast<unsigned char>(png[19]) == 640);
    CHECK(static_cast<unsigned char>(png[22]) * 256 + static_cast<unsigned char>(png[23]) == 480);
    CHECK_THROWS(PngModule::to_png("no picture"));
}
