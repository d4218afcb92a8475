#include "mapwire/gazetteer/build.hpp"

#include <algorithm>
#include <fstream>
#include <set>

#include "gazetteer/dump_companions.hpp"
#include "gazetteer/feature_source.hpp"
#include "gazetteer/file_format.hpp"
#include "gazetteer/gazetteer_state.hpp"
#include "gazetteer/row_values.hpp"
#include "gazetteer/table_source.hpp"

namespace mapwire {
namespace {

constexpr std::string_view companion_names[] = {"alternateNamesV2", "alternateNames", "hierarchy", "admin1CodesASCII",
                                                "admin2Codes"};

bool is_geonames(const SourceReport& source) { return source.format.starts_with("GeoNames"); }

bool is_address(const std::filesystem::path& source) {
    const auto text = source.string();
    return text.starts_with("http://") || text.starts_with("https://");
}

std::unique_ptr<ByteSource> open_source(const std::filesystem::path& source, const BuildOptions& options) {
    if (!is_address(source)) { return open_bytes(source); }
    if (!options.read_address) {
        throw InputError({source.string(), "addresses cannot be read here", "Fetch the file and name it"});
    }
    return open_bytes(options.read_address(source.string()), source.string());
}

// The companions among the sources, then those that lie beside the other sources, each once.
std::vector<std::filesystem::path> list_companions(const std::vector<std::filesystem::path>& sources) {
    std::vector<std::filesystem::path> found;
    for (const auto& path : sources) {
        if (companion_kind(path) != CompanionKind::none) { found.push_back(path); }
    }
    std::set<CompanionKind> given;
    for (const auto& path : found) { given.insert(companion_kind(path)); }
    for (const auto& path : sources) {
        if (companion_kind(path) != CompanionKind::none) { continue; }
        std::set<CompanionKind> here = given;
        for (const auto name : companion_names) {
            for (const auto* ending : {".txt", ".zip", ".txt.gz", ".gz"}) {
                const auto beside = path.parent_path() / (std::string(name) + ending);
                std::error_code error;
                if (here.contains(companion_kind(beside)) || !std::filesystem::is_regular_file(beside, error)) {
                    continue;
                }
                here.insert(companion_kind(beside));
                if (std::find(found.begin(), found.end(), beside) == found.end()) { found.push_back(beside); }
            }
        }
    }
    return found;
}

// The first row tells whether it is a dump: only then are large files beside it read.
bool begins_like_a_dump(const std::filesystem::path& path) {
    LineReader lines(open_bytes(path));
    std::string_view line;
    while (lines.next(line)) {
        if (lines.too_long()) { return false; }
        if (line.empty() || line.front() == '#') { continue; }
        const auto tabs = std::count(line.begin(), line.end(), '\t');
        return tabs >= 18 && (line.front() == 'g' || (line.front() >= '0' && line.front() <= '9'));
    }
    return false;
}

DumpCompanions read_companions(const std::vector<std::filesystem::path>& sources, const BuildOptions& options,
                               BuildReport& report) {
    DumpCompanions companions;
    std::vector<std::filesystem::path> wanting;
    for (const auto& path : sources) {
        if (companion_kind(path) != CompanionKind::none ||
            (!is_address(path) && !is_feature_source(path, options) && begins_like_a_dump(path))) {
            wanting.push_back(path);
        }
    }
    for (const auto& path : list_companions(wanting)) {
        SourceReport own;
        own.source = path.string();
        companions.read(own.source, open_source(path, options), companion_kind(path), options.most_issues, own);
        report.sources.push_back(std::move(own));
    }
    companions.finish();
    return companions;
}

SourceDescription described(const std::filesystem::path& path, const SourceReport& report) {
    if (is_geonames(report)) { return {path.filename().string(), "CC BY 4.0", "GeoNames (geonames.org)", report.date}; }
    if (report.format == "Natural Earth") {
        return {path.filename().string(), "public domain", "Natural Earth (naturalearthdata.com)", report.date};
    }
    if (report.format == "OCHA boundaries") { return {path.filename().string(), "CC BY-IGO", "OCHA", report.date}; }
    return {path.filename().string(), "as the user's", "", report.date};
}

// What holds for the whole: the newest date, each licence and attribution once, in the order of the sources.
void describe_whole(GazetteerBuilder& builder, const std::vector<SourceDescription>& sources, std::string date) {
    GazetteerDescription whole{std::move(date), "", ""};
    const auto add = [](std::string& list, const std::string& item, const char* between) {
        if (item.empty() || list.find(item) != std::string::npos) { return; }
        list += (list.empty() ? "" : between) + item;
    };
    const bool dated = !whole.date.empty();
    for (const auto& source : sources) {
        if (!dated) { whole.date = std::max(whole.date, source.date); }
        add(whole.licence, source.licence, "; ");
        add(whole.attribution, source.attribution, "; ");
    }
    builder.describe(std::move(whole));
}

std::string why_nothing_was_taken(const BuildReport& report) {
    SourceReport all;
    const Issue* first = nullptr;
    for (const auto& source : report.sources) {
        all.rows += source.rows;
        all.filtered += source.filtered;
        all.faulty += source.faulty;
        all.nameless += source.nameless;
        if (first == nullptr && !source.issues.empty()) { first = &source.issues.front(); }
    }
    auto why = "no place was taken: " + std::to_string(all.rows) + (all.rows == 1 ? " row, " : " rows, ") +
               std::to_string(all.filtered) + " left out by the filters, " + std::to_string(all.faulty) + " faulty, " +
               std::to_string(all.nameless) + " without a name";
    if (first != nullptr) { why += "; the first: " + first->where + ": " + first->what; }
    return why;
}

GazetteerBuilder read_sources(const std::vector<std::filesystem::path>& sources, const BuildOptions& options,
                              BuildReport& report) {
    const auto companions = read_companions(sources, options, report);
    GazetteerBuilder builder({.date = options.date, .licence = "", .attribution = ""}, geodata_files());
    std::vector<SourceDescription> descriptions;
    for (const auto& path : sources) {
        if (companion_kind(path) != CompanionKind::none) { continue; }
        SourceReport own;
        own.source = path.string();
        const auto source = builder.add_source({path.filename().string(), "", "", ""});
        PlaceIntake intake(options, builder, source, own);
        if (is_feature_source(path, options)) {
            import_features(own.source, intake);
        } else {
            import_table(own.source, open_source(path, options), companions, intake);
        }
        descriptions.push_back(described(path, own));
        builder.describe(source, descriptions.back());
        report.sources.push_back(std::move(own));
    }
    if (builder.size() == 0) {
        throw InputError({sources.empty() ? "gazetteer build" : sources.front().string(), why_nothing_was_taken(report),
                          "Check the sources and the filters"});
    }
    describe_whole(builder, descriptions, options.date);
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

std::vector<std::filesystem::path> geonames_sources(std::string_view countries, std::string_view server) {
    const std::string base(server);
    std::vector<std::filesystem::path> sources;
    for (const auto* file : {"/admin1CodesASCII.txt", "/admin2Codes.txt", "/hierarchy.zip"}) {
        sources.emplace_back(base + file);
    }
    std::string_view left = countries;
    do {
        const auto end = std::min(left.find(','), left.size());
        const auto code = std::string(trimmed(left.substr(0, end)));
        left.remove_prefix(std::min(end + 1, left.size()));
        if (code == "ALL") {
            sources.emplace_back(base + "/alternateNamesV2.zip");
            sources.emplace_back(base + "/allCountries.zip");
            continue;
        }
        const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
        if (code.size() != 2 || !capital(code[0]) || !capital(code[1])) {
            throw InputError({"--geonames", "\"" + code + "\" is no country code",
                              "Write ISO 3166-1 codes of two capitals, as in SY,IQ, or ALL"});
        }
        sources.emplace_back(base + "/alternatenames/" + code + ".zip");
        sources.emplace_back(base + "/" + code + ".zip");
    } while (!left.empty());
    return sources;
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
        if (source.nameless > 0) { text += ", " + std::to_string(source.nameless) + " without a name"; }
        if (source.faulty + source.nameless > source.issues.size()) {
            text += " (the first " + std::to_string(source.issues.size()) + " are named)";
        }
        text += "\n";
    }
    text += std::to_string(report.places) + (report.places == 1 ? " place" : " places");
    if (!report.merged.empty()) { text += ", " + std::to_string(report.merged.size()) + " rows merged into others"; }
    return text;
}

}  // namespace mapwire
