#include "mapwire/ogr/ogr_module.hpp"

#include <catch2/catch.hpp>

#include "mapwire/layers/build_layers.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/writers/formats.hpp"
#include "support/sample_reading.hpp"
#include "support/scratch_folder.hpp"

using namespace mapwire;
using Catch::Matchers::Contains;

namespace {

bool gdal_is_loaded() { return file_content("/proc/self/maps").find("libgdal") != std::string::npos; }

struct Read {
    std::vector<Layer> layers;  // with their features, in the order met
};

Read read_all(OgrModule& ogr, const OgrSource& source) {
    Read read;
    ogr.read(source, [&](const Layer& definition, Feature&& feature) {
        if (read.layers.empty() || read.layers.back().name != definition.name) { read.layers.push_back(definition); }
        read.layers.back().features.push_back(std::move(feature));
    });
    return read;
}

}  // namespace

// This case must come first: once loaded, GDAL stays.
TEST_CASE("GDAL is loaded when it is first asked for, not to write GeoJSON") {
    const ScratchFolder scratch;
    const auto sample = sample::two_reports();
    const auto layers = build_layers(sample.readings, sample.places, {});
    OgrModule ogr;
    {
        OutputDirectory output(scratch.path() / "out", false);
        const auto styles = QgisStyles::load(geodata_files());
        for (const auto* name : {"geojson", "geojson-one", "geojsonseq"}) {
            CHECK(write_format(find_output_format(name, ogr), layers, {}, {}, styles, ogr, output).empty());
        }
        output.commit();
    }
    CHECK_FALSE(gdal_is_loaded());
    CHECK(ogr.version().starts_with("3."));
    CHECK(gdal_is_loaded());
}

TEST_CASE("a driver is known by its name in any case and says what it can do") {
    OgrModule ogr;
    const auto package = ogr.driver("gpkg");
    REQUIRE(package);
    CHECK(package->name == "GPKG");
    CHECK(package->extension == "gpkg");
    CHECK(package->writes);
    CHECK(package->many_layers);
    CHECK_FALSE(ogr.driver("no such driver"));
    CHECK_FALSE(ogr.driver("PNG"));
}

TEST_CASE("a source is read with its fields, whatever they are") {
    const ScratchFolder scratch;
    const auto path = scratch.path() / "spots.geojson";
    put_file(path, R"({"type":"FeatureCollection","features":[
{"type":"Feature","id":7,"properties":{"n":1,"x":2.5,"t":"a","when":"2017-06-09","none":null},"geometry":{"type":"Point","coordinates":[38.5,33.5]}},
{"type":"Feature","id":8,"properties":{"n":2,"x":1,"t":"","when":null,"none":null},"geometry":null}]})");
    OgrModule ogr;
    const auto read = read_all(ogr, {path.string(), "", ""});
    REQUIRE(read.layers.size() == 1);
    const auto& layer = read.layers.front();
    CHECK(layer.geometry_kind == GeometryKind::point);
    REQUIRE(layer.fields.size() == 5);
    CHECK(layer.fields[0].type == FieldType::integer);
    CHECK(layer.fields[1].type == FieldType::real);
    CHECK(layer.fields[3].type == FieldType::datetime);
    REQUIRE(layer.features.size() == 2);
    CHECK(layer.features[0].id == 7);
    CHECK(layer.features[0].values ==
          std::vector<FieldValue>{std::int64_t{1}, 2.5, std::string("a"), std::string("2017-06-09T00:00:00Z"), {}});
    CHECK(layer.features[0].geometry == Geometry{Coordinate::from_degrees({38.5, 33.5})});
    CHECK(layer.features[1].values == std::vector<FieldValue>{std::int64_t{2}, 1.0, {}, {}, {}});
    CHECK_FALSE(layer.features[1].geometry);
    CHECK(read_all(ogr, {path.string(), "", "n = 2"}).layers.front().features.size() == 1);
}

TEST_CASE("polygons become areas, and other reference systems become WGS 84") {
    const ScratchFolder scratch;
    const auto path = scratch.path() / "area.geojson";
    put_file(path, R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"features":[
{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[111319.49079,0],[111319.49079,111325.14287],[0,0]]]}}]})");
    OgrModule ogr;
    const auto read = read_all(ogr, {path.string(), "", ""});
    const auto& area = std::get<MultiPolygon>(*read.layers.front().features.front().geometry);
    const auto& corner = area.polygons.at(0).exterior.positions.at(2);
    CHECK(corner.longitude() == Approx(1.0).margin(1e-9));
    CHECK(corner.latitude() == Approx(1.0).margin(1e-9));
}

TEST_CASE("what cannot be read is named") {
    OgrModule ogr;
    CHECK_THROWS_WITH(read_all(ogr, {"/nowhere/x.gpkg", "", ""}), Contains("/nowhere/x.gpkg: cannot be read ("));
    const ScratchFolder scratch;
    const auto path = scratch.path() / "spots.geojson";
    put_file(path, R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]})");
    CHECK_THROWS_WITH(read_all(ogr, {path.string(), "towns", ""}), Contains("it has no layer towns"));
}

TEST_CASE("a format that cannot be written is a failure midway") {
    OgrModule ogr;
    const auto layers = layer_definitions();
    OgrWriteJob job;
    job.driver = "GPKG";
    job.destination = "/proc/mapwire.gpkg";
    job.layers = {&layers.front()};
    CHECK_THROWS_AS(ogr.write(job), RunError);
    job.driver = "Nonsense";
    CHECK_THROWS_WITH(ogr.write(job), Contains("GDAL has no driver Nonsense"));
}
