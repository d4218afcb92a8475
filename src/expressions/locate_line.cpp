#include <algorithm>

#include "expressions/locating.hpp"
#include "mapwire/geometry/buffer.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/line_buffer.hpp"
#include "mapwire/geometry/nearest.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/parts_of_area.hpp"
#include "mapwire/geometry/sector.hpp"
#include "mapwire/text/fold.hpp"

namespace mapwire::expressions {
namespace {

constexpr Metres step{10'000.0};

std::vector<const ReferenceObject*> placed(const SpatialExpression& expression) {
    std::vector<const ReferenceObject*> result;
    for (const auto& reference : expression.references) {
        if (reference.position) { result.push_back(&reference); }
    }
    return result;
}

bool is_area(const ReferenceObject& reference, const LocatingGround& ground) {
    return reference.place && ground.gazetteer.facts(*reference.place).feature_class == 'A';
}

}  // namespace

std::optional<Coordinate> beside(const SpatialExpression& expression) {
    for (const auto& reference : expression.references) {
        if (!reference.position) { continue; }
        const bool line = reference.kind == "border" || reference.kind == "road" || reference.kind == "river" ||
                          reference.kind == "line";
        if (!line) { return reference.position; }
    }
    return std::nullopt;
}

std::optional<FoundLines> reference_line(const ReferenceObject& reference, const LocatingGround& ground,
                                         std::optional<Coordinate> near_place) {
    if (ground.lines.empty()) { return std::nullopt; }
    const bool told = reference.kind == "road" || reference.kind == "river" || reference.kind == "border" ||
                      reference.kind == "coast" || reference.kind == "line";
    // "along the M20": a name that the gazetteer lacks may be a line of any kind.
    if (reference.kind == "name" && !reference.place) { return ground.lines.named(reference.text, "", near_place); }
    if (!told) { return std::nullopt; }
    if (auto found = ground.lines.named(reference.text, reference.kind, near_place)) { return found; }
    if (reference.name == reference.text) { return std::nullopt; }
    return ground.lines.named(reference.name, reference.kind, near_place);
}

namespace {

/// The lines of the user's layer that a reference names, cut to the container or to what is near a place beside it.
std::optional<Located> named_line(const SpatialExpression& expression, const LocatingGround& ground) {
    const auto place = beside(expression);
    // The two ends of a road are towns: "Palmyra" is not the Palmyra road.
    const auto roads = std::count_if(expression.references.begin(), expression.references.end(),
                                     [](const auto& reference) { return reference.kind == "road"; });
    for (const auto& reference : expression.references) {
        if (reference.kind == "road" && roads > 1) { continue; }
        auto found = reference_line(reference, ground, place);
        if (!found) { continue; }
        const auto container = expression.container ? outline_of(ground, expression.container->place) : std::nullopt;
        std::string where;
        if (container) {
            found->lines = clipped_to(found->lines, *container);
            where = " in " + expression.container->name;
        } else if (place) {
            const auto nearest = nearest_on(found->lines, *place);
            const double reach = 50'000.0 + (nearest ? nearest->distance.value() : 0.0);
            found->lines = clipped_to(found->lines, buffer(*place, Metres{reach}, Metres{100.0}));
            where = " within " + in_words(reach) + " of the place named beside it";
        }
        if (found->lines.lines.empty()) { return no_place("nothing of " + found->name + " lies" + where); }
        return drawn(std::move(found->lines), 500.0, 2, "the line " + found->name + " of " + found->source + where);
    }
    return std::nullopt;
}

/// The way between two places: by the roads given, else the geodesic.
Located way_between(const ReferenceObject& from, const ReferenceObject& to, const LocatingGround& ground) {
    if (auto way = ground.lines.route(*from.position, *to.position, Metres{15'000.0})) {
        return drawn(std::move(way->lines), 1000.0, 2,
                     "the shortest way by the roads of " + way->source + " from " + from.name + " to " + to.name);
    }
    const auto why = ground.lines.empty() ? ": no roads at hand" : ": the roads at hand do not join them";
    return drawn(LineString{positions_along(*from.position, *to.position, step)}, 5000.0, 3,
                 "the geodesic from " + from.name + " to " + to.name + why);
}

}  // namespace

// R11, R12, R24: the line that the user gave; else the way between its ends; else what is near the place.
Located locate_along(const SpatialExpression& expression, const LocatingGround& ground) {
    if (auto named = named_line(expression, ground)) { return std::move(*named); }
    const auto ends = placed(expression);
    const auto road = std::count_if(ends.begin(), ends.end(), [](const auto* end) { return end->kind == "road"; });
    if (road >= 2 || (ends.size() >= 2 && road == 0 && expression.rule == "R11")) {
        return way_between(*ends[0], *ends[1], ground);
    }
    for (const auto* end : ends) {
        if (end->kind == "border") {
            auto found = border_line(*end, ground);
            if (!found.lines.lines.empty()) {
                return drawn(std::move(found.lines), 5000.0, 3,
                             "the border of " + end->name + ", a line " + found.from);
            }
        }
        if (end->kind != "road" && end->kind != "river" && !is_area(*end, ground)) {
            const double radius = near_distance(*end, ground);
            return drawn(buffer(*end->position, Metres{radius}, Metres{10.0}), radius, 3,
                         "no line at hand: near " + end->name);
        }
    }
    return no_place(expression.references.empty()
                        ? "the text names no line"
                        : "no line of " + expression.references.front().text + " at hand: give one with --reference");
}

// R13: the ellipse between two points; between areas their hull; to a border the nearest point of it.
Located locate_between(const SpatialExpression& expression, const LocatingGround& ground) {
    const auto ends = placed(expression);
    if (ends.size() < 2) { return no_place("one of the two places is not known"); }
    const auto first = outline_of(ground, ends[0]->place);
    const auto second = outline_of(ground, ends[1]->place);
    const auto words = "between " + ends[0]->name + " and " + ends[1]->name;
    const bool border = ends[0]->kind == "border" || ends[1]->kind == "border";
    if (border) {
        const auto* line = ends[0]->kind == "border" ? ends[0] : ends[1];
        const auto* place = line == ends[0] ? ends[1] : ends[0];
        const auto nearest = nearest_on(border_line(*line, ground).lines, *place->position);
        if (!nearest) { return no_place("no line of " + line->text + " at hand"); }
        const double apart = nearest->distance.value();
        return cut_by_container(
            drawn(between_points(*place->position, nearest->position, Metres{std::max(1.0, apart / 1000.0)}),
                  apart / 2.0, 3, words + ": to the nearest point of the border"),
            expression, ground);
    }
    const double apart = distance_between(*ends[0]->position, *ends[1]->position).value();
    if (first && second) {
        if (apart > 4'000'000.0) { return no_place("the two areas are too far apart"); }
        return drawn(between_areas(*first, *second, false, Metres{500.0}), 20'000.0, 3, words + ": the hull of both");
    }
    if (apart < 100.0 || apart > 9'000'000.0) { return no_place("the two places are the same or too far apart"); }
    return cut_by_container(
        drawn(between_points(*ends[0]->position, *ends[1]->position, Metres{std::max(1.0, apart / 1000.0)}),
              apart / 2.0, 3, words),
        expression, ground);
}

// R18: an arrow from the origin to the target; with a direction alone its last 20 km.
Located locate_movement(const SpatialExpression& expression, const LocatingGround& ground) {
    const auto ends = placed(expression);
    if (ends.empty()) { return no_place("no known place to move to"); }
    if (ends.size() >= 2) {
        const bool reversed = expression.part == "reversed";
        const auto* from = reversed ? ends[1] : ends[0];
        const auto* to = reversed ? ends[0] : ends[1];
        return drawn(LineString{positions_along(*from->position, *to->position, Metres{100'000.0})}, 10'000.0, 3,
                     "an arrow from " + from->name + " to " + to->name);
    }
    if (ends[0]->kind == "border") {
        auto found = border_line(*ends[0], ground);
        if (!found.lines.lines.empty()) {
            return drawn(std::move(found.lines), 5000.0, 3,
                         "along the border of " + ends[0]->name + ", a line " + found.from);
        }
    }
    if (expression.azimuths.empty()) { return no_place("the text does not say from where"); }
    const auto distance = distance_of(expression);
    const Metres length{distance ? std::min(distance->metres, 5'000'000.0) : 20'000.0};
    if (expression.part == "away") {
        const auto goal = destination(*ends[0]->position, expression.azimuths.front(), length);
        return drawn(LineString{positions_along(*ends[0]->position, goal, Metres{100'000.0})}, length.value() / 2.0, 3,
                     "an arrow of " + in_words(length.value()) + " from " + ends[0]->name);
    }
    const Azimuth back{expression.azimuths.front().degrees() + 180.0};
    const auto start = destination(*ends[0]->position, back, length);
    return drawn(LineString{positions_along(start, *ends[0]->position, Metres{100'000.0})}, length.value() / 2.0, 3,
                 "an arrow of " + in_words(length.value()) + " to " + ends[0]->name);
}

}  // namespace mapwire::expressions
