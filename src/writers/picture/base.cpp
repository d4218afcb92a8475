#include <algorithm>
#include <cctype>

#include "writers/picture/sheet.hpp"

namespace mapwire {
namespace {

constexpr const char* sea = "#dbe7ee";
constexpr const char* land = "#f8f6f0";
constexpr const char* border = "#a9a193";
constexpr const char* division = "#d9d2c3";
constexpr const char* name_colour = "#8d8678";

bool is_country(const BaseOutline& outline) { return outline.kind == "country" || outline.kind == "territory"; }

std::string upper(std::string_view words) {
    std::string result(words);
    // Only plain letters: others keep their case, which is always right.
    for (char& c : result) { c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c); }
    return result;
}

}  // namespace

void draw_base(const BaseMap& base, const Projection& projection, const Sheet& sheet, Svg& svg) {
    svg.rectangle(sheet.map, {sea});
    const PixelBox beyond = sheet.map.grown(8.0);  // cut edges stay out of sight
    for (const auto& outline : base.outlines) {
        if (!is_country(outline)) { continue; }
        svg.shape(rings_of(outline.area, projection, beyond), true, {land, 1.0, border, 1.0});
    }
    for (const auto& outline : base.outlines) {
        if (outline.kind != "division") { continue; }
        svg.shape(rings_of(outline.area, projection, beyond), true, {"", 1.0, division, 0.8, "3 2"});
    }
    // Once more: the dashes of divisions run along borders too.
    for (const auto& outline : base.outlines) {
        if (!is_country(outline)) { continue; }
        svg.shape(rings_of(outline.area, projection, beyond), true, {"", 1.0, border, 1.1});
    }
}

void label_base(const BaseMap& base, const Projection& projection, const Sheet& sheet, LabelPlacer& labels, Svg& svg) {
    struct Name {
        double area;
        Pixel at;
        double width;
        std::string words;
    };
    std::vector<Name> names;
    for (const auto& outline : base.outlines) {
        if (!is_country(outline)) { continue; }
        const auto rings = rings_of(outline.area, projection, sheet.map);
        if (rings.empty()) { continue; }
        const auto largest = std::max_element(
            rings.begin(), rings.end(), [](const PixelPath& a, const PixelPath& b) { return area_of(a) < area_of(b); });
        const auto [left, right] =
            std::minmax_element(largest->begin(), largest->end(), [](Pixel a, Pixel b) { return a.x < b.x; });
        names.push_back({area_of(*largest), inside_of(rings), right->x - left->x, upper(for_label(outline.name))});
    }
    std::stable_sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.area > b.area; });
    for (const auto& name : names) {
        TextStyle style{sheet.text_size() * (name.area > 90'000.0 ? 1.05 : 0.85),
                        name_colour,
                        false,
                        false,
                        sheet.text_size() * 0.14,
                        "middle",
                        true};
        if (width_of(name.words, style.size, false, style.spacing) > name.width * 1.3) { continue; }
        static_cast<void>(labels.within(name.at, std::max(name.width * 0.8, 80.0), name.words, style, svg));
    }
    std::size_t drawn = 0;
    for (const auto& town : base.towns) {
        const auto at = projection(town.position);
        if (!sheet.map.contains(at) || drawn == 12) { continue; }
        const double radius = sheet.text_size() * 0.14;
        const TextStyle style{sheet.text_size() * 0.8, "#77705f", false, false, 0.0, "start", true};
        if (!labels.beside(at, radius, for_label(town.name), style, svg)) { continue; }
        labels.keep_free({at.x - radius, at.y - radius, at.x + radius, at.y + radius});
        svg.circle(at, radius, {"#77705f"});
        ++drawn;
    }
}

}  // namespace mapwire
