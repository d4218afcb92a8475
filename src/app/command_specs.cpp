#include "app/command_line.hpp"

namespace mapwire {
namespace {

constexpr OptionSpec gazetteer_option{"-g,--gazetteer", "FILE",
                                      "lay another gazetteer over the embedded one; a compiled .mwg or a table",
                                      "Options", true};
constexpr OptionSpec no_embedded_option{"--no-embedded", "", "leave the embedded gazetteer out", "Options"};
constexpr OptionSpec overwrite_option{"-O,--overwrite", "", "replace output that exists", "Common"};
constexpr OptionSpec tolerance_option{"--tolerance", "METRES", "how far an edge may be from the true curve (default 1)",
                                      "Options"};
constexpr OptionSpec json_option{"--json", "", "print JSON for programs", "Common"};

std::vector<CommandSpec> make_specs() {
    return {
        {"map",
         "Map articles: read them and write layers for QGIS.",
         {{"ARTICLE…", "text files, one article each", 1, 1'000'000}},
         {{"-o,--output", "DIR", "where the layers go (default output/NAME)", "Common"},
          overwrite_option,
          {"-f,--output-format", "FORMAT,…", "geojson (default)", "Common"},
          {"--as-of", "DATE", "judge which zones are in force on this day, YYYY-MM-DD (default: the article's date)",
           "Options"},
          tolerance_option,
          gazetteer_option,
          no_embedded_option,
          {"--min-confidence", "C", "leave out what is less certain, 0 to 1 (default 0)", "Options"},
          {"--roles", "ROLE,…", "roles of mentions that become places (default literal,dateline)", "Options"},
          {"--fail-fast", "", "stop at the first article that cannot be read", "Advanced"}},
         {{"map report.txt", "writes output/report/"},
          {"map -o maps/june june/*.txt", "a batch into one set of layers"},
          {"map --overwrite --as-of 2017-07-09 report.txt", "zones as they stood on 9 July 2017"}},
         "Writes places, mentions, zones, regions and lines as GeoJSON, a style beside each, a QGIS project that opens "
         "them\n"
         "all, report.json and timings.json. Files appear whole or not at all."},
        {"buffer",
         "Draw all points within a distance of a place: an exact geodesic buffer.",
         {{"PLACE|LON,LAT", "a name or id of the gazetteer, or degrees with the longitude first", 1, 1},
          {"DISTANCE", "a number with its unit: 33mi, 55km, 15nmi, 5000000m, 500ft", 1, 1}},
         {{"-o,--output", "FILE", "GeoJSON file (default: standard output)", "Common"},
          overwrite_option,
          tolerance_option,
          gazetteer_option,
          no_embedded_option},
         {{"buffer 38.61778,33.50583 33mi", "33 miles around the base near Al Tanf"},
          {"buffer \"Kobani\" 10km -o kobani.geojson", "a place of the gazetteer"},
          {"buffer -70.9,-33.5 500km", "a negative longitude needs no --"}},
         ""},
        {"validate",
         "Check GeoJSON files against RFC 7946 and mapwire's field rules.",
         {{"FILE…", "GeoJSON files", 1, 1'000'000}},
         {json_option},
         {{"validate output/report/zones.geojson", "says what is wrong and where, or nothing"}},
         ""},
    };
}

constexpr OptionSpec common[] = {
    {"-h,--help", "", "short help with -h, the whole manual with --help", "Common"},
    {"-q,--quiet", "", "say nothing but errors", "Common"},
    {"-v,--verbose", "", "say what is done, and time and memory at the end", "Common"},
    {"--color", "WHEN", "auto (default), always or never; NO_COLOR is obeyed", "Advanced"},
    {"--progress", "HOW", "auto (default), none, or json: one object a line on standard error", "Advanced"},
};

}  // namespace

const std::vector<CommandSpec>& command_specs() {
    static const std::vector<CommandSpec> specs = make_specs();
    return specs;
}

std::span<const OptionSpec> common_options() { return common; }

}  // namespace mapwire
