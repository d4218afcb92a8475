#pragma once

#include "app/command_line.hpp"

/// Options that several commands take, each written once.
namespace mapwire {

inline constexpr OptionSpec gazetteer_option{"-g,--gazetteer", "FILE",
                                             "lay another gazetteer over the embedded one; a compiled .mwg or a table",
                                             "Options", true};
inline constexpr OptionSpec no_embedded_option{"--no-embedded", "", "leave the embedded gazetteer out", "Options"};
inline constexpr OptionSpec overwrite_option{"-O,--overwrite", "", "replace output that exists", "Common"};
inline constexpr OptionSpec tolerance_option{"--tolerance", "METRES",
                                             "how far an edge may be from the true curve (default 1)", "Options"};
inline constexpr OptionSpec zones_option{
    "--zones", "FILE", "add the zones of a table of your own, with the columns of geodata/zones/zones.tsv", "Options",
    true};
inline constexpr OptionSpec reference_option{
    "--reference", "LAYER",
    "lines of your own: roads, rivers, coasts, borders; any format of OGR, a layer of several as FILE|layername=NAME",
    "Options", true};
inline constexpr OptionSpec on_option{"--on", "DATE", "zones as they stood on this day, YYYY-MM-DD", "Options"};
inline constexpr OptionSpec bbox_option{"--bbox", "W,S,E,N", "what touches this box, degrees", "Options"};
inline constexpr OptionSpec home_option{
    "--home", "FILE|PLACE", "where the articles' outlets are at home: a table of mapwire homes, or a place", "Options"};
inline constexpr OptionSpec json_option{"--json", "", "print JSON for programs", "Common"};

inline constexpr OptionSpec input_format_option{"-F,--input-format", "FORMAT",
                                                "what the inputs are: text, markdown, html, ndjson, json, csv, feed, "
                                                "mail, mbox, telegram-html, warc, pdf, docx, odt "
                                                "(default: recognised by content)",
                                                "Options"};
inline constexpr OptionSpec fields_option{
    "--fields", "FIELD=PATH,…", "where records keep what, for example text=.body,title=.head.line", "Options"};
inline constexpr OptionSpec include_option{"--include", "GLOB",
                                           "in directories and archives read only files that match", "Options", true};
inline constexpr OptionSpec exclude_option{"--exclude", "GLOB", "pass over files that match", "Options", true};
inline constexpr OptionSpec max_record_option{"--max-record", "SIZE", "largest article as stored (default 64M)",
                                              "Advanced"};
inline constexpr OptionSpec max_unpacked_option{
    "--max-unpacked", "SIZE", "largest compressed file or archive, unpacked (default 256G)", "Advanced"};
inline constexpr OptionSpec max_ratio_option{
    "--max-ratio", "N", "refuse what unpacks to more than N times its size (default 250)", "Advanced"};
inline constexpr OptionSpec country_outlines_option{
    "--country-outlines", "", "events known only by country get its outline (default: no geometry)", "Options"};
inline constexpr ArgumentSpec inputs_argument{
    "INPUT…", "files, directories, globs, @list.txt with one input a line, - for standard input", 1, 1'000'000};
inline constexpr OptionSpec input_options[] = {input_format_option, fields_option,     include_option,
                                               exclude_option,      max_record_option, max_unpacked_option,
                                               max_ratio_option};

inline constexpr OptionSpec format_option{
    "-f,--output-format", "FORMAT,…",
    "geojson (default), html, png, svg, gpkg, kml, acled, hxl, timemap, geojson-one, geojsonseq, fgb, csv, shp, "
    "postgis, or any OGR driver by name",
    "Common"};
inline constexpr OptionSpec dataset_option{"--co", "NAME=VALUE", "an option of the OGR driver for the data set",
                                           "Advanced", true};
inline constexpr OptionSpec layer_option{"--lco", "NAME=VALUE", "an option of the OGR driver for each layer",
                                         "Advanced", true};

}  // namespace mapwire
