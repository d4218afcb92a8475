#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/commands.hpp"
#include "app/interrupt.hpp"
#include "app/pipeline.hpp"
#include "app/report.hpp"
#include "app/resources.hpp"
#include "app/run_plan.hpp"
#include "app/save_text.hpp"
#include "app/stream_features.hpp"
#include "app/tell_record.hpp"
#include "app/write_result.hpp"
#include "mapwire/writers/output_files.hpp"

namespace mapwire {
namespace {

// A run that was killed after its output had appeared is done; its timings tell which run it was.
std::optional<int> status_of_finished(const MapPlan& plan, const Resources& resources, const Console& console) {
    const std::filesystem::path folder = plan.output_directory;
    if (std::filesystem::exists(OutputDirectory::staging_of(folder) / working_journal)) { return std::nullopt; }
    std::ifstream file(folder / "timings.json");
    std::ostringstream text;
    if (file) { text << file.rdbuf(); }
    const auto digest = run_digest(plan, record_notes(plan, resources));
    if (text.str().find("\"run\":\"" + digest + "\"") == std::string::npos) { return std::nullopt; }
    std::error_code ignored;
    std::filesystem::remove(folder / working_journal, ignored);
    int status = 0;
    JournalReader records(folder / journal_name);
    while (const auto record = records.next()) {
        if (head_of_record(record->bytes).failure) { status = 1; }
    }
    if (!records.complete()) {
        console.error({records.file().string() + ", byte " + std::to_string(records.end()),
                       "ends here before its end, what followed is lost; the layers beside it are whole",
                       "Map the articles again with --overwrite if you want to merge it"});
        return 1;
    }
    console.say(plan.output_directory + " is complete, nothing is left to do.");
    return status;
}

}  // namespace

int run_map(const CommandLine& line, const Console& console) {
    const auto plan = plan_map(line);
    static_cast<void>(source_date());  // a wrong one is told before anything is done
    if (plan.text_folder) { prepare_text_folder(*plan.text_folder, plan.overwrite || plan.resume); }
    Timings timings;
    if (plan.to_stream) { return stream_features(plan, console, timings); }

    std::optional<OutputDirectory> output;
    const bool to_database = !plan.format_options.database.empty();
    const auto open_output = [&] { output.emplace(plan.output_directory, plan.overwrite || to_database, plan.resume); };
    if (!plan.resume) { open_output(); }  // before anything takes time
    const auto loaded = timings.measure("load", [&] { return hold(load_resources(plan)); });
    const auto& resources = *loaded;
    for (const auto& issue : resources.issues) { console.warning(issue); }
    if (plan.resume) {
        if (const auto status = status_of_finished(plan, resources, console)) { return *status; }
        open_output();
    }
    note_interrupts();
    output->keep();
    const auto result = run_pipeline(plan, resources, console, timings, output->staging());
    // A share without articles is one of several, and what could not be read in it belongs to the whole.
    if (result.read == 0 && plan.shard.count == 1) {
        output->keep(false);
        throw RunError({"", "no article could be read, nothing was written", "See the messages above"});
    }
    output->flush_early(journal_name);
    timings.measure("write", [&] {
        write_result(result, plan.formats, plan.format_options, resources.styles, *output, console, &resources);
    });
    if (to_database) {
        output->keep(false);
        console.say(std::to_string(result.read) + " articles read; their layers are in the database.");
        return result.failed == 0 ? 0 : 1;
    }
    output->write("timings.json", timings.to_json(run_digest(plan, result.notes)));
    output->commit("timings.json");
    console.say(summary_text(result, plan.output_directory, plan.formats));
    return result.failed == 0 ? 0 : 1;
}

}  // namespace mapwire
