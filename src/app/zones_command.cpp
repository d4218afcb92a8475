#include <utility>
#include <vector>

#include "app/commands.hpp"
#include "app/run_plan.hpp"
#include "app/versions.hpp"
#include "mapwire/gazetteer/outlines.hpp"
#include "mapwire/gazetteer/regions.hpp"
#include "mapwire/layers/build_layers.hpp"
#include "mapwire/tables/geodata.hpp"
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

std::string described(const Zone& zone) {
    return zone.id.text + "\t" + std::string(to_text(zone.status)) + "\t" + zone.kind + "\t" +
           day_text(zone.validity.first) + "\t" + day_text(zone.validity.last) + "\t" + zone.name + "\n";
}

}  // namespace

int run_zones_list(const CommandLine& line, const Console& console) {
    const auto catalogue = load_catalogue(line);
    std::string text = "id\tstatus\tkind\tfrom\tuntil\tname\n";
    for (const auto& zone : catalogue.query({plan_day(line, "on"), plan_bounding_box(line), false})) {
        text += described(zone);
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
