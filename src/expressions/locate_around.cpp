#include <algorithm>

#include "expressions/locating.hpp"
#include "mapwire/geometry/buffer.hpp"
#include "mapwire/geometry/overlay.hpp"

namespace mapwire::expressions {
namespace {

std::string words_of(const ReferenceObject& reference) {
    return reference.how.empty() || reference.how == "named here" ? reference.name
                                                                  : reference.name + " (" + reference.how + ")";
}

std::string missing(const SpatialExpression& expression) {
    if (expression.references.empty()) { return "the text does not say round what"; }
    return "no known place for \"" + expression.references.front().text + "\"";
}

}  // namespace

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
    auto area = buffer(*centre->position, Metres{radius}, ground.tolerance);
    auto derivation = in_words(radius) + " round " + words_of(*centre);
    if (quantity.metres_to && expression.zone_kind.empty()) {
        area = difference_of(area, buffer(*centre->position, *quantity.metres, ground.tolerance));
        derivation = "from " + in_words(quantity.metres->value()) + " to " + derivation;
    }
    return cut_by_container(drawn(std::move(area), centre->uncertainty.value() + distance->error, 2, derivation),
                            expression, ground);
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
    return cut_by_container(drawn(buffer(*centre->position, Metres{radius}, std::max(ground.tolerance, Metres{10.0})),
                                  radius, 2, "near is within " + in_words(radius) + " of " + words_of(*centre)),
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
