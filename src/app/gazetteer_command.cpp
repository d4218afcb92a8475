#include <charconv>
#include <utility>
#include <vector>

#include "app/commands.hpp"
#include "app/find_place.hpp"
#include "app/load_gazetteer.hpp"
#include "mapwire/gazetteer/build.hpp"
#include "mapwire/gazetteer/check.hpp"
#include "mapwire/gazetteer/embedded.hpp"
#include "mapwire/gazetteer/search.hpp"

namespace mapwire {
namespace {

Gazetteer loaded(const CommandLine& line, const Console& console) {
    std::vector<Issue> issues;
    auto gazetteer = load_gazetteer(plan_gazetteers(line), issues);
    for (const auto& issue : issues) { console.warning(issue); }
    return gazetteer;
}

std::int64_t whole_number(const CommandLine& line, const std::string& option, std::int64_t otherwise) {
    const auto text = line.value(option);
    if (!text) { return otherwise; }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc{} || end != text->data() + text->size() || value < 0) {
        throw InputError({"--" + option + " " + *text, "this is no whole number", "Write for example 1000"});
    }
    return value;
}

std::vector<std::string> comma_list(const std::optional<std::string>& text) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; text && at <= text->size();) {
        const auto end = std::min(text->find(',', at), text->size());
        if (end > at) { parts.push_back(text->substr(at, end - at)); }
        at = end + 1;
    }
    return parts;
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
    BuildOptions options;
    options.countries = &countries;
    options.filter.countries = comma_list(line.value("countries"));
    options.filter.feature_classes = line.value("feature-classes").value_or("");
    options.filter.least_population = whole_number(line, "min-population", 0);
    options.filter.box = plan_bounding_box(line);
    std::vector<std::filesystem::path> sources(line.arguments.begin(), line.arguments.end());
    const auto report = build_gazetteer(sources, *output, options);
    for (const auto& source : report.sources) {
        for (const auto& issue : source.issues) { console.warning(issue); }
    }
    console.say(report_text(report));
    if (line.has("merged")) {
        for (const auto& merged : report.merged) {
            console.result(merged.kept_id + "\t" + merged.kept_name + "\t" + merged.lost_id + "\t" + merged.lost_name +
                           "\n");
        }
    }
    return report.has_faults() ? 1 : 0;
}

int run_gazetteer_info(const CommandLine& line, const Console& console) {
    if (line.arguments.empty()) {
        console.result(info_text(Gazetteer::from_bytes(embedded_gazetteer_bytes(), "embedded")));
    }
    for (const auto& file : line.arguments) { console.result(info_text(Gazetteer::open(file))); }
    return 0;
}

int run_gazetteer_search(const CommandLine& line, const Console& console) {
    const auto gazetteer = loaded(line, console);
    const auto limit = static_cast<std::size_t>(whole_number(line, "limit", 10));
    const auto& name = line.arguments.at(0);
    const auto hits = search(gazetteer, name, limit);
    console.result(line.has("json") ? search_json(gazetteer, name, hits) : search_text(gazetteer, hits));
    return 0;
}

int run_gazetteer_show(const CommandLine& line, const Console& console) {
    const auto gazetteer = loaded(line, console);
    const auto id = gazetteer.find_by_id(line.arguments.at(0));
    if (!id) {
        throw InputError({line.arguments.at(0), "the gazetteer has no place with this id",
                          "Look for it with mapwire gazetteer search NAME"});
    }
    console.result(place_text(gazetteer, *id));
    return 0;
}

int run_gazetteer_check(const CommandLine& line, const Console& console) {
    bool all_good = true;
    for (const auto& file : line.arguments) {
        const auto report = check_gazetteer(file);
        console.result(check_text(report, file));
        all_good = all_good && report.findings.empty();
    }
    return all_good ? 0 : 1;
}

}  // namespace mapwire
