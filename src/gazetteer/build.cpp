#include "mapwire/gazetteer/build.hpp"

#include <algorithm>
#include <fstream>

#include "gazetteer/file_format.hpp"
#include "gazetteer/gazetteer_state.hpp"
#include "gazetteer/table_source.hpp"

namespace mapwire {
namespace {

GazetteerBuilder read_sources(const std::vector<std::filesystem::path>& sources, const BuildOptions& options,
                              BuildReport& report) {
    GazetteerBuilder builder({.date = options.date, .licence = "", .attribution = ""}, geodata_files());
    for (const auto& path : sources) {
        SourceReport own;
        own.source = path.string();
        auto bytes = open_bytes(path);
        const auto source = builder.add_source({path.filename().string(), "", "", ""});
        import_table(path.string(), std::move(bytes), options, builder, source, own);
        report.sources.push_back(std::move(own));
    }
    if (builder.size() == 0) {
        throw InputError({sources.empty() ? "gazetteer build" : sources.front().string(), "no place was taken",
                          "Check the sources and the filters"});
    }
    report.merged = builder.merge_same_places();
    report.places = builder.size() - report.merged.size();
    return builder;
}

}  // namespace

bool BuildReport::has_faults() const noexcept {
    return std::any_of(sources.begin(), sources.end(), [](const auto& source) { return source.faulty > 0; });
}

BuildReport build_gazetteer(const std::vector<std::filesystem::path>& sources, const std::filesystem::path& output,
                            const BuildOptions& options) {
    BuildReport report;
    auto builder = read_sources(sources, options, report);
    std::move(builder).compile_to(output);
    return report;
}

BuildReport build_gazetteer(const std::vector<std::filesystem::path>& sources, std::vector<std::byte>& bytes,
                            const BuildOptions& options) {
    BuildReport report;
    auto builder = read_sources(sources, options, report);
    bytes = std::move(builder).compile();
    return report;
}

Gazetteer open_gazetteer(const std::filesystem::path& file, const BuildOptions& options, std::vector<Issue>& issues) {
    std::uint64_t first = 0;
    std::ifstream stream(file, std::ios::binary);
    if (stream.read(reinterpret_cast<char*>(&first), sizeof first) && first == mwg::magic) {
        return Gazetteer::open(file);
    }
    std::vector<std::byte> bytes;
    const auto report = build_gazetteer({file}, bytes, options);
    for (const auto& source : report.sources) {
        issues.insert(issues.end(), source.issues.begin(), source.issues.end());
    }
    return Gazetteer::from_owned_bytes(std::move(bytes), file.string());
}

std::string report_text(const BuildReport& report) {
    std::string text;
    for (const auto& source : report.sources) {
        text += source.source + ": " + source.format + ", " + std::to_string(source.rows) + " rows, " +
                std::to_string(source.taken) + " taken";
        if (source.filtered > 0) { text += ", " + std::to_string(source.filtered) + " left out by the filters"; }
        if (source.faulty > 0) { text += ", " + std::to_string(source.faulty) + " faulty"; }
        text += "\n";
        for (const auto& issue : source.issues) { text += "  " + to_message(issue) + "\n"; }
        if (source.faulty > source.issues.size()) {
            text += "  and " + std::to_string(source.faulty - source.issues.size()) + " more\n";
        }
    }
    text += std::to_string(report.places) + " places";
    if (!report.merged.empty()) { text += ", " + std::to_string(report.merged.size()) + " rows merged into others"; }
    return text + "\n";
}

}  // namespace mapwire
