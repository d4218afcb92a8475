#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/model/correction.hpp"
#include "mapwire/model/place.hpp"
#include "mapwire/model/reading.hpp"
#include "mapwire/ogr/ogr_module.hpp"
#include "mapwire/writers/base_map.hpp"
#include "mapwire/writers/event_table.hpp"
#include "mapwire/writers/picture.hpp"
#include "mapwire/writers/write_run.hpp"

namespace mapwire {

struct FormatOptions {
    std::vector<std::string> dataset_options{};  ///< --co NAME=VALUE
    std::vector<std::string> layer_options{};    ///< --lco NAME=VALUE
    PictureOptions picture{};
    std::string database{};  ///< connection string for formats that write to a database, "PG:…"
};

/// The p-codes of the divisions that hold a place, "" when not known.
struct PlaceCodes {
    std::string admin1;
    std::string admin2;
};

/// What formats for people show beside the layers: texts, candidates, what lies below. Whoever gives the layers alone
/// leaves it empty; a page then has no articles, a map no outlines.
struct FormatContent {
    std::span<const ArticleReading> readings{};
    const std::map<PlaceId, Place>* places = nullptr;
    const BaseMap* base = nullptr;
    std::span<const Correction> corrections{};   ///< those that the run was given
    std::map<std::string, PlaceCodes> pcodes{};  ///< by lasting id of the place
    std::span<const Event> events{};             ///< what the layers of events were made of
    CountryNames countries{};                    ///< for tables that name countries
};

/// Everything that a format's writer is given.
struct FormatJob {
    std::span<const Layer> layers;
    const RunNotes& notes;
    const FormatOptions& options;
    const QgisStyles& styles;
    const FormatContent& content;
    OgrModule& ogr;                    ///< loads GDAL when it is first asked
    OutputDirectory& output;           ///< not committed yet
    std::vector<std::string>& losses;  ///< what is lost in words for the user
};

struct OutputFormat;
using WriteFormat = void (*)(const OutputFormat&, const FormatJob&);

/// A format that layers can be written in.
struct OutputFormat {
    std::string name;      ///< as it is asked for: "gpkg"
    WriteFormat write;     ///< throws RunError when writing fails
    std::string driver{};  ///< of OGR; "" when mapwire writes it itself
    std::string extension{};
    std::string loses{};                  ///< what does not survive, "" for nothing
    std::vector<std::string> settings{};  ///< GDAL configuration that goes with it
    bool in_database = false;             ///< written to the connection that -o names, not to files
    bool draws_map = false;               ///< wants FormatContent: the page, pictures, tables with divisions
};

/// The table of formats. A row is enough when OGR has a driver; a format of our own brings its function.
[[nodiscard]] std::span<const OutputFormat> output_formats();

/// The row of that name, or any OGR driver that writes vector data, by its own name ("GML", "PGDUMP"). Throws
/// InputError when there is neither. OGR is asked only when the table has no such row.
[[nodiscard]] OutputFormat find_output_format(std::string_view name, OgrModule& ogr);

/// Writes the layers in a format into a folder that is not committed yet: all in `mapwire.<extension>` or each in
/// `<layer>.<extension>`. A GeoPackage holds styles and the project too. GDAL is loaded only for formats that need it.
/// Returns what is lost in words for the user: the format's own losses, then OGR's warnings. Throws RunError when
/// writing fails.
[[nodiscard]] std::vector<std::string> write_format(const OutputFormat& format, std::span<const Layer> layers,
                                                    const RunNotes& notes, const FormatOptions& options,
                                                    const QgisStyles& styles, OgrModule& ogr, OutputDirectory& output,
                                                    const FormatContent& content = {});

}  // namespace mapwire
