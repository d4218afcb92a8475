#include "mapwire/writers/formats.hpp"

#include <algorithm>
#include <array>

#include "mapwire/model/error.hpp"
#include "writers/geopackage.hpp"

namespace mapwire {
namespace {

const std::array<OutputFormat, 8>& table() {
    static const std::array<OutputFormat, 8> formats{{
        {"geojson", "", "geojson", false, "", {}},
        {"geojson-one", "", "geojson", true, "", {}},
        {"geojsonseq", "", "geojsonl", true, "", {}},
        {"gpkg", "GPKG", "gpkg", true, "", {}},
        {"fgb",
         "FlatGeobuf",
         "fgb",
         false,
         "FlatGeobuf leaves out features without geometry, such as unresolved mentions",
         {}},
        {"kml",
         "LIBKML",
         "kml",
         true,
         "Areas and lines of KML have no type of their own: all layers become folders",
         {"LIBKML_NAME_FIELD=name", "LIBKML_BEGIN_FIELD=start_date", "LIBKML_END_FIELD=end_date",
          "LIBKML_TIMESTAMP_FIELD=event_date"}},
        {"csv", "CSV", "csv", false, "CSV keeps areas and lines as WKT text, and everything unknown as empty text", {}},
        {"shp",
         "ESRI Shapefile",
         "shp",
         false,
         "A shapefile cuts field names to 10 characters and texts to 254 bytes, and keeps times as text",
         {}},
    }};
    return formats;
}

std::string names_of_formats() {
    std::string names;
    for (const auto& format : table()) { names += (names.empty() ? "" : ", ") + format.name; }
    return names;
}

void write_by_ogr(const OutputFormat& format, std::vector<const Layer*> layers, const std::string& name,
                  const RunNotes& notes, const FormatOptions& options, std::vector<std::string> statements,
                  OgrModule& ogr, OutputDirectory& output, std::vector<std::string>& losses) {
    OgrWriteJob job;
    job.driver = format.driver;
    job.destination = (output.staging() / name).string();
    job.layers = std::move(layers);
    job.dataset_options = options.dataset_options;
    job.layer_options = options.layer_options;
    job.statements = std::move(statements);
    job.settings = format.settings;
    job.last_change = notes.last_change.empty() ? "1970-01-01T00:00:00Z" : notes.last_change;
    for (auto& warning : ogr.write(job)) { losses.push_back(name + ": " + warning); }
}

}  // namespace

std::span<const OutputFormat> output_formats() { return table(); }

OutputFormat find_output_format(std::string_view name, OgrModule& ogr) {
    for (const auto& format : table()) {
        if (format.name == name) { return format; }
    }
    const auto driver = ogr.driver(std::string(name));
    if (!driver) {
        throw InputError({std::string(name), "is no format that mapwire knows",
                          "Use one of " + names_of_formats() + ", or the name of an OGR driver"});
    }
    if (!driver->writes) {
        throw InputError(
            {std::string(name), "is a format that OGR reads but does not write", "Use one of " + names_of_formats()});
    }
    return {driver->name, driver->name, driver->extension, driver->many_layers, "", {}};
}

std::vector<std::string> write_format(const OutputFormat& format, std::span<const Layer> layers, const RunNotes& notes,
                                      const FormatOptions& options, const QgisStyles& styles, OgrModule& ogr,
                                      OutputDirectory& output) {
    std::vector<std::string> losses;
    if (!format.loses.empty()) { losses.push_back(format.loses); }
    const std::string ending = format.extension.empty() ? "" : "." + format.extension;
    if (format.name == "geojson") {
        write_default_files(layers, notes, styles, output);
    } else if (format.name == "geojson-one") {
        output.write("mapwire" + ending,
                     [&](const ByteSink& sink) { write_one_geojson(layers, "mapwire", notes.files, sink); });
    } else if (format.name == "geojsonseq") {
        output.write("mapwire" + ending, [&](const ByteSink& sink) { write_geojson_sequence(layers, sink); });
    } else if (format.one_file) {
        std::vector<const Layer*> all;
        for (const auto& layer : layers) { all.push_back(&layer); }
        const std::string name = "mapwire" + ending;
        auto statements =
            format.driver == "GPKG" ? geopackage_statements(layers, notes, styles, name) : std::vector<std::string>{};
        write_by_ogr(format, std::move(all), name, notes, options, std::move(statements), ogr, output, losses);
    } else {
        for (const auto& layer : layers) {
            write_by_ogr(format, {&layer}, layer.name + ending, notes, options, {}, ogr, output, losses);
            if (format.driver == "FlatGeobuf") { output.write(layer.name + ".qml", styles.qml(layer)); }
        }
    }
    return losses;
}

}  // namespace mapwire
