#include "writers/exchange/exchange.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace mapwire {

DivisionFinder::DivisionFinder(std::span<const Layer> layers, const FormatContent& content) {
    std::map<std::string, std::string> countries;
    if (content.base != nullptr) {
        for (const auto& outline : content.base->outlines) {
            if (outline.kind == "country" || outline.kind == "territory") {
                countries.try_emplace(outline.country_code, outline.name);
            }
        }
    }
    for (const auto* name : {"mentions", "places"}) {
        const Layer* layer = layer_named(layers, name);
        if (layer == nullptr) { continue; }
        for (const auto& feature : layer->features) {
            const auto* point = feature.geometry ? std::get_if<Coordinate>(&*feature.geometry) : nullptr;
            if (point == nullptr) { continue; }
            Divisions divisions;
            divisions.country_code = as_text(*layer, feature, "country_code");
            const auto country = countries.find(divisions.country_code);
            if (country != countries.end()) { divisions.country = country->second; }
            divisions.admin1 = as_text(*layer, feature, "admin1");
            divisions.admin2 = as_text(*layer, feature, "admin2");
            const auto codes = content.pcodes.find(as_text(*layer, feature, "place_id"));
            if (codes != content.pcodes.end()) {
                divisions.pcode1 = codes->second.admin1;
                divisions.pcode2 = codes->second.admin2;
            }
            at_.insert_or_assign({point->longitude(), point->latitude()}, std::move(divisions));
        }
    }
}

Divisions DivisionFinder::of(const Feature& feature) const {
    const auto* point = feature.geometry ? std::get_if<Coordinate>(&*feature.geometry) : nullptr;
    if (point == nullptr) { return {}; }
    const auto found = at_.find({point->longitude(), point->latitude()});
    return found == at_.end() ? Divisions{} : found->second;
}

std::string as_text(const Layer& layer, const Feature& feature, std::string_view field) {
    if (const auto* text = text_of(layer, feature, field)) { return *text; }
    if (const auto* whole = integer_of(layer, feature, field)) { return std::to_string(*whole); }
    if (const auto* real = real_of(layer, feature, field)) {
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *real).ptr;
        return {digits.data(), end};
    }
    return "";
}

std::string day_of(const std::string& time) { return time.substr(0, std::min<std::size_t>(10, time.size())); }

const Layer* layer_named(std::span<const Layer> layers, std::string_view name) {
    const auto found =
        std::find_if(layers.begin(), layers.end(), [&](const Layer& layer) { return layer.name == name; });
    return found == layers.end() ? nullptr : &*found;
}

std::optional<Coordinate> point_of(const Feature& feature) {
    if (!feature.geometry) { return std::nullopt; }
    if (const auto* point = std::get_if<Coordinate>(&*feature.geometry)) { return *point; }
    if (const auto* line = std::get_if<LineString>(&*feature.geometry)) {
        return line->positions.empty() ? std::nullopt : std::optional(line->positions[line->positions.size() / 2]);
    }
    if (const auto* lines = std::get_if<MultiLineString>(&*feature.geometry)) {
        return lines->lines.empty() ? std::nullopt
                                    : std::optional(lines->lines[0].positions[lines->lines[0].positions.size() / 2]);
    }
    // Inside the area: the middle of the longest run of the parallel half way up its first polygon.
    const auto& area = std::get<MultiPolygon>(*feature.geometry);
    if (area.empty()) { return std::nullopt; }
    const auto& ring = area.polygons.front().exterior.positions;
    const auto [south, north] = std::minmax_element(
        ring.begin(), ring.end(), [](const Coordinate& a, const Coordinate& b) { return a.latitude() < b.latitude(); });
    const double latitude = (south->latitude() + north->latitude()) / 2.0;
    std::vector<double> crossings;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const auto& a = ring[i - 1];
        const auto& b = ring[i];
        if ((a.latitude() <= latitude) == (b.latitude() <= latitude)) { continue; }
        crossings.push_back(a.longitude() + (b.longitude() - a.longitude()) * (latitude - a.latitude()) /
                                                (b.latitude() - a.latitude()));
    }
    std::sort(crossings.begin(), crossings.end());
    double longest = -1.0;
    double longitude = ring.front().longitude();
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        if (crossings[i + 1] - crossings[i] > longest) {
            longest = crossings[i + 1] - crossings[i];
            longitude = (crossings[i] + crossings[i + 1]) / 2.0;
        }
    }
    return Coordinate::try_from_degrees({longitude, latitude});
}

namespace {

bool is_number(std::string_view text) {
    double value = 0.0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

}  // namespace

std::string decimal_text(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    std::array<char, 48> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), std::round(value * scale) / scale,
                                   std::chars_format::fixed)
                         .ptr;
    return {text.data(), end};
}

CsvText& CsvText::cell(std::string_view text) {
    if (!first_) { out_ += ','; }
    first_ = false;
    const bool formula =
        !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos && !is_number(text);
    const bool quoted = formula || text.find_first_of(",\"\r\n") != std::string_view::npos;
    if (!quoted) {
        out_ += text;
        return *this;
    }
    out_ += formula ? "\"'" : "\"";
    for (const char c : text) { out_ += c == '"' ? std::string("\"\"") : std::string(1, c); }
    out_ += '"';
    return *this;
}

CsvText& CsvText::number(std::optional<double> value, int decimals) {
    if (!first_) { out_ += ','; }
    first_ = false;
    if (value) { out_ += decimal_text(*value, decimals); }
    return *this;
}

void CsvText::end_row() {
    out_ += "\r\n";
    first_ = true;
}

}  // namespace mapwire
