#include "mapwire/writers/formats.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "mapwire/layers/build_layers.hpp"
#include "mapwire/model/error.hpp"
#include "support/sample_reading.hpp"
#include "support/scratch_folder.hpp"

using namespace mapwire;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

std::vector<Layer> sample_layers() {
    const auto sample = sample::two_reports();
    return build_layers(sample.readings, sample.places, {});
}

const RunNotes notes{"Sample", {"mapwire", "Invented places"}, "2017-07-02T00:00:00Z"};

std::vector<std::string> write_as(const std::string& format, const std::vector<Layer>& layers, const fs::path& folder,
                                  const FormatOptions& options = {}) {
    OgrModule ogr;
    OutputDirectory output(folder, false);
    auto losses = write_format(find_output_format(format, ogr), layers, notes, options,
                               QgisStyles::load(geodata_files()), ogr, output);
    output.commit();
    return losses;
}

Layer read_layer(const fs::path& path, const std::string& name) {
    OgrModule ogr;
    Layer read;
    ogr.read({path.string(), name, ""}, [&](const Layer& definition, Feature&& feature) {
        if (read.fields.empty()) { read = definition; }
        read.features.push_back(std::move(feature));
    });
    return read;
}

std::optional<FieldValue> value_of(const Layer& layer, const Feature& feature, const std::string& field) {
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        if (layer.fields[i].name == field) { return feature.values[i]; }
    }
    return std::nullopt;
}

std::string as_text(const FieldValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) { return *text; }
    if (const auto* whole = std::get_if<std::int64_t>(&value)) { return std::to_string(static_cast<double>(*whole)); }
    if (const auto* real = std::get_if<double>(&value)) { return std::to_string(*real); }
    return "null";
}

/// A reader may see "4" as a number or a text: the same to seven digits.
bool same_value(const FieldValue& written, const FieldValue& read) {
    if (as_text(written) == as_text(read)) { return true; }
    const auto* text = std::get_if<std::string>(&read);
    const bool number =
        !std::holds_alternative<std::string>(written) && !std::holds_alternative<std::monostate>(written);
    return text != nullptr && number && std::to_string(std::atof(text->c_str())) == as_text(written);
}

std::size_t vertices(const std::optional<Geometry>& geometry) {
    if (!geometry) { return 0; }
    if (const auto* lines = std::get_if<MultiLineString>(&*geometry)) { return lines->lines.at(0).positions.size(); }
    if (const auto* line = std::get_if<LineString>(&*geometry)) { return line->positions.size(); }
    if (const auto* area = std::get_if<MultiPolygon>(&*geometry)) {
        return area->polygons.at(0).exterior.positions.size();
    }
    return 1;
}

Coordinate first_position(const Geometry& geometry) {
    if (const auto* lines = std::get_if<MultiLineString>(&geometry)) { return lines->lines.at(0).positions.at(0); }
    if (const auto* line = std::get_if<LineString>(&geometry)) { return line->positions.at(0); }
    if (const auto* area = std::get_if<MultiPolygon>(&geometry)) {
        return area->polygons.at(0).exterior.positions.at(0);
    }
    return std::get<Coordinate>(geometry);
}

/// The same features in the same order, with the same geometry, and all fields that `skipped` does not name.
void check_same(const Layer& written, const Layer& read, const std::vector<std::string>& skipped = {}) {
    INFO(written.name);
    REQUIRE(read.features.size() == written.features.size());
    for (std::size_t i = 0; i < written.features.size(); ++i) {
        const auto& a = written.features[i];
        const auto& b = read.features[i];
        CHECK(vertices(a.geometry) == vertices(b.geometry));
        if (a.geometry && b.geometry) {
            CHECK(first_position(*a.geometry).longitude() ==
                  Approx(first_position(*b.geometry).longitude()).margin(1e-7));
            CHECK(first_position(*a.geometry).latitude() ==
                  Approx(first_position(*b.geometry).latitude()).margin(1e-7));
        }
        for (std::size_t k = 0; k < written.fields.size(); ++k) {
            const auto& name = written.fields[k].name;
            if (std::find(skipped.begin(), skipped.end(), name) != skipped.end()) { continue; }
            const auto value = value_of(read, b, name);
            INFO(name);
            REQUIRE(value);
            INFO(as_text(a.values[k]) << " / " << as_text(*value));
            CHECK(same_value(a.values[k], *value));
        }
    }
}

}  // namespace

TEST_CASE("GeoJSON and GeoPackage come back from OGR feature by feature") {
    const auto layers = sample_layers();
    for (const auto* format : {"geojson", "gpkg"}) {
        const ScratchFolder scratch;
        INFO(format);
        CHECK(write_as(format, layers, scratch.path() / "out").empty());
        const bool one_file = std::string(format) == "gpkg";
        for (const auto& layer : layers) {
            const auto file = one_file ? "mapwire.gpkg" : layer.name + ".geojson";
            const auto read = read_layer(scratch.path() / "out" / file, one_file ? layer.name : "");
            check_same(layer, read);
            CHECK(read.features.back().id == layer.features.back().id);
        }
    }
}

TEST_CASE("FlatGeobuf comes back from OGR with all features that have a geometry, in the order of its index") {
    auto layers = sample_layers();
    const ScratchFolder scratch;
    CHECK(write_as("fgb", layers, scratch.path() / "out").size() == 1);
    const auto by_text_id = [](const Feature& a, const Feature& b) { return a.values.front() < b.values.front(); };
    for (auto& layer : layers) {
        auto read = read_layer(scratch.path() / "out" / (layer.name + ".fgb"), "");
        std::erase_if(layer.features.in_memory(), [](const Feature& feature) { return !feature.geometry; });
        std::sort(layer.features.in_memory().begin(), layer.features.in_memory().end(), by_text_id);
        std::sort(read.features.in_memory().begin(), read.features.in_memory().end(), by_text_id);
        check_same(layer, read);
        CHECK(fs::exists(scratch.path() / "out" / (layer.name + ".qml")));
    }
}

TEST_CASE("KML comes back from OGR with names, times and geometry") {
    const auto layers = sample_layers();
    const ScratchFolder scratch;
    CHECK(write_as("kml", layers, scratch.path() / "out").empty());
    for (const auto& layer : layers) {
        auto read = read_layer(scratch.path() / "out" / "mapwire.kml", layer.name);
        for (auto& field : read.fields) {
            if (field.name == "Name") { field.name = "name"; }
        }
        check_same(layer, read, {"start_date", "end_date", "event_date"});
    }
    const auto text = file_content(scratch.path() / "out" / "mapwire.kml");
    CHECK_THAT(text, Contains("<begin>2017-07-01</begin>"));
}

TEST_CASE("CSV comes back from OGR as text, areas as WKT") {
    const auto layers = sample_layers();
    const ScratchFolder scratch;
    CHECK(write_as("csv", layers, scratch.path() / "out").size() == 1);
    for (const auto& layer : layers) {
        const auto read = read_layer(scratch.path() / "out" / (layer.name + ".csv"), "");
        REQUIRE(read.features.size() == layer.features.size());
        for (std::size_t i = 0; i < layer.features.size(); ++i) {
            for (std::size_t k = 0; k < layer.fields.size(); ++k) {
                INFO(layer.name << " " << layer.fields[k].name);
                const auto value = value_of(read, read.features[i], layer.fields[k].name);
                REQUIRE(value);
                CHECK(same_value(layer.features[i].values[k], *value));
            }
        }
    }
    CHECK_THAT(file_content(scratch.path() / "out" / "zones.csv"), Contains("MULTIPOLYGON (((35.3 32.3,"));
    CHECK_THAT(file_content(scratch.path() / "out" / "places.csv"), Contains("X,Y,place_id,name"));
}

TEST_CASE("a shapefile comes back from OGR with short names, and what it loses is said") {
    const auto layers = sample_layers();
    const ScratchFolder scratch;
    const auto losses = write_as("shp", layers, scratch.path() / "out");
    CHECK_THAT(losses.at(0), Contains("cuts field names to 10 characters"));
    const auto read = read_layer(scratch.path() / "out" / "zones.shp", "");
    const auto& zones = layers.at(2);
    REQUIRE(read.features.size() == zones.features.size());
    for (std::size_t i = 0; i < zones.features.size(); ++i) {
        CHECK(same_value(*value_of(zones, zones.features[i], "name"), *value_of(read, read.features[i], "name")));
        CHECK(
            same_value(*value_of(zones, zones.features[i], "end_date"), *value_of(read, read.features[i], "end_date")));
        CHECK(
            same_value(*value_of(zones, zones.features[i], "radius_m"), *value_of(read, read.features[i], "radius_m")));
        CHECK(vertices(read.features[i].geometry) == 5);
    }
}

TEST_CASE("any driver of OGR writes by its own name, with its options") {
    const auto layers = sample_layers();
    const ScratchFolder scratch;
    CHECK(write_as("GML", layers, scratch.path() / "gml").empty());
    check_same(layers.at(2), read_layer(scratch.path() / "gml" / "mapwire.gml", "zones"),
               {"start_date", "end_date", "published"});
    CHECK(write_as("CSV", layers, scratch.path() / "csv", {{}, {"SEPARATOR=SEMICOLON"}}).size() <= 1);
    write_as("MapInfo File", layers, scratch.path() / "mapinfo");  // which numbers features itself
    CHECK(read_layer(scratch.path() / "mapinfo" / "places.tab", "places").features.size() ==
          layers.at(0).features.size());
    OgrModule ogr;
    CHECK_THROWS_WITH(
        find_output_format("mapinfox", ogr),
        "mapinfox: is no format that mapwire knows. Use one of geojson, geojson-one, geojsonseq, gpkg, fgb, "
        "html, svg, png, kml, acled, hxl, timemap, csv, shp, postgis, or the name of an OGR driver.");
    CHECK_THROWS_WITH(find_output_format("WFS", ogr), Contains("reads but does not write"));
}

TEST_CASE("a GeoPackage has the same bytes each time") {
    const auto layers = sample_layers();
    const ScratchFolder scratch;
    CHECK(write_as("gpkg", layers, scratch.path() / "one").empty());
    CHECK(write_as("gpkg", layers, scratch.path() / "two").empty());
    const auto bytes = file_content(scratch.path() / "one" / "mapwire.gpkg");
    CHECK(bytes == file_content(scratch.path() / "two" / "mapwire.gpkg"));
    CHECK_THAT(bytes, Contains("2017-07-02T00:00:00.000Z"));
}

TEST_CASE("all layers go into one collection or one sequence, each feature with its layer") {
    const auto layers = sample_layers();
    const ScratchFolder scratch;
    CHECK(write_as("geojson-one", layers, scratch.path() / "one").empty());
    const auto one = file_content(scratch.path() / "one" / "mapwire.geojson");
    CHECK_THAT(one, Contains("{\"type\":\"Feature\",\"layer\":\"places\",\"id\":1,"));
    CHECK_THAT(one, Contains("{\"type\":\"Feature\",\"layer\":\"zones\",\"id\":13,"));
    CHECK_THAT(one, Contains("\"bbox\":[34,32,37.8,34.2]"));
    CHECK(write_as("geojsonseq", layers, scratch.path() / "seq").empty());
    const auto sequence = file_content(scratch.path() / "seq" / "mapwire.geojsonl");
    std::size_t features = 0;
    for (const auto& layer : layers) { features += layer.features.size(); }
    CHECK(static_cast<std::size_t>(std::count(sequence.begin(), sequence.end(), '\n')) == features);
}
