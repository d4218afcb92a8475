#include <array>
#include <span>
#include <utility>
#include <vector>

#include "app/commands.hpp"
#include "app/run_plan.hpp"
#include "app/versions.hpp"
#include "mapwire/gazetteer/outlines.hpp"
#include "mapwire/gazetteer/regions.hpp"
#include "mapwire/layers/build_layers.hpp"
#include "mapwire/tables/geodata.hpp"
#include "mapwire/text/json_text.hpp"
#include "mapwire/writers/formats.hpp"
#include "mapwire/writers/geojson.hpp"
#include "mapwire/writers/output_files.hpp"
#include "mapwire/zones/catalogue.hpp"

namespace mapwire {
namespace {

ZoneCatalogue load_catalogue(const CommandLine& line) {
    const auto files = geodata_files();
    const auto outlines = Outlines::load(files);
    const auto regions = NamedRegions::load(files, outlines);
    std::vector<std::pair<std::string, std::string>> texts;
    for (const auto& name : line.all("zones")) { texts.emplace_back(name, read_table_file(name)); }
    std::vector<GeodataFile> tables;
    for (const auto& [name, text] : texts) { tables.push_back({name, text}); }
    return ZoneCatalogue::load(files, outlines, regions, tables, plan_tolerance(line));
}

std::string day_text(const std::optional<Date>& day) { return day ? day->iso() : "-"; }

constexpr std::array<const char*, 6> columns{"id", "status", "kind", "from", "until", "name"};

std::array<std::string, 6> cells_of(const Zone& zone) {
    return {zone.id.text,
            std::string(to_text(zone.status)),
            zone.kind,
            day_text(zone.validity.first),
            day_text(zone.validity.last),
            zone.name};
}

/// RFC 4180: quotes round a cell that holds a comma or a quote, quotes doubled. Unknown is an empty cell there.
std::string csv_cell(const std::string& text) {
    if (text == "-") { return ""; }
    if (text.find_first_of(",\"\n") == std::string::npos) { return text; }
    std::string quoted = "\"";
    for (const char c : text) { quoted += c == '"' ? std::string("\"\"") : std::string(1, c); }
    return quoted + "\"";
}

std::string row_of(const Zone& zone, bool csv) {
    std::string row;
    for (const auto& cell : cells_of(zone)) {
        row += (row.empty() ? "" : (csv ? "," : "\t")) + (csv ? csv_cell(cell) : cell);
    }
    return row;
}

std::string json_list(const std::vector<Zone>& zones) {
    JsonText json;
    json.begin_array();
    for (const auto& zone : zones) {
        const auto cells = cells_of(zone);
        json.begin_object();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            json.key(columns[i]).value_or_null(cells[i] == "-" ? "" : cells[i]);
        }
        json.end_object();
    }
    json.end_array();
    return json.take() + "\n";
}

/// In another format than GeoJSON: a folder, as mapwire map writes it.
int export_in_formats(const CommandLine& line, const std::vector<OutputFormat>& formats, const Layer& layer,
                      const Console& console) {
    const auto folder = line.value("output");
    if (!folder || *folder == "-") {
        throw InputError({"--format", "only GeoJSON goes to standard output", "Name a folder with -o DIR"});
    }
    OutputDirectory output(*folder, line.has("overwrite"));
    const auto styles = QgisStyles::load(geodata_files());
    OgrModule ogr;
    const RunNotes notes{"mapwire: zones", {"mapwire " + std::string(program_version()), ""}, ""};
    for (const auto& format : formats) {
        for (const auto& loss : write_format(format, std::span(&layer, 1), notes, {}, styles, ogr, output)) {
            console.warning({"", loss, ""});
        }
    }
    output.commit();
    console.say("wrote " + std::to_string(layer.features.size()) + " zones to " + *folder);
    return 0;
}

}  // namespace

int run_zones_list(const CommandLine& line, const Console& console) {
    const auto format = line.value("format").value_or("table");
    if (format != "table" && format != "json" && format != "csv") {
        throw InputError({"--format " + format, "zones are listed in no such format", "Write table, csv or json"});
    }
    const auto catalogue = load_catalogue(line);
    const auto zones = catalogue.query({plan_day(line, "on"), plan_bounding_box(line), false});
    std::string text;
    if (format == "json") {
        text = json_list(zones);
    } else {
        const auto* const separator = format == "csv" ? "," : "\t";
        for (const auto* const column : columns) { text += (text.empty() ? "" : separator) + std::string(column); }
        for (const auto& zone : zones) { text += "\n" + row_of(zone, format == "csv"); }
        text += "\n";
    }
    console.result(text);
    return 0;
}

int run_zones_show(const CommandLine& line, const Console& console) {
    const auto catalogue = load_catalogue(line);
    const auto& id = line.arguments.at(0);
    const auto* known = catalogue.find(id);
    if (known == nullptr) { throw InputError({id, "the catalogue has no such zone", "See mapwire zones list"}); }
    std::string text = known->id.text + "\n  " + known->name + "\n  kind: " + known->kind + "\n";
    const auto say = [&](const std::string& what, const std::string& value) {
        if (!value.empty()) { text += "  " + what + ": " + value + "\n"; }
    };
    if (const auto zone = catalogue.zone_on(id, plan_day(line, "on"))) {
        say("status", std::string(to_text(zone->status)));
    }
    say("parties", known->parties);
    say("declared by", known->declared_by);
    say("addressed to", known->addressed_to);
    say("valid", day_text(known->validity.first) + " to " + day_text(known->validity.last));
    say("distance", known->distance_text);
    say("centre", known->centre_name);
    say("uncertainty", std::to_string(static_cast<long long>(known->uncertainty.value())) + " m");
    say("source", known->source);
    say("note", known->note);
    for (const auto& statement : known->statements) {
        say("said of the " + statement.about,
            statement.value + " (" + statement.said_by + "; " + statement.source + ")");
    }
    console.result(text);
    return 0;
}

int run_zones_export(const CommandLine& line, const Console& console) {
    const auto catalogue = load_catalogue(line);
    const auto zones = catalogue.query({plan_day(line, "on"), plan_bounding_box(line), line.has("statements")});
    const auto formats = plan_formats(line, "format");
    if (formats.size() != 1 || formats.front().name != "geojson") {
        return export_in_formats(line, formats, build_zones_layer(zones), console);
    }
    const auto text = to_geojson(build_zones_layer(zones), {"mapwire " + std::string(program_version()), ""});
    const auto output = line.value("output");
    if (!output || *output == "-") {
        console.result(text);
        return 0;
    }
    OutputFile file(*output, line.has("overwrite"));
    file.write(text);
    file.commit();
    console.say("wrote " + *output + ", " + std::to_string(zones.size()) + " zones");
    return 0;
}

}  // namespace mapwire
