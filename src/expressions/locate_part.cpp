#include <algorithm>
#include <cmath>

#include "expressions/locating.hpp"
#include "mapwire/geometry/buffer.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/parts_of_area.hpp"

namespace mapwire::expressions {
namespace {

// R7: a direction is the outer half or, between two of them, what both halves share; "far" is the outer quarter;
// without a direction the middle is meant. "central and southern" are both.
MultiPolygon part(const MultiPolygon& area, const std::vector<Azimuth>& azimuths, const std::string& kind) {
    if (azimuths.empty()) { return central_part(area); }
    const auto depth = kind == "far" ? PartDepth::extreme : PartDepth::half;
    std::vector<MultiPolygon> parts;
    for (const auto azimuth : azimuths) { parts.push_back(mapwire::part_of_area(area, azimuth, depth)); }
    if (kind == "and_central") { parts.push_back(central_part(area)); }
    return union_of(parts);
}

// The wording of the expression in the table of named regions: the phrase itself, then its last words, unless these
// leave a direction out ("southern and eastern Ukraine").
const NamedRegion* named_region(const SpatialExpression& expression, const NamedRegions& regions) {
    std::string_view words = expression.phrase;
    while (!words.empty()) {
        if (const auto* region = regions.find(words)) { return region; }
        if (expression.azimuths.size() > 1 || expression.part == "and_central") { return nullptr; }
        const auto blank = words.find(' ');
        if (blank == std::string_view::npos) { return nullptr; }
        words.remove_prefix(blank + 1);
    }
    return nullptr;
}

}  // namespace

Located locate_part_of_area(const SpatialExpression& expression, const LocatingGround& ground) {
    if (const auto* region = named_region(expression, ground.regions)) {
        auto located = drawn(ground.regions.area(region->id), region->uncertainty.value(), 3,
                             "the region " + region->name + " (" + region->source +
                                 (region->note.empty() ? "" : "; " + region->note) + ")");
        located.region_id = region->id.text;
        located.region_name = region->name;
        return located;
    }
    const ReferenceObject* whole = nullptr;
    for (const auto& reference : expression.references) {
        if (reference.place) {
            whole = &reference;
            break;
        }
    }
    if (whole == nullptr) {
        return no_place(expression.references.empty()
                            ? "the text names no area"
                            : "no known place for \"" + expression.references.front().text + "\"");
    }
    const auto outline = outline_of(ground, whole->place);
    const auto facts = ground.gazetteer.facts(*whole->place);
    if (!outline) {
        // Without an outline: the circle that the gazetteer's uncertainty gives the area.
        const double radius = std::max(facts.uncertainty.value(), 10000.0);
        return drawn(
            buffer(facts.position, Metres{std::min(radius, 1'000'000.0)}, Metres{std::max(10.0, radius / 1000.0)}),
            radius, 3, "no outline of " + whole->name + " at hand: " + in_words(radius) + " round its point");
    }
    auto area = part(*outline, expression.azimuths, expression.part);
    const double fuzzy = std::sqrt(area_km2(*outline)) * 1000.0 / 10.0;
    auto located = drawn(std::move(area), fuzzy, 3,
                         "rule R7: a part of the outline of " + whole->name + note_on_outline(ground, whole->place));
    return located;
}

// R14: the places together: outlines where they are drawn, circles of 5 km elsewhere.
Located locate_list(const SpatialExpression& expression, const LocatingGround& ground) {
    std::vector<MultiPolygon> areas;
    std::string names;
    std::string unknown;
    for (const auto& reference : expression.references) {
        if (!reference.position) {
            unknown += (unknown.empty() ? "; unknown: " : ", ") + reference.text;
            continue;
        }
        const auto outline = outline_of(ground, reference.place);
        areas.push_back(outline ? *outline : buffer(*reference.position, Metres{5000.0}, Metres{10.0}));
        names += (names.empty() ? "" : ", ") + reference.name;
    }
    if (areas.empty()) { return no_place("none of the places is known" + unknown); }
    return drawn(union_of(areas), 5000.0, 3, "the union of " + names + unknown);
}

}  // namespace mapwire::expressions
