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

const ReferenceLine* reference_line(const ReferenceObject& reference, const LocatingGround& ground) {
    const auto text = fold_name(reference.text);
    const auto name = fold_name(reference.name);
    for (const auto& line : ground.lines) {
        const auto folded = fold_name(line.name);
        if (!folded.empty() && (folded == text || folded == name)) { return &line; }
    }
    return nullptr;
}

// R11, R12: the line that the user gave, cut to the container; else the geodesic between the ends, dashed on maps.
Located locate_along(const SpatialExpression& expression, const LocatingGround& ground) {
    for (const auto& reference : expression.references) {
        const auto* line = reference_line(reference, ground);
        if (line == nullptr) { continue; }
        auto lines = line->lines;
        const auto container = expression.container ? outline_of(ground, expression.container->place) : std::nullopt;
        if (container) { lines = clipped_to(lines, *container); }
        if (lines.lines.empty()) {
            return no_place("nothing of " + line->name + " lies in " + expression.container->name);
        }
        return drawn(std::move(lines), 500.0, 2, "the line " + line->name + " of the reference layer");
    }
    const auto ends = placed(expression);
    const auto road = std::count_if(ends.begin(), ends.end(), [](const auto* end) { return end->kind == "road"; });
    if (road >= 2 || (ends.size() >= 2 && road == 0)) {
        LineString line{positions_along(*ends[0]->position, *ends[1]->position, step)};
        return drawn(std::move(line), 5000.0, 3,
                     "the straight line from " + ends[0]->name + " to " + ends[1]->name + ": no road at hand");
    }
    for (const auto* end : ends) {
        if (end->kind == "border") {
            auto lines = border_line(*end, ground);
            if (!lines.lines.empty()) { return drawn(std::move(lines), 5000.0, 3, "the border of " + end->name); }
        }
        if (end->kind != "road" && end->kind != "river" && !is_area(*end, ground)) {
            const double radius = near_distance(*end, ground);
            return drawn(buffer(*end->position, Metres{radius}, Metres{10.0}), radius, 3,
                         "no line at hand: near " + end->name);
        }
    }
    return no_place(expression.references.empty() ? "the text names no line"
                                                  : "no line of " + expression.references.front().text + " at hand");
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
        const auto nearest = nearest_on(border_line(*line, ground), *place->position);
        if (!nearest) { return no_place("no line of " + line->text + " at hand"); }
        const double apart = nearest->distance.value();
        return cut_by_container(
            drawn(between_points(*place->position, nearest->position, Metres{std::max(1.0, apart / 1000.0)}),
                  apart / 2.0, 3, words + ": to the nearest point of the border"),
            expression, ground);
    }
    if (first && second) {
        return drawn(between_areas(*first, *second, false, Metres{500.0}), 20'000.0, 3, words + ": the hull of both");
    }
    const double apart = distance_between(*ends[0]->position, *ends[1]->position).value();
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
        auto lines = border_line(*ends[0], ground);
        if (!lines.lines.empty()) { return drawn(std::move(lines), 5000.0, 3, "along the border of " + ends[0]->name); }
    }
    if (expression.azimuths.empty()) { return no_place("the text does not say from where"); }
    const auto distance = distance_of(expression);
    const Metres length{distance ? std::min(distance->metres, 5'000'000.0) : 20'000.0};
    const Azimuth back{expression.azimuths.front().degrees() + 180.0};
    const auto start = destination(*ends[0]->position, back, length);
    return drawn(LineString{positions_along(start, *ends[0]->position, Metres{100'000.0})}, length.value() / 2.0, 3,
                 "an arrow of " + in_words(length.value()) + " to " + ends[0]->name);
}

}  // namespace mapwire::expressions
