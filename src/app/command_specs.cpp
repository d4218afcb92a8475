#include <iterator>

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
constexpr OptionSpec zones_option{"--zones", "FILE",
                                  "add the zones of a table of your own, with the columns of geodata/zones/zones.tsv",
                                  "Options", true};
constexpr OptionSpec reference_option{
    "--reference", "LAYER",
    "lines of your own: roads, rivers, coasts, borders; any format of OGR, a layer of several as FILE|layername=NAME",
    "Options", true};
constexpr OptionSpec on_option{"--on", "DATE", "zones as they stood on this day, YYYY-MM-DD", "Options"};
constexpr OptionSpec bbox_option{"--bbox", "W,S,E,N", "what touches this box, degrees", "Options"};
constexpr OptionSpec home_option{
    "--home", "FILE|PLACE", "where the articles' outlets are at home: a table of mapwire homes, or a place", "Options"};
constexpr OptionSpec json_option{"--json", "", "print JSON for programs", "Common"};

constexpr OptionSpec input_format_option{
    "-F,--input-format", "FORMAT", "what the inputs are: text, markdown, html, ndjson, json, csv, feed, mail, mbox, telegram-html, warc, pdf, docx, odt "
    "(default: recognised by content)", "Options"};
constexpr OptionSpec fields_option{"--fields", "FIELD=PATH,…",
                                   "where records keep what, for example text=.body,title=.head.line", "Options"};
constexpr OptionSpec include_option{"--include", "GLOB", "in directories and archives read only files that match",
                                    "Options", true};
constexpr OptionSpec exclude_option{"--exclude", "GLOB", "pass over files that match", "Options", true};
constexpr OptionSpec max_record_option{"--max-record", "SIZE", "largest article as stored (default 64M)", "Advanced"};
constexpr OptionSpec max_unpacked_option{
    "--max-unpacked", "SIZE", "largest compressed file or archive, unpacked (default 256G)", "Advanced"};
constexpr OptionSpec max_ratio_option{
    "--max-ratio", "N", "refuse what unpacks to more than N times its size (default 250)", "Advanced"};
constexpr OptionSpec country_outlines_option{
    "--country-outlines", "", "events known only by country get its outline (default: no geometry)", "Options"};
constexpr ArgumentSpec inputs_argument{
    "INPUT…", "files, directories, globs, @list.txt with one input a line, - for standard input", 1, 1'000'000};
constexpr OptionSpec input_options[] = {input_format_option, fields_option,      include_option,  exclude_option,
                                        max_record_option,   max_unpacked_option, max_ratio_option};

constexpr OptionSpec format_option{
    "-f,--output-format", "FORMAT,…",
    "geojson (default), html, png, svg, gpkg, kml, acled, hxl, timemap, geojson-one, geojsonseq, fgb, csv, shp, "
    "postgis, or any OGR driver by name", "Common"};
constexpr OptionSpec dataset_option{"--co", "NAME=VALUE", "an option of the OGR driver for the data set", "Advanced",
                                    true};
constexpr OptionSpec layer_option{"--lco", "NAME=VALUE", "an option of the OGR driver for each layer", "Advanced", true};

std::vector<CommandSpec> make_specs() {
    return {
        {"map",
         "Map articles: read them and write layers for QGIS.",
         {inputs_argument},
         {{"-o,--output", "DIR", "where the layers go (default output/NAME); - for a stream of features", "Common"},
          overwrite_option,
          format_option,
          {"--as-of", "DATE", "judge which zones are in force on this day, YYYY-MM-DD (default: the article's date)",
           "Options"},
          tolerance_option,
          gazetteer_option,
          no_embedded_option,
          zones_option,
          reference_option,
          home_option,
          {"--min-confidence", "C", "leave out what is less certain, 0 to 1 (default 0)", "Options"},
          {"--roles", "ROLE,…", "roles of mentions that become places (default literal,dateline)", "Options"},
          {"--no-events", "", "read no events: places, zones and regions only", "Options"},
          country_outlines_option,
          {"--corrections", "FILE", "what people decided in the page of an earlier run", "Options", true},
          {"--title", "TEXT", "of the page, the picture and the project (default: articles and days)", "Options"},
          {"--picture-size", "WxH", "pixels of -f png and svg (default 1600x1000)", "Options"},
          {"--font", "FAMILY", "of the picture's words, before Noto Sans and DejaVu Sans", "Options"},
          {"--font-size", "PX", "of the picture's words (default 15)", "Options"},
          {"--save-text", "DIR", "write the text of each article that offsets refer to into a file of its own", "Options"},
          {"--jobs", "N", "threads (default: all cores); the output is the same for any number", "Options"},
          {"--resume", "", "take up an interrupted run where it stood", "Options"},
          {"--shard", "I/N", "only a share of the input; auto asks Slurm, Kubernetes or AWS Batch", "Options"},
          {"--no-model", "", "choose places by rules alone, without the learned model: faster, worse", "Advanced"},
          dataset_option,
          layer_option,
          {"--fail-fast", "", "stop at the first article that cannot be read", "Advanced"}},
         {{"map report.txt", "writes output/report/"},
          {"map -o maps/june june/", "a directory into one set of layers"},
          {"map -o maps/june june.ndjson --fields text=.body", "records, one article each"},
          {"map --overwrite --as-of 2017-07-09 report.txt", "zones as they stood on 9 July 2017"}},
         "Writes places, mentions, zones, regions and lines as GeoJSON, a style beside each, a QGIS project that opens "
         "them\n"
         "all, report.json and timings.json. Files appear whole or not at all."},
        {"merge",
         "Join the results of shards or of earlier runs into what one run would have given.",
         {{"DIR…", "folders that mapwire map has written", 1, 100'000}},
         {{"-o,--output", "DIR", "where the joined layers go", "Common"},
          overwrite_option,
          format_option,
          dataset_option,
          layer_option},
         {{"merge shard1 shard2 -o whole", "byte for byte the result of one run over the articles of both"}},
         "Works on mapwire.records, which each run leaves beside its layers. The same article in several results counts "
         "once."},
        {"buffer",
         "Draw all points within a distance of a place, of lines or of areas: an exact geodesic buffer.",
         {{"PLACE|LON,LAT|FILE",
           "a name or id of the gazetteer, degrees with the longitude first, or a file of OGR with lines or areas", 1, 1},
          {"DISTANCE", "a number with its unit: 33mi, 55km, 15nmi, 5000000m, 500ft; -5km draws areas back", 1, 1}},
         {{"-o,--output", "FILE", "GeoJSON file (default: standard output)", "Common"},
          overwrite_option,
          {"--side", "SIDE", "of lines left or right; of areas the band inside or outside their border", "Options"},
          {"--ends", "HOW", "of lines: round (default) or square", "Options"},
          tolerance_option,
          gazetteer_option,
          no_embedded_option},
         {{"buffer 38.61778,33.50583 33mi", "33 miles around the base near Al Tanf"},
          {"buffer \"Kobani\" 10km -o kobani.geojson", "a place of the gazetteer"},
          {"buffer -70.9,-33.5 500km", "a negative longitude needs no --"},
          {"buffer frontline.geojson 15km --side left -o strip.geojson", "one side of each line, seen along it"},
          {"buffer zones.gpkg -5km", "what of each area is farther than 5 km from its border"}},
         "Of a file each feature is buffered by itself and keeps its name; one layer of several is FILE|layername=NAME.\n"
         "Lines are buffered to both sides, with round ends; areas outwards, and inwards when the distance is negative.\n"
         "--side inside or outside gives the band along an area's border alone."},
        {"locate",
         "Read and locate one phrase: \"30 km south-east of Raqqa\".",
         {{"PHRASE", "words that tell a place", 1, 1}},
         {json_option, reference_option, tolerance_option, gazetteer_option, no_embedded_option},
         {{"locate \"30 km south-east of Raqqa\"", "its reading and where it is, in words"},
          {"locate --json \"a 20-kilometre exclusion zone around Kobani\"", "the same for programs, with the polygon"}},
         ""},
        {"zones list",
         "List the zones of the catalogue.",
         {},
         {{"-f,--format", "FORMAT", "table (default), csv or json", "Common"},
          on_option,
          bbox_option,
          zones_option,
          tolerance_option},
         {{"zones list --on 2017-06-09", "those known on that day, with their status"}},
         ""},
        {"zones show",
         "Show what is known of a zone: parties, dates, sources, differing statements.",
         {{"ID", "of the zone, as zones list prints it", 1, 1}},
         {on_option, zones_option, tolerance_option},
         {{"zones show al-tanf-deconfliction", "the zone around the base near Al Tanf"}},
         ""},
        {"zones export",
         "Write the zones of the catalogue as GeoJSON, or in another format.",
         {},
         {{"-o,--output", "FILE|DIR", "GeoJSON file (default: standard output); of other formats the folder", "Common"},
          overwrite_option,
          {"-f,--format", "FORMAT,…", "geojson (default), gpkg and the other formats of map", "Common"},
          on_option,
          bbox_option,
          {"--statements", "", "also the areas of differing statements", "Options"},
          zones_option,
          tolerance_option},
         {{"zones export --on 2017-07-09 -o zones.geojson", "the zones of that day"}},
         ""},
        {"gazetteer build",
         "Compile a gazetteer from GeoNames dumps, tables of your own, or both.",
         {{"SOURCE…", "dumps, tables and sources of OGR; later ones overlay earlier ones", 0, 10'000}},
         {{"-o,--output", "FILE", "the compiled gazetteer (.mwg)", "Common"},
          overwrite_option,
          {"--countries", "CC,…", "only places of these countries, ISO 3166-1 alpha-2", "Options"},
          {"--feature-classes", "LETTERS", "only these classes of GeoNames, for example AP", "Options"},
          {"--min-population", "N", "only settlements with at least so many people", "Options"},
          bbox_option,
          {"--merged", "", "print which records were taken for the same place", "Options"},
          {"--geonames", "CC,…", "fetch GeoNames' dumps of these countries, or ALL", "Options"},
          {"--geonames-server", "URL", "where they are, when not at download.geonames.org/export/dump", "Advanced"},
          {"--fields", "[FILE:]MAPPING", "what the fields of OGR sources, or of FILE, are: name=NAME_EN,id=CODE",
           "Options", true},
          {"--date", "YYYY-MM-DD", "the gazetteer's date, else that of its newest source", "Advanced"}},
         {{"gazetteer build -o world.mwg allCountries.zip names-of-our-own.tsv",
           "the world, with own names laid over it"},
          {"gazetteer build -o levant.mwg --geonames SY,LB,JO adm2.geojson",
           "dumps fetched from GeoNames, with outlines of districts"},
          {"gazetteer build -o camps.mwg --fields name=CAMP,name_ar=CAMP_AR,id=CODE camps.shp",
           "a shapefile with fields of its own"}},
         "Tables are plain, .gz or .zip, at a path or an http(s) address: GeoNames dumps, and tables with a header "
         "line\n"
         "that has at least name, lat and lon. alternateNamesV2, hierarchy, admin1CodesASCII and admin2Codes are read\n"
         "when they lie beside GeoNames dumps. Sources of OGR are known by their endings (.shp, .gpkg, .geojson, "
         ".osm,\n"
         ".pbf and so on, also in a .zip); fields of Natural Earth and OCHA are known, those of others are said with\n"
         "--fields: name, name_<language>, alternate, id, country, feature_class, feature_code, population, "
         "geonames_id,\n"
         "admin1, admin1_code, admin2, lat, lon. Polygons are kept as outlines. The same place of several sources "
         "becomes\n"
         "one, with all names. Faulty rows are counted and named by line, and the exit status is then 1.\n"},
        {"gazetteer info",
         "Show what a compiled gazetteer holds; without a file, the embedded one.",
         {{"FILE", "a compiled gazetteer", 0, 100}},
         {},
         {{"gazetteer info world.mwg", "places, date, licence"}},
         ""},
        {"gazetteer check",
         "Check every byte of a compiled gazetteer: checksums and references.",
         {{"FILE…", "compiled gazetteers", 1, 1000}},
         {},
         {{"gazetteer check world.mwg", "says what is damaged, or nothing"}},
         ""},
        {"gazetteer search",
         "Find the places of a name, best first.",
         {{"NAME", "in any spelling", 1, 1}},
         {json_option,
          {"--limit", "N", "how many at the most (default 10)", "Options"},
          gazetteer_option,
          no_embedded_option},
         {{"gazetteer search \"Deir Ezzor\"", "candidates with score and reason"}},
         ""},
        {"gazetteer show",
         "Show all that is known of a place.",
         {{"ID", "lasting id, as gazetteer search prints it", 1, 1}},
         {gazetteer_option, no_embedded_option},
         {{"gazetteer show gn:172344", "the settlement Al Tanf"}},
         ""},
        {"events",
         "Print the events of articles: what happened, who, where, when, and whether it happened at all.",
         {inputs_argument},
         {{"-o,--output", "FILE", "where they go (default: standard output)", "Common"},
          overwrite_option,
          {"--format", "FORMAT",
           "jsonl (default, the full record), csv, acled (ACLED's columns; what happened or goes on), geojson",
           "Common"},
          {"--min-confidence", "C", "leave out what is less certain, 0 to 1 (default 0)", "Options"},
          country_outlines_option,
          {"--as-of", "DATE", "judge which zones are in force on this day, YYYY-MM-DD (default: the article's date)",
           "Options"},
          gazetteer_option,
          no_embedded_option,
          zones_option,
          home_option,
          {"--fail-fast", "", "stop at the first article that cannot be read", "Advanced"}},
         {{"events report.txt", "one JSON record a line"},
          {"events --format acled -o june.csv june/", "a table with the columns of ACLED"}},
         ""},
        {"explain",
         "Say why each place name was read so: candidates, evidence, reason.",
         {inputs_argument},
         {json_option,
          {"--at", "BYTE", "only the mention at this byte of the text", "Options"},
          {"--mention", "TEXT", "only mentions of these very words", "Options"},
          gazetteer_option,
          no_embedded_option},
         {{"explain report.txt --mention Tripoli", "why this Tripoli"}},
         ""},
        {"homes",
         "Learn from a pile of articles, without labels, where each outlet is at home.",
         {inputs_argument},
         {{"-o,--output", "FILE", "the table of outlets", "Common"},
          overwrite_option,
          gazetteer_option,
          no_embedded_option},
         {{"homes -o homes.tsv june/*.txt", "then: mapwire map --home homes.tsv june/*.txt"}},
         ""},
        {"evaluate",
         "Score mapwire's toponyms against labelled articles.",
         {{"GOLD.jsonl", "one labelled document a line", 1, 1}},
         {json_option,
          {"--predictions", "FILE", "write what mapwire found, in the shape of the gold file", "Common"},
          overwrite_option,
          {"--no-demonyms", "", "gold marked as demonym counts for nothing", "Options"},
          {"--lone", "", "read each document alone: do not learn the outlets' homes from the other texts first",
           "Options"},
          {"--no-approximate", "", "leave out places that only say \"near the story\"", "Options"},
          gazetteer_option,
          no_embedded_option},
         {{"evaluate gold.jsonl --predictions found.jsonl", "precision, recall, F1 and distances"}},
         ""},
        {"train",
         "Learn anew which names are places, which place is meant, and how sure that is, from labelled articles.",
         {{"GOLD.jsonl…", "one labelled document a line, as evaluate reads them; all in one language", 1, 1000}},
         {{"-o,--output", "DIR", "where the model's files go: toponyms-en.mwm, resolver.tsv, confidence.tsv", "Common"},
          overwrite_option,
          {"--cross-validate", "", "print the scores of models that did not see the document they read", "Common"},
          {"--predictions", "FILE", "with --cross-validate: write what those models found", "Options"},
          {"--lone", "", "with --predictions: what they found knowing nothing of the outlets", "Options"},
          {"--seed", "N", "order of the examples (default 1); the same seed gives the same bytes", "Options"},
          {"--folds", "N", "parts of the documents for cross-fitting and cross-validation (default 5)", "Options"},
          gazetteer_option,
          no_embedded_option},
         {{"train -o model gold.jsonl", "files to put into geodata/models/ before building"},
          {"train --cross-validate gold.jsonl", "where such a model stands, with 95 % intervals"}},
         "Features are those that reading uses. The files hold weights of hashed features and counts by hash, no name "
         "and "
         "no\ntext of the labelled articles."},
        {"validate",
         "Check GeoJSON files against RFC 7946 and mapwire's field rules.",
         {{"FILE…", "GeoJSON files", 1, 1'000'000}},
         {json_option},
         {{"validate output/report/zones.geojson", "says what is wrong and where, or nothing"}},
         ""},
        {"qgis-plugin",
         "Write the QGIS plugin: mapwire in the Processing toolbox.",
         {},
         {{"-o,--output", "FILE", "the plugin as a zip (default mapwire_provider.zip)", "Common"}, overwrite_option},
         {{"qgis-plugin -o mapwire_provider.zip", "then in QGIS: Plugins > Install from ZIP"}},
         "The plugin's algorithms run this program: Map articles, Geodesic buffer, Zones on a date, Locate phrase."},
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
    static const std::vector<CommandSpec> specs = [] {
        auto made = make_specs();
        for (auto& spec : made) {
            const bool reads_articles = !spec.arguments.empty() && spec.arguments[0].name == inputs_argument.name;
            if (reads_articles) {
                spec.options.insert(spec.options.end(), std::begin(input_options), std::end(input_options));
            }
        }
        return made;
    }();
    return specs;
}

std::span<const OptionSpec> common_options() { return common; }

}  // namespace mapwire
