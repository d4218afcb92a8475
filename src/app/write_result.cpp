#include "app/write_result.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "app/map_content.hpp"
#include "app/report.hpp"
#include "app/versions.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire {

std::optional<std::string> source_date() {
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    if (epoch != nullptr && *epoch != '\0') {
        char* end = nullptr;
        const long long seconds = std::strtoll(epoch, &end, 10);
        const std::chrono::sys_seconds time{std::chrono::seconds{seconds}};
        const auto day = std::chrono::floor<std::chrono::days>(time);
        constexpr std::chrono::sys_days last{std::chrono::year{9999} / 12 / 31};
        if (*end != '\0' || seconds < 0 || day > last) {
            throw InputError({"SOURCE_DATE_EPOCH " + std::string(epoch), "this is no time in seconds since 1970",
                              "Unset it, or write for example 1497000000"});
        }
        const std::chrono::hh_mm_ss clock{time - day};
        char text[16];
        std::snprintf(text, sizeof text, "T%02d:%02d:%02dZ", static_cast<int>(clock.hours().count()),
                      static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
        return Date::from_days(day).iso() + text;
    }
    return std::nullopt;
}

namespace {

// Files that say when they were written say SOURCE_DATE_EPOCH or the newest article's day, so that the same articles
// give the same bytes.
std::string last_change(const RunResult& result) {
    if (auto told = source_date()) { return *told; }
    return result.newest ? result.newest->iso_start_utc() : "";
}

// Of what the records hold alone, not of folders: merged results have the same.
std::string title_of(const RunResult& result) {
    std::string title = "mapwire: " + std::to_string(result.read) + " article" + (result.read == 1 ? "" : "s");
    if (result.oldest) {
        title += ", " + result.oldest->iso();
        if (*result.newest != *result.oldest) { title += " to " + result.newest->iso(); }
    }
    return title;
}

}  // namespace

void write_result(const RunResult& result, const std::vector<OutputFormat>& formats, const FormatOptions& options,
                  const QgisStyles& styles, OutputDirectory& output, const Console& console,
                  const Resources* resources) {
    const auto& title = options.picture.title;
    const RunNotes notes{title.empty() ? title_of(result) : title,
                         {"mapwire " + std::string(program_version()), attribution_of(result.notes.gazetteers)},
                         last_change(result)};
    const bool draws = resources != nullptr &&
                       std::any_of(formats.begin(), formats.end(), [](const auto& format) { return format.draws_map; });
    const BaseMap base = draws ? base_map_for(result, *resources) : BaseMap{};
    auto content = draws ? content_for(result, *resources, base) : FormatContent{};
    const auto is_acled = [](const OutputFormat& format) { return format.name == "acled"; };
    const bool acled = std::any_of(formats.begin(), formats.end(), is_acled);
    const auto events = draws || acled ? result.events.all() : std::vector<Event>{};  // other formats have the layers
    content.events = events;
    if (acled) {
        content.countries = country_names(resources != nullptr ? resources->outlines : Outlines::load(geodata_files()));
    }
    OgrModule ogr;
    for (const auto& format : formats) {
        for (const auto& loss : write_format(format, result.layers, notes, options, styles, ogr, output, content)) {
            console.warning({"", loss, ""});
        }
    }
    output.write("report.json", report_json(result));
}

}  // namespace mapwire
