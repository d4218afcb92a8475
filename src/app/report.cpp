#include "app/report.hpp"

#include <algorithm>
#include <map>

#include "app/versions.hpp"
#include "mapwire/text/json_text.hpp"

namespace mapwire {
namespace {

struct MentionCounts {
    std::size_t resolved = 0;
    std::size_t unresolved = 0;
    std::map<std::string, std::size_t> by_role;
    std::map<std::string, std::size_t> unresolved_names;
};

// Only literal mentions and datelines ask for a place; an organisation's name without one is nothing to list.
bool asks_for_place(Role role) { return role == Role::literal || role == Role::dateline; }

MentionCounts count_mentions(const std::vector<ArticleReading>& readings) {
    MentionCounts counts;
    for (const auto& reading : readings) {
        for (std::size_t i = 0; i < reading.toponyms.mentions.size(); ++i) {
            const auto& mention = reading.toponyms.mentions[i];
            ++counts.by_role[std::string(to_text(mention.role))];
            if (std::holds_alternative<ResolvedPlace>(reading.toponyms.resolutions[i])) {
                ++counts.resolved;
                continue;
            }
            ++counts.unresolved;
            if (asks_for_place(mention.role)) {
                ++counts.unresolved_names[std::string(mention.span.of(reading.article.text))];
            }
        }
    }
    return counts;
}

void append_counts(JsonText& json, const std::map<std::string, std::size_t>& counts) {
    json.begin_object();
    for (const auto& [name, count] : counts) { json.key(name).value(count); }
    json.end_object();
}

void append_unresolved(JsonText& json, const std::map<std::string, std::size_t>& names) {
    std::vector<std::pair<std::string, std::size_t>> sorted(names.begin(), names.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    json.begin_array();
    for (const auto& [name, count] : sorted) {
        json.begin_object().key("text").value(name).key("count").value(count).end_object();
    }
    json.end_array();
}

void append_issue(JsonText& json, const Issue& issue) {
    json.begin_object().key("where").value_or_null(issue.where).key("what").value(issue.what);
    json.key("remedy").value_or_null(issue.remedy).end_object();
}

}  // namespace

std::string report_json(const RunResult& result, const Resources& resources) {
    const auto mentions = count_mentions(result.readings);
    std::map<std::string, std::size_t> languages;
    for (const auto& reading : result.readings) {
        ++languages[reading.article.language.empty() ? "unknown" : reading.article.language];
    }
    JsonText json;
    json.begin_object().line_break().key("mapwire").value(program_version()).line_break();
    json.key("libraries").begin_object();
    for (const auto& library : library_versions()) { json.key(library.name).value(library.version); }
    json.end_object().line_break().key("gazetteers").begin_array();
    for (const auto& gazetteer : resources.gazetteer.info()) {
        json.begin_object().key("file").value(gazetteer.file).key("date").value_or_null(gazetteer.date);
        json.key("places").value(gazetteer.places).key("licence").value_or_null(gazetteer.licence);
        json.key("attribution").value_or_null(gazetteer.attribution).end_object();
    }
    json.end_array().line_break().key("articles").begin_object().key("read").value(result.readings.size());
    json.key("failed").value(result.failures.size()).key("by_language");
    append_counts(json, languages);
    json.end_object().line_break().key("layers").begin_object();
    for (const auto& layer : result.layers) { json.key(layer.name).value(layer.features.size()); }
    json.end_object().line_break().key("mentions").begin_object().key("resolved").value(mentions.resolved);
    json.key("unresolved").value(mentions.unresolved).key("by_role");
    append_counts(json, mentions.by_role);
    json.end_object().line_break().key("unresolved_names");
    append_unresolved(json, mentions.unresolved_names);
    json.line_break().key("issues").begin_array();
    for (const auto& issue : result.failures) { append_issue(json.line_break(), issue); }
    for (const auto& reading : result.readings) {
        for (const auto& issue : reading.issues) { append_issue(json.line_break(), issue); }
    }
    json.end_array().line_break().end_object();
    return json.take() + "\n";
}

std::string summary_text(const RunResult& result, const MapPlan& plan) {
    const auto& folder = plan.output_directory;
    const auto writes = [&](std::string_view format) {
        return std::any_of(plan.formats.begin(), plan.formats.end(),
                           [&](const auto& other) { return other.name == format; });
    };
    std::string text = std::to_string(result.readings.size()) + " article" + (result.readings.size() == 1 ? "" : "s") +
                       " read; in " + folder + "/:";
    for (const auto& layer : result.layers) {
        text += "\n  " + layer.name + "  " + std::to_string(layer.features.size());
        if (layer.features.empty()) { text += " (nothing found, left out of the project)"; }
    }
    if (writes("geojson")) {
        return text + "\nOpen " + folder + "/mapwire.qgz in QGIS to see all layers with their styles.";
    }
    if (writes("gpkg")) {
        return text + "\nOpen " + folder + "/mapwire.gpkg in QGIS: its project holds all layers with their styles.";
    }
    return text;
}

}  // namespace mapwire
