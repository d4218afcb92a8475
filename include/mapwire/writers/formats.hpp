#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/ogr/ogr_module.hpp"
#include "mapwire/writers/write_run.hpp"

namespace mapwire {

/// A format that layers can be written in.
struct OutputFormat {
    std::string name;    ///< as it is asked for: "gpkg"
    std::string driver;  ///< of OGR; "" when mapwire writes it itself
    std::string extension;
    bool one_file = false;              ///< all layers in `mapwire.<extension>`, else `<layer>.<extension>` each
    std::string loses;                  ///< what does not survive, "" for nothing
    std::vector<std::string> settings;  ///< GDAL configuration that goes with it
};

/// The table of formats. A row is enough when OGR has a driver.
[[nodiscard]] std::span<const OutputFormat> output_formats();

/// The row of that name, or any OGR driver that writes vector data, by its own name ("GML", "PGDUMP"). Throws
/// InputError when there is neither. OGR is asked only when the table has no such row.
[[nodiscard]] OutputFormat find_output_format(std::string_view name, OgrModule& ogr);

struct FormatOptions {
    std::vector<std::string> dataset_options;  ///< --co NAME=VALUE
    std::vector<std::string> layer_options;    ///< --lco NAME=VALUE
};

/// Writes the layers in a format into a folder that is not committed yet. A GeoPackage holds styles and the project
/// too. GDAL is loaded only for formats that need it. Returns what is lost in words for the user: the format's own
/// losses, then OGR's warnings. Throws RunError when writing fails.
[[nodiscard]] std::vector<std::string> write_format(const OutputFormat& format, std::span<const Layer> layers,
                                                    const RunNotes& notes, const FormatOptions& options,
                                                    const QgisStyles& styles, OgrModule& ogr, OutputDirectory& output);

}  // namespace mapwire
