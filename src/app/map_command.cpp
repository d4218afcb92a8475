#include <algorithm>
#include <filesystem>
#include <optional>

#include "app/commands.hpp"
#include "app/map_content.hpp"
#include "app/pipeline.hpp"
#include "app/report.hpp"
#include "app/resources.hpp"
#include "app/run_plan.hpp"
#include "app/save_text.hpp"
#include "app/versions.hpp"
#include "mapwire/writers/formats.hpp"
#include "mapwire/writers/output_files.hpp"

namespace mapwire {
namespace {

std::string attribution_of(const Gazetteer& gazetteer) {
    std::string text;
    for (const auto& info : gazetteer.info()) {
        if (info.attribution.empty()) { continue; }
        text += (text.empty() ? "" : "; ") + info.attribution;
    }
    return text;
}

// Files that say when they were written say the newest article's day, so that the same articles give the same bytes.
std::string newest_publication(const RunResult& result) {
    std::optional<Date> newest;
    for (const auto& reading : result.readings) { newest = std::max(newest, reading.article.published); }
    return newest ? newest->iso_start_utc() : "";
}

}  // namespace

int run_map(const CommandLine& line, const Console& console) {
    const auto plan = plan_map(line);
    OutputDirectory output(plan.output_directory, plan.overwrite);
    if (plan.text_folder) { prepare_text_folder(*plan.text_folder, plan.overwrite); }
    Timings timings;
    const auto resources = timings.measure("load", [&] { return load_resources(plan); });
    for (const auto& issue : resources.issues) { console.warning(issue); }
    const auto result = run_pipeline(plan, resources, console, timings);
    if (result.readings.empty()) {
        throw RunError({"", "no article could be read, nothing was written", "See the messages above"});
    }
    timings.measure("write", [&] {
        const auto name = std::filesystem::path(plan.output_directory).filename().string();
        const auto& title = plan.format_options.picture.title;
        const RunNotes notes{title.empty() ? "mapwire: " + name : title,
                             {"mapwire " + std::string(program_version()), attribution_of(resources.gazetteer)},
                             newest_publication(result)};
        OgrModule ogr;
        const bool draws = std::any_of(plan.formats.begin(), plan.formats.end(),
                                       [](const OutputFormat& format) { return format.draws_map; });
        const BaseMap base = draws ? base_map_for(result, resources) : BaseMap{};
        const auto content = draws ? content_for(result, resources, base) : FormatContent{};
        for (const auto& format : plan.formats) {
            for (const auto& loss : write_format(format, result.layers, notes, plan.format_options, resources.styles,
                                                 ogr, output, content)) {
                console.warning({"", loss, ""});
            }
        }
        output.write("report.json", report_json(result, resources));
    });
    output.write("timings.json", timings.to_json());
    output.commit();
    console.say(summary_text(result, plan));
    return result.failures.empty() ? 0 : 1;
}

}  // namespace mapwire
