#include <filesystem>
#include <utility>
#include <vector>

#include "app/commands.hpp"
#include "app/load_gazetteer.hpp"
#include "mapwire/gazetteer/build.hpp"
#include "mapwire/gazetteer/embedded.hpp"

namespace mapwire {
namespace {

std::vector<std::string> comma_list(const std::optional<std::string>& text) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; text && at <= text->size();) {
        const auto end = std::min(text->find(',', at), text->size());
        if (end > at) { parts.push_back(text->substr(at, end - at)); }
        at = end + 1;
    }
    return parts;
}

PlaceFilter filter_of(const CommandLine& line) {
    PlaceFilter filter;
    filter.countries = comma_list(line.value("countries"));
    for (const auto& code : filter.countries) {
        const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
        if (code.size() != 2 || !capital(code[0]) || !capital(code[1])) {
            throw InputError({"--countries", "\"" + code + "\" is no country code",
                              "Write ISO 3166-1 codes of two capitals, as in SY,IQ"});
        }
    }
    filter.feature_classes = line.value("feature-classes").value_or("");
    const auto unknown = filter.feature_classes.find_first_not_of("AHLPRSTUV");
    if (unknown != std::string::npos) {
        throw InputError({"--feature-classes " + filter.feature_classes,
                          "\"" + filter.feature_classes.substr(unknown, 1) + "\" is no feature class of GeoNames",
                          "The classes are A, H, L, P, R, S, T, U and V, written as in AP"});
    }
    filter.least_population = plan_whole_number(line, "min-population", 0);
    filter.box = plan_bounding_box(line);
    return filter;
}

// "FILE:name=…" is for that source alone.
void plan_fields(const CommandLine& line, BuildOptions& options) {
    for (const auto& text : line.all("fields")) {
        const auto equals = text.find('=');
        const auto colon = equals == std::string::npos ? equals : text.rfind(':', equals);
        if (colon == std::string::npos) {
            options.fields = parse_field_mapping(text);
        } else {
            options.fields_of_source[text.substr(0, colon)] = parse_field_mapping(text.substr(colon + 1));
        }
    }
}

std::vector<std::filesystem::path> sources_of(const CommandLine& line) {
    std::vector<std::filesystem::path> sources;
    if (const auto countries = line.value("geonames")) {
        const auto server = line.value("geonames-server");
        sources = server ? geonames_sources(*countries, *server) : geonames_sources(*countries);
    }
    sources.insert(sources.end(), line.arguments.begin(), line.arguments.end());
    if (sources.empty()) {
        throw InputError(
            {"mapwire gazetteer build", "no source is named", "Name dumps or tables, or write --geonames SY,IQ"});
    }
    return sources;
}

std::string merged_text(const std::vector<MergedPlace>& merged) {
    std::string text = "kept_id\tkept_name\tmerged_id\tmerged_name\tmerged_source\n";
    for (const auto& pair : merged) {
        text += pair.kept_id + "\t" + pair.kept_name + "\t" + pair.lost_id + "\t" + pair.lost_name + "\t" +
                pair.lost_source + "\n";
    }
    return text;
}

}  // namespace

int run_gazetteer_build(const CommandLine& line, const Console& console) {
    const auto output = line.value("output");
    if (!output) {
        throw InputError(
            {"mapwire gazetteer build", "the output file is missing", "Add -o FILE, for example -o world.mwg"});
    }
    if (std::filesystem::exists(*output) && !line.has("overwrite")) {
        throw InputError({*output, "exists", "Choose another name or add --overwrite"});
    }
    const auto countries = Gazetteer::from_bytes(embedded_gazetteer_bytes(), "embedded");
    auto options = with_ogr({});
    options.countries = &countries;
    options.filter = filter_of(line);
    options.date = line.value("date").value_or("");
    plan_fields(line, options);
    const auto report = build_gazetteer(sources_of(line), *output, options);
    for (const auto& source : report.sources) {
        for (const auto& issue : source.issues) { console.warning(issue); }
    }
    console.say(report_text(report));
    if (line.has("merged")) { console.result(merged_text(report.merged)); }
    return report.has_faults() ? 1 : 0;
}

}  // namespace mapwire
