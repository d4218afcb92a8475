#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "writers/picture/sheet.hpp"

namespace mapwire {
namespace {

/// From the bottom to the top: points hide nothing.
constexpr std::array<std::string_view, 6> drawing_order{"regions", "event_areas", "zones", "lines", "places", "events"};

struct Label {
    int rank;  // the lower ones choose first
    double weight;
    Pixel at;
    double radius;  // 0 for areas
    double width;
    std::string words;
    std::string colour;
};

struct Drawing {
    const Projection& projection;
    const Sheet& sheet;
    LabelPlacer& labels;
    Svg& svg;
    Drawn& drawn;
    std::vector<Label>& names;
};

std::string darker(const std::string& colour) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result = "#";
    for (std::size_t i = 1; i + 1 < colour.size(); i += 2) {
        const int value = std::stoi(colour.substr(i, 2), nullptr, 16) * 7 / 10;
        result += digits[static_cast<std::size_t>(value / 16)];
        result += digits[static_cast<std::size_t>(value % 16)];
    }
    return result;
}

std::string words_of(const Layer& layer, const Feature& feature) {
    const auto* name = text_of(layer, feature, "name");
    std::string words = for_label(name != nullptr ? *name : "", 42);
    const auto* status = text_of(layer, feature, "status");
    if (layer.name == "zones" && status != nullptr) {
        std::string plain = *status;
        std::replace(plain.begin(), plain.end(), '_', ' ');
        words += " (" + plain + ")";
    }
    return words;
}

bool is_hollow(const Layer& layer, const Feature& feature) {
    if (layer.name != "events") { return false; }
    const auto* precision = integer_of(layer, feature, "geo_precision");
    const auto* stance = text_of(layer, feature, "stance");
    const bool told_as_real = stance == nullptr || *stance == "happened" || *stance == "ongoing";
    return !told_as_real || (precision != nullptr && *precision == 3);
}

double opacity_of(const Layer& layer, const Feature& feature) {
    const auto* confidence = real_of(layer, feature, "confidence");
    return confidence != nullptr && *confidence < 0.5 ? 0.5 : 1.0;
}

void count(Drawn& drawn, const Layer& layer, const SymbolRow& symbol) {
    if (drawn.layers.empty() || drawn.layers.back().first != layer.title) { drawn.layers.push_back({layer.title, {}}); }
    auto& kinds = drawn.layers.back().second;
    const auto found = std::find_if(kinds.begin(), kinds.end(),
                                    [&](const Drawn::Kind& kind) { return kind.symbol.value == symbol.value; });
    if (found == kinds.end()) {
        kinds.push_back({symbol, layer.geometry_kind, 1});
    } else {
        ++found->features;
    }
}

bool draw(const MultiPolygon& area, const Layer& layer, const Feature& feature, const SymbolRow& symbol, Drawing& on) {
    const auto rings = rings_of(area, on.projection, on.sheet.map.grown(8.0));
    if (rings.empty()) { return false; }
    auto paint = area_paint(symbol, on.sheet.millimetre());
    paint.opacity = opacity_of(layer, feature);
    const auto words = words_of(layer, feature);
    if (const auto outline = outline_without_cut(area)) {
        auto edge = paint;
        edge.fill.clear();
        paint.stroke.clear();
        on.svg.shape(rings, true, paint, words);
        on.svg.shape(lines_of(*outline, on.projection, on.sheet.map.grown(8.0)), false, edge);
    } else {
        on.svg.shape(rings, true, paint, words);
    }
    const auto inner = rings_of(area, on.projection, on.sheet.map);
    if (inner.empty()) { return true; }
    double left = 1e9;
    double right = -1e9;
    double size = 0.0;
    for (const auto& ring : inner) {
        size = std::max(size, area_of(ring));
        for (const auto& p : ring) { left = std::min(left, p.x), right = std::max(right, p.x); }
    }
    on.names.push_back({layer.name == "zones" ? 0 : 3, size, inside_of(inner), 0.0,
                        std::clamp((right - left) * 0.9, on.sheet.text_size() * 9.0, on.sheet.text_size() * 16.0),
                        words, darker(symbol.outline)});
    return true;
}

bool draw(const MultiLineString& lines, const Layer& layer, const Feature& feature, const SymbolRow& symbol,
          Drawing& on) {
    const auto paths = lines_of(lines, on.projection, on.sheet.map.grown(8.0));
    if (paths.empty()) { return false; }
    auto paint = line_paint(symbol, on.sheet.millimetre());
    paint.opacity = opacity_of(layer, feature);
    on.svg.shape(paths, false, paint, words_of(layer, feature));
    return true;
}
bool draw(const LineString& line, const Layer& layer, const Feature& feature, const SymbolRow& symbol, Drawing& on) {
    return draw(MultiLineString{{line}}, layer, feature, symbol, on);
}

bool draw(const Coordinate& position, const Layer& layer, const Feature& feature, const SymbolRow& symbol,
          Drawing& on) {
    const bool is_area = symbol.value == "area";
    const auto at = on.projection(position);
    if (!on.sheet.map.contains(at)) { return false; }
    const auto* mentions = integer_of(layer, feature, "mention_count");
    const double weight = mentions != nullptr ? static_cast<double>(*mentions) : 1.0;
    const double radius = marker_radius(symbol, on.sheet.millimetre()) * (1.0 + 0.15 * std::log(weight));
    const auto* uncertainty = real_of(layer, feature, "uncertainty_m");
    if (uncertainty != nullptr && !is_area) {
        const double reach = *uncertainty / on.projection.metres_per_pixel(position.latitude());
        // A ring as wide as half the map says nothing that the hollow symbol does not say.
        if (reach > radius * 1.6 && reach < on.sheet.map.width() * 0.3) {
            on.svg.circle(at, reach, {symbol.colour, 0.06, symbol.colour, 1.0, "2 3", 0.9});
            on.drawn.rings = true;
        }
    }
    const bool hollow = is_hollow(layer, feature);
    const double opacity = opacity_of(layer, feature);
    on.drawn.hollow = on.drawn.hollow || hollow;
    on.drawn.faded = on.drawn.faded || opacity < 1.0;
    draw_marker(symbol, at, radius, hollow, opacity, on.svg);
    on.labels.keep_free({at.x - radius, at.y - radius, at.x + radius, at.y + radius});
    const int rank = layer.name == "places" ? (is_area ? 4 : 1) : 2;
    on.names.push_back({rank, weight, at, radius, 0.0, words_of(layer, feature), darker(symbol.colour)});
    return true;
}

/// Whole countries are on the base map with their names; a point within one would be read as a place.
bool is_country(const Layer& layer, const Feature& feature) {
    const auto* code = text_of(layer, feature, "feature_code");
    return layer.name == "places" && code != nullptr && code->starts_with("PCL");
}

double box_size(const Feature& feature) {
    const auto* area = std::get_if<MultiPolygon>(&*feature.geometry);
    if (area == nullptr) { return 0.0; }
    double west = 180.0;
    double east = -180.0;
    for (const auto& polygon : area->polygons) {
        for (const auto& position : polygon.exterior.positions) {
            west = std::min(west, position.longitude());
            east = std::max(east, position.longitude());
        }
    }
    return east - west;
}

/// Visits the features with a geometry; the widest areas first, so that small ones stay to be seen. Only areas are kept
/// meanwhile: of a long list each feature lives until the next one is read.
void for_each_largest_first(const Layer& layer, const std::function<void(const Feature& feature)>& visit) {
    std::vector<std::pair<double, Feature>> areas;
    for (const auto& feature : layer.features) {
        if (!feature.geometry) { continue; }
        if (const double size = box_size(feature); size > 0.0) { areas.emplace_back(size, feature); }
    }
    std::stable_sort(areas.begin(), areas.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [size, feature] : areas) { visit(feature); }
    for (const auto& feature : layer.features) {
        if (feature.geometry && !(box_size(feature) > 0.0)) { visit(feature); }
    }
}

}  // namespace

void draw_marker(const SymbolRow& symbol, Pixel at, double radius, bool hollow, double opacity, Svg& svg) {
    Paint paint{symbol.colour,
                symbol.fill_percent / 100.0,
                symbol.outline.empty() ? symbol.colour : symbol.outline,
                std::max(0.8, radius * 0.2),
                "",
                opacity};
    if (hollow) {
        paint.fill = "#ffffff";
        paint.fill_opacity = 0.9;
        paint.stroke = symbol.colour;
        paint.stroke_width = std::max(1.4, radius * 0.34);
    }
    const auto outline = marker_outline(symbol.shape, at, radius);
    if (outline.empty()) {
        svg.circle(at, radius, paint);
    } else {
        svg.shape({outline}, true, paint);
    }
}

Paint area_paint(const SymbolRow& symbol, double millimetre) {
    Paint paint = line_paint(symbol, millimetre);
    paint.fill = symbol.colour;
    paint.fill_opacity = symbol.fill_percent / 100.0;
    return paint;
}

Paint line_paint(const SymbolRow& symbol, double millimetre) {
    std::string dash;
    if (symbol.outline_style == "dash") { dash = "8 5"; }
    if (symbol.outline_style == "dot") { dash = "1.5 4"; }
    if (symbol.outline_style == "dash dot") { dash = "9 4 1.5 4"; }
    return {"", 1.0, symbol.outline, std::max(1.0, symbol.outline_mm * millimetre * 0.8), dash};
}

double marker_radius(const SymbolRow& symbol, double millimetre) { return symbol.size_mm * millimetre * 0.5; }

Drawn draw_features(std::span<const Layer> layers, const SymbolTable& symbols, const Projection& projection,
                    const Sheet& sheet, LabelPlacer& labels, Svg& svg) {
    Drawn drawn;
    std::vector<Label> names;
    Drawing on{projection, sheet, labels, svg, drawn, names};
    for (const auto wanted : drawing_order) {
        for (const auto& layer : layers) {
            if (layer.name != wanted) { continue; }
            for_each_largest_first(layer, [&](const Feature& feature) {
                if (is_country(layer, feature)) { return; }
                const auto symbol = symbols.of(layer, feature);
                const bool shown =
                    std::visit([&](const auto& geometry) { return draw(geometry, layer, feature, symbol, on); },
                               *feature.geometry);
                if (shown) {
                    count(drawn, layer, symbol);
                } else if (const auto* name = text_of(layer, feature, "name");
                           layer.name == "places" && name != nullptr) {
                    drawn.beyond.push_back(for_label(*name, 30));
                }
            });
        }
    }
    std::stable_sort(names.begin(), names.end(), [](const Label& a, const Label& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.weight > b.weight;
    });
    std::set<std::string> written;
    for (const auto& name : names) {
        if (name.words.empty() || written.contains(name.words)) { continue; }
        TextStyle style{sheet.text_size() * (name.rank <= 1 ? 1.0 : 0.88),
                        name.colour,
                        name.rank == 0,
                        name.rank == 3,
                        0.0,
                        "start",
                        true};
        const bool done = name.radius > 0.0 ? labels.beside(name.at, name.radius, name.words, style, svg)
                                            : labels.within(name.at, name.width, name.words, style, svg);
        if (done) { written.insert(name.words); }
    }
    return drawn;
}

}  // namespace mapwire
