#include "app/commands.hpp"
#include "app/event_records.hpp"
#include "app/map_content.hpp"
#include "app/merged_events.hpp"
#include "app/resources.hpp"
#include "app/run_plan.hpp"
#include "mapwire/writers/event_table.hpp"
#include "mapwire/writers/output_files.hpp"

namespace mapwire {
namespace {

bool is_known_format(const std::string& format) {
    return format == "jsonl" || format == "csv" || format == "acled" || format == "geojson";
}

std::string records(const std::string& format, const std::vector<Event>& events, const Resources& resources) {
    if (format == "csv") { return events_csv(events); }
    if (format == "acled") { return acled_csv(events, country_names(resources.outlines)); }
    if (format == "geojson") { return events_geojson(events); }
    std::string text;
    for (const auto& event : events) { text += event_json(event) + "\n"; }
    return text;
}

}  // namespace

int run_events(const CommandLine& line, const Console& console) {
    const auto format = line.value("format").value_or("jsonl");
    if (!is_known_format(format)) {
        throw InputError(
            {"--format " + format, "events are not printed so", "The formats are jsonl, csv, acled, geojson"});
    }
    const auto plan = plan_map(line);
    Timings timings;
    const auto resources = load_resources(plan);
    for (const auto& issue : resources.issues) { console.warning(issue); }
    const auto [events, failed] = read_merged_events(plan, resources, console, timings);
    const auto text = records(format, events, resources);
    const auto output = line.value("output");
    if (!output || *output == "-") {
        console.result(text);
    } else {
        OutputFile file(*output, line.has("overwrite"));
        file.write(text);
        file.commit();
        console.say("wrote " + *output + ", " + std::to_string(events.size()) + " events");
    }
    return failed ? 1 : 0;
}

}  // namespace mapwire
