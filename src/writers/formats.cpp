#include "mapwire/writers/formats.hpp"

#include <algorithm>

#include "mapwire/model/error.hpp"
#include "mapwire/raster/png_module.hpp"
#include "mapwire/writers/page.hpp"
#include "writers/exchange/exchange.hpp"
#include "writers/geopackage.hpp"

namespace mapwire {
namespace {

void write_by_ogr(const OutputFormat& format, const FormatJob& job, std::vector<const Layer*> layers,
                  const std::string& name, std::vector<std::string> statements = {}) {
    OgrWriteJob work;
    work.driver = format.driver;
    work.destination = (job.output.staging() / name).string();
    work.layers = std::move(layers);
    work.dataset_options = job.options.dataset_options;
    work.layer_options = job.options.layer_options;
    work.statements = std::move(statements);
    work.settings = format.settings;
    work.last_change = job.notes.last_change.empty() ? "1970-01-01T00:00:00Z" : job.notes.last_change;
    for (auto& warning : job.ogr.write(work)) {
        // The same field of several layers loses the same: said once.
        const bool said = std::any_of(job.losses.begin(), job.losses.end(),
                                      [&](const std::string& loss) { return loss.ends_with(warning); });
        if (!said) { job.losses.push_back(name + ": " + warning); }
    }
}

std::vector<const Layer*> all_of(const FormatJob& job) {
    std::vector<const Layer*> all;
    for (const auto& layer : job.layers) { all.push_back(&layer); }
    return all;
}

std::string file_name(const OutputFormat& format, const std::string& stem) {
    return format.extension.empty() ? stem : stem + "." + format.extension;
}

void write_geojson_files(const OutputFormat&, const FormatJob& job) {
    write_default_files(job.layers, job.notes, job.styles, job.output);
}

void write_one_geojson_file(const OutputFormat& format, const FormatJob& job) {
    job.output.write(file_name(format, "mapwire"),
                     [&](const ByteSink& sink) { write_one_geojson(job.layers, "mapwire", job.notes.files, sink); });
}

void write_sequence_file(const OutputFormat& format, const FormatJob& job) {
    job.output.write(file_name(format, "mapwire"),
                     [&](const ByteSink& sink) { write_geojson_sequence(job.layers, sink); });
}

void write_geopackage(const OutputFormat& format, const FormatJob& job) {
    const auto name = file_name(format, "mapwire");
    write_by_ogr(format, job, all_of(job), name, geopackage_statements(job.layers, job.notes, job.styles, name));
}

/// All layers in one file.
void write_ogr_file(const OutputFormat& format, const FormatJob& job) {
    write_by_ogr(format, job, all_of(job), file_name(format, "mapwire"));
}

/// A file for each layer.
void write_ogr_files(const OutputFormat& format, const FormatJob& job) {
    for (const auto& layer : job.layers) { write_by_ogr(format, job, {&layer}, file_name(format, layer.name)); }
}

/// The same with a style beside each file, for formats that QGIS opens by themselves.
void write_styled_ogr_files(const OutputFormat& format, const FormatJob& job) {
    write_ogr_files(format, job);
    for (const auto& layer : job.layers) { job.output.write(layer.name + ".qml", job.styles.qml(layer)); }
}

const BaseMap& base_of(const FormatJob& job) {
    static const BaseMap nothing;
    return job.content.base == nullptr ? nothing : *job.content.base;
}

void write_page_file(const OutputFormat& format, const FormatJob& job) {
    static const std::map<PlaceId, Place> no_places;
    const PageContent content{
        job.layers,        job.content.readings, job.content.places == nullptr ? no_places : *job.content.places,
        base_of(job),      job.styles.symbols(), job.content.corrections,
        job.content.events};
    job.output.write(file_name(format, "mapwire"),
                     [&](const ByteSink& sink) { write_page(content, job.notes, geodata_files(), sink); });
}

std::string picture_of(const FormatJob& job) {
    auto options = job.options.picture;
    if (options.title.empty()) { options.title = job.notes.title; }
    return to_svg(job.layers, job.notes.files, base_of(job), job.styles.symbols(), options);
}

void write_svg_file(const OutputFormat& format, const FormatJob& job) {
    job.output.write(file_name(format, "mapwire"), picture_of(job));
}

void write_png_file(const OutputFormat& format, const FormatJob& job) {
    job.output.write(file_name(format, "mapwire"), PngModule::to_png(picture_of(job)));
}

/// Tables of a database, added to when they are there.
void write_database(const OutputFormat& format, const FormatJob& job) {
    OgrWriteJob work;
    work.driver = format.driver;
    work.destination = job.options.database;
    work.layers = all_of(job);
    work.dataset_options = job.options.dataset_options;
    work.layer_options = job.options.layer_options;
    work.upsert = true;
    for (auto& warning : job.ogr.write(work)) { job.losses.push_back(warning); }
}

const std::vector<OutputFormat>& table() {
    static const std::vector<OutputFormat> formats{
        {"geojson", write_geojson_files, "", "geojson"},
        {"geojson-one", write_one_geojson_file, "", "geojson"},
        {"geojsonseq", write_sequence_file, "", "geojsonl"},
        {"gpkg", write_geopackage, "GPKG", "gpkg"},
        {"fgb", write_styled_ogr_files, "FlatGeobuf", "fgb",
         "FlatGeobuf leaves out features without geometry, such as unresolved mentions"},
        {"html", write_page_file, "", "html", "", {}, false, true},
        {"svg", write_svg_file, "", "svg", "", {}, false, true},
        {"png", write_png_file, "", "png", "", {}, false, true},
        {"kml", write_kml, "", "kml"},
        {"acled",
         write_acled,
         "",
         "csv",
         "ACLED's table holds events that happened or go on and that ACLED codes; others are left out",
         {},
         false,
         true},
        {"hxl", write_hxl, "", "csv", "", {}, false, true},
        {"timemap", write_timemap, "", "json", "TimeMap shows events with day and place; others are left out"},
        {"csv", write_ogr_files, "CSV", "csv",
         "CSV keeps areas and lines as WKT text, and everything unknown as empty text"},
        {"shp", write_ogr_files, "ESRI Shapefile", "shp",
         "A shapefile cuts field names to 10 characters and texts to 254 bytes, and keeps times as text"},
        {"postgis", write_database, "PostgreSQL", "", "", {}, true},
    };
    return formats;
}

std::string names_of_formats() {
    std::string names;
    for (const auto& format : table()) { names += (names.empty() ? "" : ", ") + format.name; }
    return names;
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
    return {driver->name, driver->many_layers ? write_ogr_file : write_ogr_files, driver->name, driver->extension};
}

std::vector<std::string> write_format(const OutputFormat& format, std::span<const Layer> layers, const RunNotes& notes,
                                      const FormatOptions& options, const QgisStyles& styles, OgrModule& ogr,
                                      OutputDirectory& output, const FormatContent& content) {
    std::vector<std::string> losses;
    if (!format.loses.empty()) { losses.push_back(format.loses); }
    format.write(format, {layers, notes, options, styles, content, ogr, output, losses});
    return losses;
}

}  // namespace mapwire
