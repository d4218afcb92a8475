#include "app/reference_layers.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "mapwire/geometry/antimeridian.hpp"
#include "mapwire/geometry/borders.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/ogr/ogr_module.hpp"

namespace mapwire {
namespace {

/// Words of the schemas in use (OpenStreetMap, Natural Earth, GeoNames, humanitarian data) and the kind they tell; the
/// first that stands in a value decides.
constexpr std::array<std::pair<std::string_view, std::string_view>, 34> kind_words{{
    {"coast", "coast"},     {"shore", "coast"},       {"land", "coast"},        {"ocean", "coast"},
    {"front line", "line"}, {"frontline", "line"},    {"contact", "line"},      {"ceasefire", "line"},
    {"cease-fire", "line"}, {"control", "line"},      {"river", "river"},       {"stream", "river"},
    {"canal", "river"},     {"wadi", "river"},        {"waterway", "river"},    {"hydro", "river"},
    {"border", "border"},   {"boundary", "border"},   {"boundaries", "border"}, {"admin", "border"},
    {"road", "road"},       {"highway", "road"},      {"motorway", "road"},     {"trunk", "road"},
    {"primary", "road"},    {"secondary", "road"},    {"tertiary", "road"},     {"street", "road"},
    {"track", "road"},      {"unclassified", "road"}, {"residential", "road"},  {"railway", "road"},
    {"railroad", "road"},   {"rail", "road"},
}};
constexpr std::array<std::string_view, 14> kind_fields{"kind",     "class",   "fclass",   "type",     "featurecla",
                                                       "feature",  "fcode",   "highway",  "waterway", "natural",
                                                       "boundary", "railway", "category", "subclass"};

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c - 'A' + 'a'); }
    }
    return result;
}

std::string kind_in(std::string_view text) {
    const auto folded = lower(text);
    for (const auto& [word, kind] : kind_words) {
        if (folded.find(word) != std::string::npos) { return std::string(kind); }
    }
    return "";
}

bool is_name_field(std::string_view field) {
    const auto name = lower(field);
    return name.starts_with("name") || name.ends_with("_name") || name == "ref" || name == "label";
}

/// "M5;E 45" is two numbers of a road.
void add_names(std::string_view text, std::vector<std::string>& names) {
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        auto one = text.substr(0, end);
        while (one.starts_with(' ')) { one.remove_prefix(1); }
        if (!one.empty() && std::find(names.begin(), names.end(), one) == names.end()) { names.emplace_back(one); }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::optional<MultiLineString> lines_of(const std::optional<Geometry>& geometry) {
    if (!geometry) { return std::nullopt; }
    if (const auto* lines = std::get_if<MultiLineString>(&*geometry)) { return cut_at_antimeridian(*lines); }
    if (const auto* line = std::get_if<LineString>(&*geometry)) {
        return cut_at_antimeridian(MultiLineString{{*line}});
    }
    if (const auto* area = std::get_if<MultiPolygon>(&*geometry)) { return border_of(*area); }
    return std::nullopt;
}

ReferenceLine line_of(const Layer& layer, const Feature& feature, MultiLineString lines, const std::string& source) {
    ReferenceLine line{{}, "", std::move(lines), source};
    for (std::size_t i = 0; i < layer.fields.size() && i < feature.values.size(); ++i) {
        const auto* text = std::get_if<std::string>(&feature.values[i]);
        if (text == nullptr || text->empty()) { continue; }
        const auto field = lower(layer.fields[i].name);
        if (is_name_field(field)) { add_names(*text, line.names); }
        if (!line.kind.empty() || std::find(kind_fields.begin(), kind_fields.end(), field) == kind_fields.end()) {
            continue;
        }
        line.kind = kind_in(*text);
        if (line.kind.empty() && (field == "highway" || field == "railway" || field == "waterway")) {
            line.kind = kind_in(field);
        }
    }
    if (line.kind.empty()) { line.kind = kind_in(layer.name); }
    if (line.kind.empty()) { line.kind = kind_in(source); }
    return line;
}

}  // namespace

ReferenceLines load_reference_lines(const std::vector<std::string>& layers) {
    if (layers.empty()) { return {}; }
    OgrModule ogr;
    std::vector<ReferenceLine> lines;
    for (const auto& given : layers) {
        constexpr std::string_view separator = "|layername=";
        const auto at = given.find(separator);
        const auto path = given.substr(0, at);
        const auto source = std::filesystem::path(path).filename().string();
        const auto before = lines.size();
        ogr.read({path, at == std::string::npos ? "" : given.substr(at + separator.size()), ""},
                 [&](const Layer& layer, Feature&& feature) {
                     auto found = lines_of(feature.geometry);
                     if (!found) { return; }
                     std::erase_if(found->lines, [](const LineString& line) { return line.positions.size() < 2; });
                     if (!found->lines.empty()) { lines.push_back(line_of(layer, feature, std::move(*found), source)); }
                 });
        if (lines.size() == before) {
            throw InputError({"--reference " + given, "it has no lines and no areas",
                              "Give a layer of roads, rivers, coasts, borders or a line of contact"});
        }
    }
    return ReferenceLines(std::move(lines));
}

}  // namespace mapwire
