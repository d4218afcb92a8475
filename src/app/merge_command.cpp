#include <algorithm>
#include <filesystem>
#include <thread>

#include "app/commands.hpp"
#include "app/report.hpp"
#include "app/run_plan.hpp"
#include "app/run_result.hpp"
#include "app/timings.hpp"
#include "app/write_result.hpp"
#include "mapwire/model/record_bytes.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire {

int run_merge(const CommandLine& line, const Console& console) {
    const auto plan = plan_merge(line);
    static_cast<void>(source_date());  // a wrong one is told before anything is done
    std::vector<JournalReader> journals;
    std::optional<RecordNotes> notes;
    for (const auto& folder : plan.folders) {
        const auto file = std::filesystem::path(folder) / journal_name;
        if (!std::filesystem::exists(folder)) {
            throw InputError({folder, "there is no such folder", "Check the name"});
        }
        if (!std::filesystem::exists(file)) {
            throw InputError({folder, "holds no mapwire.records", "Name folders that mapwire map has written"});
        }
        journals.emplace_back(file);
        RecordNotes found;
        try {
            found = read_notes(journals.back().notes());
        } catch (const DamagedRecord&) { throw InputError({file.string(), "is damaged", "Map its articles again"}); }
        if (notes && !(*notes == found)) {
            console.warning(
                {folder,
                 "was read by another version, or with other options or gazetteers, than " + plan.folders.front(),
                 "The joined layers mix both"});
        }
        if (!notes) { notes = std::move(found); }
    }
    OutputDirectory output(plan.output_directory, plan.overwrite || !plan.format_options.database.empty());
    Timings timings;
    auto result = timings.measure("layers", [&] {
        JournalWriter sorted(output.staging() / journal_name, to_bytes(*notes), JournalWriter::Pace::in_pieces);
        return gather_records(journals, plan.layers, MergeTables::load(geodata_files()), output.staging(), &sorted,
                              std::max(1U, std::thread::hardware_concurrency()));
    });
    int status = 0;
    for (const auto& journal : journals) {
        if (journal.complete()) { continue; }
        status = 1;
        console.error({journal.file().string() + ", byte " + std::to_string(journal.end()),
                       "ends here before its end, what followed is lost", "Copy it again, or map its articles again"});
    }
    for (const auto& issue : result.told_apart) { console.warning(issue); }
    result.notes = *notes;
    output.flush_early(journal_name);
    timings.measure("write", [&] {
        const auto styles = QgisStyles::load(geodata_files());
        write_result(result, plan.formats, plan.format_options, styles, output, console);
    });
    if (!plan.format_options.database.empty()) { return status; }
    output.write("timings.json", timings.to_json(""));
    output.commit("timings.json");
    console.say(summary_text(result, plan.output_directory, plan.formats));
    return status;
}

}  // namespace mapwire
