#include <algorithm>
#include <cmath>

#include "expressions/locating.hpp"
#include "mapwire/geometry/buffer.hpp"
#include "mapwire/geometry/line_buffer.hpp"
#include "mapwire/geometry/overlay.hpp"

namespace mapwire::expressions {
namespace {

std::string words_of(const ReferenceObject& reference) {
    return reference.how.empty() || reference.how == "named here" ? reference.name
                                                                  : reference.name + " (" + reference.how + ")";
}

std::string words_of(const Extent& extent) {
    if (extent.lines) { return ", a line of " + extent.lines->source; }
    return extent.outline ? ", by its outline" : "";
}

std::string missing(const SpatialExpression& expression) {
    if (expression.references.empty()) { return "the text does not say round what"; }
    return "no known place for \"" + expression.references.front().text + "\"";
}

}  // namespace

Extent extent_of(const ReferenceObject& reference, double size_m, const SpatialExpression& expression,
                 const LocatingGround& ground) {
    const bool line = reference.kind == "river" || reference.kind == "road" || reference.kind == "line";
    Extent extent;
    if (line) {
        extent.lines = reference_line(reference, ground, beside(expression));
        if (extent.lines) { return extent; }
    }
    if (!reference.place) { return extent; }
    const auto facts = ground.gazetteer.facts(*reference.place);
    if (facts.feature_class == 'P' || facts.feature_class == 'S') { return extent; }
    const double vague = facts.uncertainty.value();
    if (line && (vague == 0.0 || vague > size_m / 2.0)) {
        extent.unknown = "no line of " + reference.name + " is at hand, and its point says too little: give one with " +
                         "--reference";
        return extent;
    }
    auto outline = outline_of(ground, reference.place);
    if (!outline) {  // "the Gaza Strip" has no border of its own, but the table of regions draws it
        if (const auto* region = ground.regions.find(reference.name)) { outline = ground.regions.area(region->id); }
    }
    if (outline) {
        const double half_width = std::sqrt(area_km2(*outline)) * 500.0;
        constexpr double too_wide = 5.0;  // times what is to be drawn: "near Russia" says no more than Russia
        if (half_width > too_wide * size_m) {
            extent.unknown = reference.name + " is far wider than " + in_words(size_m) + " round it can tell of";
        } else if (half_width > size_m) {
            extent.outline = std::move(outline);
        }
        return extent;
    }
    constexpr double too_vague = 3.0;  // times what is to be drawn
    if (vague > too_vague * size_m) {
        extent.unknown = "no outline of " + reference.name + " is at hand, and its point may be " + in_words(vague) +
                         " from what is meant";
    }
    return extent;
}

MultiPolygon within(Metres distance, const Extent& extent, Coordinate point, Metres tolerance) {
    // Outlines and lines are generalised themselves, and finer tolerances take their time.
    const Metres coarse = std::max(tolerance, Metres{distance.value() / 100.0});
    if (extent.lines) { return buffer_of_line(extent.lines->lines, distance, LineEnds::round, coarse); }
    if (extent.outline) { return buffer_of_area(*extent.outline, distance, coarse); }
    return buffer(point, distance, tolerance);
}

double near_distance(const ReferenceObject& reference, const LocatingGround& ground) {
    if (reference.kind == "facility" || reference.kind == "road") { return 3000.0; }
    if (reference.kind == "border") { return 15000.0; }
    if (!reference.place) { return 10000.0; }
    const auto facts = ground.gazetteer.facts(*reference.place);
    if (facts.feature_class == 'S') { return 3000.0; }
    if (facts.feature_class != 'P') { return 15000.0; }
    if (facts.population >= 1'000'000) { return 25000.0; }
    if (facts.population >= 100'000) { return 15000.0; }
    if (facts.population > 0 && facts.population < 5'000) { return 5000.0; }
    return 10000.0;
}

// R2: the circle, with its vertices from the tolerance; two distances give the ring between them.
Located locate_radius_zone(const SpatialExpression& expression, const LocatingGround& ground) {
    const auto* centre = first_placed(expression);
    if (centre == nullptr) { return no_place(missing(expression)); }
    const auto distance = distance_of(expression);
    if (!distance) { return no_place("the text gives the zone no size"); }
    if (distance->upper > half_earth_m) { return no_place("the distance is more than half the Earth"); }
    const auto& quantity = expression.numbers.front();
    const double radius = quantity.metres_to ? distance->upper : distance->metres;
    const auto extent = extent_of(*centre, radius, expression, ground);
    if (!extent.unknown.empty()) { return no_place(extent.unknown); }
    auto area = within(Metres{radius}, extent, *centre->position, ground.tolerance);
    auto derivation = in_words(radius) + " round " + words_of(*centre) + words_of(extent);
    if (quantity.metres_to && expression.zone_kind.empty()) {
        area = difference_of(area, within(*quantity.metres, extent, *centre->position, ground.tolerance));
        derivation = "from " + in_words(quantity.metres->value()) + " to " + derivation;
    }
    const double vague =
        extent.lines || extent.outline ? std::max(1000.0, radius / 100.0) : centre->uncertainty.value();
    return cut_by_container(drawn(std::move(area), vague + distance->error, 2, derivation), expression, ground);
}

// R3: a circle as wide as the kind of place says; a facility that is known is its point.
Located locate_near(const SpatialExpression& expression, const LocatingGround& ground) {
    if (expression.described && expression.described->position) {
        const auto& site = *expression.described;
        const double fuzzy = std::max(site.uncertainty.value(), 1000.0);
        return drawn(*site.position, fuzzy, fuzzy > 2000.0 ? 2 : 1, site.how);
    }
    const auto* centre = first_placed(expression);
    if (centre == nullptr) { return no_place(missing(expression)); }
    const double radius = near_distance(*centre, ground);
    const auto extent = extent_of(*centre, radius, expression, ground);
    if (!extent.unknown.empty()) { return no_place(extent.unknown); }
    auto area = within(Metres{radius}, extent, *centre->position, std::max(ground.tolerance, Metres{10.0}));
    const bool wide = extent.lines || extent.outline;
    return cut_by_container(drawn(std::move(area), radius, wide ? 3 : 2,
                                  "near is within " + in_words(radius) + " of " + words_of(*centre) + words_of(extent)),
                            expression, ground);
}

// R1, R15, R30: the point of the smallest place; the others only say which one.
Located locate_place(const SpatialExpression& expression, const LocatingGround& ground) {
    if (expression.relation == "coordinates" && expression.described) {
        const auto& given = *expression.described;
        return drawn(*given.position, given.uncertainty.value(), 1, "the coordinates given");
    }
    const auto* place = first_placed(expression);
    if (place == nullptr) { return no_place(missing(expression)); }
    if (expression.references.front().kind == "facility" && expression.references.size() > 1 &&
        (!expression.references.front().place ||
         ground.gazetteer.facts(*expression.references.front().place).feature_class != 'S')) {
        // "the Russian embassy in Washington": the town, unless the facility itself is known.
        for (auto later = expression.references.begin() + 1; later != expression.references.end(); ++later) {
            if (later->position) {
                place = &*later;
                break;
            }
        }
    }
    if (place->place) {
        const auto facts = ground.gazetteer.facts(*place->place);
        if (facts.feature_class == 'A') {
            if (auto outline = outline_of(ground, place->place)) {
                return drawn(std::move(*outline), std::max(500.0, facts.uncertainty.value()), 3,
                             "the outline of " + place->name + note_on_outline(ground, place->place));
            }
        }
    }
    const double fuzzy = place->uncertainty.value();
    return drawn(*place->position, fuzzy, fuzzy > 25000.0 ? 3 : (fuzzy > 5000.0 ? 2 : 1),
                 "the point of " + words_of(*place));
}

}  // namespace mapwire::expressions
