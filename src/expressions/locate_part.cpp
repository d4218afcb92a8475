#include <algorithm>
#include <cmath>

#include "expressions/locating.hpp"
#include "mapwire/geometry/buffer.hpp"
#include "mapwire/geometry/overlay.hpp"

namespace mapwire::expressions {
namespace {

MultiPolygon box(double west, double south, double east, double north) {
    const auto at = [](double x, double y) { return Coordinate::from_degrees({x, y}); };
    Polygon polygon;
    polygon.exterior.positions = {at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)};
    return {{polygon}};
}

// Where the area is halved, or where its outer quarter begins: the parallel or meridian that leaves the share of the
// area on the low side, found by bisection on the ellipsoid's area.
double share_line(const MultiPolygon& area, const BoundingBox& bounds, bool by_latitude, double share) {
    const double total = area_km2(area);
    double low = by_latitude ? bounds.south : bounds.west;
    double high = by_latitude ? bounds.north : bounds.east;
    for (int step = 0; step < 24; ++step) {
        const double middle = (low + high) / 2.0;
        const auto side = by_latitude ? box(bounds.west, bounds.south, bounds.east, middle)
                                      : box(bounds.west, bounds.south, middle, bounds.north);
        (area_km2(intersection_of(area, side)) < share * total ? low : high) = middle;
    }
    return (low + high) / 2.0;
}

// R7: north, south, east and west are the outer half, between them the meeting of two halves; "far" is the outer
// quarter; "central" the inner third of both directions.
MultiPolygon part(const MultiPolygon& area, const std::vector<Azimuth>& azimuths, const std::string& kind) {
    const auto bounds = bounding_box(area);
    // An area across the 180th meridian has no west and east in degrees; its north and south still hold.
    const bool crosses = bounds.west > bounds.east;
    const double west = crosses ? -180.0 : bounds.west;
    const double east = crosses ? 180.0 : bounds.east;
    const BoundingBox plain{west, bounds.south, east, bounds.north};
    auto result = area;
    const auto keep = [&](bool by_latitude, double from_share, double to_share) {
        if (!by_latitude && crosses) { return; }
        const double from = from_share <= 0.0 ? (by_latitude ? plain.south : plain.west)
                                              : share_line(area, plain, by_latitude, from_share);
        const double to =
            to_share >= 1.0 ? (by_latitude ? plain.north : plain.east) : share_line(area, plain, by_latitude, to_share);
        result = intersection_of(
            result, by_latitude ? box(plain.west, from, plain.east, to) : box(from, plain.south, to, plain.north));
    };
    const double outer = kind == "far" ? 0.75 : 0.5;
    if (azimuths.empty()) {
        keep(true, 1.0 / 3.0, 2.0 / 3.0);
        keep(false, 1.0 / 3.0, 2.0 / 3.0);
        return result;
    }
    const double azimuth = azimuths.front().degrees();
    const double north = std::cos(azimuth * 3.14159265358979 / 180.0);
    const double eastward = std::sin(azimuth * 3.14159265358979 / 180.0);
    if (north > 0.3) { keep(true, outer, 1.0); }
    if (north < -0.3) { keep(true, 0.0, 1.0 - outer); }
    if (eastward > 0.3) { keep(false, outer, 1.0); }
    if (eastward < -0.3) { keep(false, 0.0, 1.0 - outer); }
    if (kind == "central") {
        if (std::abs(north) > 0.3) { keep(false, 1.0 / 3.0, 2.0 / 3.0); }
        if (std::abs(eastward) > 0.3) { keep(true, 1.0 / 3.0, 2.0 / 3.0); }
    }
    return result;
}

// The wording of the expression in the table of named regions: the phrase itself, then its last words.
const NamedRegion* named_region(const SpatialExpression& expression, const NamedRegions& regions) {
    std::string_view words = expression.phrase;
    while (!words.empty()) {
        if (const auto* region = regions.find(words)) { return region; }
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
                             "the region " + region->name + " (" + region->source + ")");
        located.region_id = region->id.text;
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
    auto located = drawn(std::move(area), fuzzy, 3, "rule R7: a part of the outline of " + whole->name);
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
