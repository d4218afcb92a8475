#include "app/report.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/versions.hpp"
#include "mapwire/text/json_text.hpp"

namespace mapwire {
namespace {

void append_counts(JsonText& json, const std::map<std::string, std::uint64_t>& counts) {
    json.begin_object();
    for (const auto& [name, count] : counts) { json.key(name).value(count); }
    json.end_object();
}

void append_issue(JsonText& json, const Issue& issue) {
    json.begin_object().key("where").value_or_null(issue.where).key("what").value(issue.what);
    json.key("remedy").value_or_null(issue.remedy).end_object();
}

}  // namespace

std::string report_json(const RunResult& result) {
    JsonText json;
    json.begin_object().line_break().key("mapwire").value(program_version()).line_break();
    json.key("libraries").begin_object();
    for (const auto& library : library_versions()) { json.key(library.name).value(library.version); }
    json.end_object().line_break().key("gazetteers").begin_array();
    for (const auto& gazetteer : result.notes.gazetteers) {
        json.begin_object().key("file").value(gazetteer.file).key("date").value_or_null(gazetteer.date);
        json.key("places").value(gazetteer.places).key("licence").value_or_null(gazetteer.licence);
        json.key("attribution").value_or_null(gazetteer.attribution).end_object();
    }
    json.end_array().line_break().key("articles").begin_object().key("read").value(result.read);
    json.key("failed").value(result.failed).key("given_twice").value(result.given_twice).key("by_language");
    append_counts(json, result.by_language);
    json.key("failures_by_reason");
    append_counts(json, result.failures_by_reason);
    json.end_object().line_break().key("layers").begin_object();
    for (const auto& layer : result.layers) { json.key(layer.name).value(layer.features.size()); }
    json.end_object().line_break().key("mentions").begin_object().key("resolved").value(result.resolved);
    json.key("unresolved").value(result.unresolved).key("resolution_rate");
    const auto all = result.resolved + result.unresolved;
    if (all > 0) {
        const auto share = static_cast<double>(result.resolved) / static_cast<double>(all);
        json.value(std::round(share * 1e4) / 1e4);
    } else {
        json.null();
    }
    json.key("by_role");
    append_counts(json, result.by_role);
    json.end_object().line_break().key("unresolved_names").begin_array();
    for (const auto& [name, count] : result.unresolved_names) {
        json.begin_object().key("text").value(name).key("count").value(count).end_object();
    }
    json.end_array().line_break().key("issues").begin_array();
    for (const auto& issue : result.issues) { append_issue(json.line_break(), issue); }
    json.end_array().line_break().key("issues_left_out").value(result.issues_left_out).line_break().end_object();
    return json.take() + "\n";
}

std::string summary_text(const RunResult& result, const std::string& folder, const std::vector<OutputFormat>& formats) {
    const auto writes = [&](std::string_view format) {
        return std::any_of(formats.begin(), formats.end(), [&](const auto& other) { return other.name == format; });
    };
    std::string text =
        std::to_string(result.read) + " article" + (result.read == 1 ? "" : "s") + " read; in " + folder + "/:";
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
