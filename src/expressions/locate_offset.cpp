#include <algorithm>
#include <cmath>

#include "expressions/locating.hpp"
#include "mapwire/geometry/buffer.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/parts_of_area.hpp"
#include "mapwire/geometry/sector.hpp"

namespace mapwire::expressions {
namespace {

constexpr double farthest_m = 9'000'000.0;  // what ellipses and sectors allow

std::string unknown_place(const SpatialExpression& expression) {
    if (expression.references.empty()) { return "the text names no place to start from"; }
    return "no known place for \"" + expression.references.front().text + "\"";
}

// Vague areas need no finer edge than a thousandth of their size.
Metres coarse(const LocatingGround& ground, double size_m) {
    return std::max(ground.tolerance, Metres{size_m / 1000.0});
}

double radial_error(const Distance& distance) { return std::max({0.1 * distance.metres, distance.error, 1000.0}); }

// Why nothing can be drawn from the place's point; "" when it can.
std::string too_vague(const ReferenceObject& place, double size_m, const SpatialExpression& expression,
                      const LocatingGround& ground) {
    auto extent = extent_of(place, size_m, expression, ground);
    if (extent.lines) { return extent.lines->name + " is a line: a distance on one side of it cannot be drawn"; }
    return std::move(extent.unknown);
}

// The directions of the phrase that belong to the place, not to its container.
double angular_error(Azimuth azimuth) {
    const double step = std::fmod(azimuth.degrees(), 45.0);
    return step < 0.1 || step > 44.9 ? 22.5 : 11.25;
}

}  // namespace

// R4: the ellipse round the point at the distance on the azimuth.
Located locate_offset(const SpatialExpression& expression, const LocatingGround& ground) {
    const auto* start = first_placed(expression);
    const auto distance = distance_of(expression);
    if (start == nullptr) { return no_place(unknown_place(expression)); }
    if (!distance || expression.azimuths.empty()) { return no_place("no distance or no direction"); }
    if (distance->metres > farthest_m) { return no_place("the distance is too great for a direction"); }
    if (auto why = too_vague(*start, distance->metres, expression, ground); !why.empty()) {
        return no_place(std::move(why));
    }
    const auto azimuth = expression.azimuths.front();
    const double radial = radial_error(*distance);
    if (distance->metres < 0.02 * radial) {
        // So near that the direction says nothing against the error of the distance.
        return cut_by_container(
            drawn(buffer(*start->position, Metres{radial}, coarse(ground, radial)), radial + start->uncertainty.value(),
                  2, "within " + in_words(radial) + " of " + start->name),
            expression, ground);
    }
    auto area = offset_ellipse(*start->position, azimuth, Metres{distance->metres},
                               {Metres{radial}, angular_error(azimuth)}, coarse(ground, distance->metres));
    const double across = distance->metres * std::sin(angular_error(azimuth) * 3.14159265358979 / 180.0);
    const auto words = in_words(distance->metres) + " at azimuth " +
                       std::to_string(static_cast<int>(azimuth.degrees())) + " from " + start->name + ", distance to " +
                       in_words(radial) + ", direction to " + std::to_string(static_cast<int>(angular_error(azimuth))) +
                       " degrees";
    return cut_by_container(drawn(std::move(area), std::max(radial, across) + start->uncertainty.value(), 2, words),
                            expression, ground);
}

// R5: the ring of that distance, as wide as the words leave open. R19: what keeps away has no area of its own.
Located locate_ring(const SpatialExpression& expression, const LocatingGround& ground) {
    const auto* centre = first_placed(expression);
    const auto distance = distance_of(expression);
    if (centre == nullptr) { return no_place(unknown_place(expression)); }
    if (!distance) { return no_place("the text gives no distance"); }
    const double error = radial_error(*distance);
    const double inner = std::max(0.0, std::min(distance->lower, distance->metres - error));
    const double outer = std::max(distance->upper, distance->metres + error);
    if (outer > 19'800'000.0) { return no_place("the distance is more than half the Earth"); }
    if (auto why = too_vague(*centre, outer, expression, ground); !why.empty()) { return no_place(std::move(why)); }
    const auto tolerance = coarse(ground, outer);
    auto area = inner > 0.0 ? ring(*centre->position, Metres{inner}, Metres{outer}, tolerance)
                            : buffer(*centre->position, Metres{outer}, tolerance);
    return cut_by_container(
        drawn(std::move(area), outer + centre->uncertainty.value(), 3,
              "the ring from " + in_words(inner) + " to " + in_words(outer) + " round " + centre->name),
        expression, ground);
}

// R6: sectors of 22.5 degrees to both sides, as far as the kind of place says.
Located locate_sector(const SpatialExpression& expression, const LocatingGround& ground) {
    const auto* centre = first_placed(expression);
    if (centre == nullptr) { return no_place(unknown_place(expression)); }
    if (expression.azimuths.empty()) { return no_place("no direction"); }
    const double near = near_distance(*centre, ground);
    const double reach = near <= 5000.0 ? 15000.0 : (near >= 15000.0 ? 40000.0 : 30000.0);
    if (auto bank = locate_bank(expression, ground, Metres{reach / 2.0})) { return std::move(*bank); }
    if (auto why = too_vague(*centre, reach, expression, ground); !why.empty()) { return no_place(std::move(why)); }
    std::vector<MultiPolygon> sectors;
    const auto outline = outline_of(ground, centre->place);
    // Directions of a container that was read along are not the place's own.
    const auto count = expression.container ? std::size_t{1} : expression.azimuths.size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto azimuth = expression.azimuths[i];
        sectors.push_back(sector(*centre->position, {azimuth, angular_error(azimuth), Metres{0.0}, Metres{reach}},
                                 coarse(ground, reach)));
    }
    auto area = union_of(sectors);
    if (outline) { area = difference_of(area, *outline); }
    return cut_by_container(
        drawn(std::move(area), reach / 2.0, 3, "the sector up to " + in_words(reach) + " from " + centre->name),
        expression, ground);
}

// R22: without a road network, a circle of 60 km an hour on wheels and 4.5 km on foot.
Located locate_travel_time(const SpatialExpression& expression, const LocatingGround& ground) {
    const auto* centre = first_placed(expression);
    if (centre == nullptr) { return no_place(unknown_place(expression)); }
    if (expression.numbers.empty()) { return no_place("the text gives no time"); }
    const auto& time = expression.numbers.front();
    const double hours =
        time.value_to.value_or(time.value) * (time.unit == "min" ? 1.0 / 60.0 : (time.unit == "d" ? 24.0 : 1.0));
    const double radius = hours * (expression.part == "walk" ? 4'500.0 : 60'000.0);
    if (radius <= 0.0 || radius > 2'000'000.0) { return no_place("the journey is too long for a circle"); }
    const auto reached = ground.lines.reached(*centre->position, Metres{radius}, Metres{15'000.0});
    if (auto area = hull_of(std::span<const Coordinate>(reached), coarse(ground, radius)); !area.empty()) {
        return drawn(std::move(area), 0.25 * radius, 3,
                     time.text + " at " + (expression.part == "walk" ? "4.5" : "60") +
                         " km an hour by the roads at hand from " + centre->name);
    }
    return drawn(buffer(*centre->position, Metres{radius}, coarse(ground, radius)), 0.4 * radius, 3,
                 time.text + " at " + (expression.part == "walk" ? "4.5" : "60") + " km an hour from " + centre->name +
                     ", no road network at hand");
}

// R17: the ground below.
Located locate_airspace(const SpatialExpression& expression, const LocatingGround& ground) {
    if (!expression.azimuths.empty()) { return locate_part_of_area(expression, ground); }
    const auto* place = first_placed(expression);
    if (place == nullptr) { return no_place(unknown_place(expression)); }
    if (auto outline = outline_of(ground, place->place)) {
        return drawn(std::move(*outline), 5000.0, 3,
                     "the airspace over the outline of " + place->name + note_on_outline(ground, place->place));
    }
    return locate_near(expression, ground);
}

}  // namespace mapwire::expressions
