#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/ogr/ogr_module.hpp"
#include "mapwire/writers/write_run.hpp"

namespace mapwire {

struct FormatOptions {
    std::vector<std::string> dataset_options{};  ///< --co NAME=VALUE
    std::vector<std::string> layer_options{};    ///< --lco NAME=VALUE
    std::string database{};                      ///< connection string for formats that write to a database, "PG:…"
};

/// Everything that a format's writer is given.
struct FormatJob {
    std::span<const Layer> layers;
    const RunNotes& notes;
    const FormatOptions& options;
    const QgisStyles& styles;
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
                                                    const QgisStyles& styles, OgrModule& ogr, OutputDirectory& output);

}  // namespace mapwire
