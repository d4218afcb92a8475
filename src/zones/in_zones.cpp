#include "mapwire/zones/in_zones.hpp"

#include <cmath>

#include "mapwire/geometry/borders.hpp"
#include "mapwire/geometry/nearest.hpp"
#include "mapwire/geometry/overlay.hpp"

namespace mapwire {
namespace {

/// Whether a point may lie in or near a box, by degrees on the safe side.
bool may_hold(const BoundingBox& box, Coordinate point, Metres reach) {
    // A degree of latitude is never shorter than 110.5 km; towards the poles degrees of longitude shrink, so beyond 80
    // degrees and near the 180th meridian nothing is ruled out.
    const double degrees = reach.value() / 110'500.0;
    if (point.latitude() < box.south - degrees || point.latitude() > box.north + degrees) { return false; }
    const double turn = degrees * 6.0;
    const bool plain =
        std::abs(point.latitude()) + degrees < 80.0 && box.west - turn > -180.0 && box.east + turn < 180.0;
    return !plain || (point.longitude() >= box.west - turn && point.longitude() <= box.east + turn);
}

}  // namespace

std::string_view to_text(Containment containment) noexcept {
    switch (containment) {
        case Containment::inside: return "inside";
        case Containment::outside: return "outside";
        case Containment::cannot_tell: return "cannot tell";
    }
    return "";
}

Containment containment(const MultiPolygon& area, Coordinate point, Metres uncertainty) {
    if (area.empty()) { return Containment::outside; }
    if (uncertainty > Metres{0.0}) {
        const auto nearest = nearest_on(border_of(area), point);
        if (nearest && nearest->distance < uncertainty) { return Containment::cannot_tell; }
    }
    return contains(area, point) ? Containment::inside : Containment::outside;
}

std::vector<ZoneAnswer> zones_at(Coordinate point, Metres uncertainty, std::optional<Date> day,
                                 const ZoneCatalogue& catalogue, std::span<const Zone> told) {
    std::vector<ZoneAnswer> answers;
    const auto ask = [&](const ZoneId& id, const MultiPolygon& area, Metres of_zone) {
        const auto answer = containment(area, point, uncertainty + of_zone);
        if (answer != Containment::outside) { answers.push_back({id, answer}); }
    };
    for (const auto& known : catalogue.zones()) {
        if (!day || status_on(known.periods, day) != ZoneStatus::in_force) { continue; }
        const auto box = catalogue.bounds(known.id);
        if (!box || !may_hold(*box, point, uncertainty + known.uncertainty)) { continue; }
        ask(known.id, catalogue.area(known.id), known.uncertainty);
    }
    for (const auto& zone : told) {
        if (zone.from_catalogue || zone.status != ZoneStatus::in_force) { continue; }
        ask(zone.id, zone.geometry, zone.uncertainty);
    }
    return answers;
}

std::string in_zones_text(std::span<const ZoneAnswer> answers) {
    std::string text;
    for (const auto& answer : answers) {
        if (!text.empty()) { text += "; "; }
        text += answer.zone.text;
        if (answer.containment == Containment::cannot_tell) { text += " (cannot tell)"; }
    }
    return text;
}

}  // namespace mapwire
