#include <algorithm>
#include <iterator>
#include <limits>

#include "expressions/locating.hpp"
#include "mapwire/geometry/borders.hpp"
#include "mapwire/geometry/buffer.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/line_buffer.hpp"
#include "mapwire/geometry/nearest.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/parts_of_area.hpp"
#include "mapwire/geometry/sector.hpp"

namespace mapwire::expressions {
namespace {

constexpr double band_m = 15'000.0;        // R8: to each side of a border
constexpr double coast_band_m = 50'000.0;  // R16: off a coast
constexpr double anchor_m = 60'000.0;      // how far along a line a second place reaches

Metres coarse(double size_m) { return Metres{std::max(10.0, size_m / 100.0)}; }

const ReferenceObject* border_of_expression(const SpatialExpression& expression) {
    for (const auto& reference : expression.references) {
        if (reference.kind == "border") { return &reference; }
    }
    return expression.references.empty() ? nullptr : &expression.references.front();
}

// A place beside the border that says which stretch is meant.
const ReferenceObject* anchor_of(const SpatialExpression& expression, const ReferenceObject& border,
                                 const LocatingGround& ground) {
    for (const auto& reference : expression.references) {
        if (&reference == &border || !reference.place || !reference.position) { continue; }
        if (ground.gazetteer.facts(*reference.place).feature_class != 'A') { return &reference; }
    }
    return nullptr;
}

/// The places on both sides: those named; of one named and others that the article tells of, the first neighbour.
std::vector<PlaceId> sides_of(const ReferenceObject& border, const LocatingGround& ground) {
    if (border.places.size() < 2) { return border.places; }
    const auto own = ground.gazetteer.lasting_id(border.places.front());
    for (auto other = border.places.begin() + 1; other != border.places.end(); ++other) {
        if (!ground.outlines.shared_border(own, ground.gazetteer.lasting_id(*other)).lines.empty()) {
            return {border.places.front(), *other};
        }
    }
    return {border.places.front()};
}

std::string names_of(const ReferenceObject& border, const LocatingGround& ground) {
    std::string names;
    for (const auto place : sides_of(border, ground)) {
        names += (names.empty() ? "" : " and ") + std::string(ground.gazetteer.facts(place).name);
    }
    return names.empty() ? border.text : names;
}

Located along_line(Located located, MultiLineString line) {
    located.line = std::move(line);
    return located;
}

Located no_line(const ReferenceObject& reference) { return no_place("no line of " + reference.text + " at hand"); }

MultiLineString land_border(const std::string& place, const LocatingGround& ground) {
    MultiLineString all;
    for (const auto& other : ground.outlines.all()) {
        if (other.kind != "country" || other.place == place) { continue; }
        auto shared = ground.outlines.shared_border(place, other.place);
        std::move(shared.lines.begin(), shared.lines.end(), std::back_inserter(all.lines));
    }
    return all;
}

// The stretch of a line near a second place, in its direction when the phrase gives one.
MultiLineString near_anchor(MultiLineString line, const SpatialExpression& expression, const ReferenceObject* anchor) {
    if (anchor == nullptr) { return line; }
    const auto nearest = nearest_on(line, *anchor->position);
    const double reach = std::max(anchor_m, nearest ? nearest->distance.value() + 20'000.0 : anchor_m);
    const auto around =
        expression.azimuths.empty()
            ? buffer(*anchor->position, Metres{reach}, Metres{100.0})
            : sector(*anchor->position, {expression.azimuths.front(), 45.0, Metres{0.0}, Metres{2.0 * reach}},
                     Metres{100.0});
    auto cut = clipped_to(line, around);
    return cut.lines.empty() ? line : cut;
}

}  // namespace

SourcedLines border_line(const ReferenceObject& border, const LocatingGround& ground) {
    if (auto line = reference_line(border, ground)) { return {std::move(line->lines), "of " + line->source}; }
    const auto sides = sides_of(border, ground);
    if (sides.size() == 2) {
        const auto a = ground.gazetteer.lasting_id(sides[0]);
        const auto b = ground.gazetteer.lasting_id(sides[1]);
        auto shared = ground.outlines.shared_border(a, b);
        if (!shared.lines.empty()) { return {std::move(shared), "of the outlines"}; }
    }
    for (const auto place : sides) {
        // "the Russian border": with its neighbours; the coast is a border only of those that have none.
        auto lines = land_border(ground.gazetteer.lasting_id(place), ground);
        if (!lines.lines.empty()) { return {std::move(lines), "of the outlines"}; }
        if (const auto outline = outline_of(ground, place)) {
            return {mapwire::border_of(*outline), "of the outlines"};
        }
    }
    return {};
}

// R8: the border line with 15 km to both sides; on one side when the phrase names it.
Located locate_border_band(const SpatialExpression& expression, const LocatingGround& ground) {
    const auto* border = border_of_expression(expression);
    if (border == nullptr) { return no_place("the text does not say which border"); }
    auto found = border_line(*border, ground);
    if (found.lines.lines.empty()) { return no_line(*border); }
    auto line = near_anchor(std::move(found.lines), expression, anchor_of(expression, *border, ground));
    auto area = buffer_of_line(line, Metres{band_m}, LineEnds::round, coarse(band_m));
    return along_line(cut_by_container(drawn(std::move(area), band_m, 3,
                                             in_words(band_m) + " to both sides of the border of " +
                                                 names_of(*border, ground) + ", a line " + found.from),
                                       expression, ground),
                      std::move(line));
}

// R9: from the line to the depth; "10 km from the border" is the band about that distance.
Located locate_depth(const SpatialExpression& expression, const LocatingGround& ground) {
    const auto distance = distance_of(expression);
    const auto* line_object = border_of_expression(expression);
    if (!distance || line_object == nullptr) { return no_place("the text does not say from which line"); }
    if (distance->upper > 1'000'000.0) { return no_place("too deep for a band along a line"); }
    const double depth = std::max(distance->upper, 100.0);
    const double error = std::max({0.1 * distance->metres, distance->error, 500.0});
    const auto outline = outline_of(ground, line_object->place);
    if (outline && line_object->kind == "country") {
        // "into Syria" lies inside, "west of Syria" and "from Syria" outside.
        const bool outside = !expression.azimuths.empty() || expression.part == "at";
        auto area =
            border_band(*outline, outside ? BorderSide::outside : BorderSide::inside, Metres{depth}, coarse(depth));
        if (!expression.azimuths.empty()) {
            const auto middle = centroid_of(*outline);
            const double azimuth = expression.azimuths.front().degrees();
            if (azimuth > 11.25 && azimuth < 168.75) { area = east_of(area, middle.longitude()); }
            if (azimuth > 191.25 && azimuth < 348.75) { area = west_of(area, middle.longitude()); }
            if (azimuth < 78.75 || azimuth > 281.25) { area = north_of(area, middle.latitude()); }
            if (azimuth > 101.25 && azimuth < 258.75) { area = south_of(area, middle.latitude()); }
        }
        return drawn(std::move(area), depth, 3,
                     in_words(depth) + (outside ? " outside" : " inside") + " the outline of " + line_object->name);
    }
    auto found = border_line(*line_object, ground);
    if (found.lines.lines.empty()) { return no_line(*line_object); }
    auto line = near_anchor(std::move(found.lines), expression, anchor_of(expression, *line_object, ground));
    const double outer = expression.part == "at" ? std::max(depth, distance->metres + error) : depth;
    auto area = buffer_of_line(line, Metres{outer}, LineEnds::square, coarse(outer));
    auto derivation = "within " + in_words(outer) + " of the border of " + names_of(*line_object, ground);
    if (const double inner = distance->metres - error; expression.part == "at" && inner > 500.0) {
        area = difference_of(area, buffer_of_line(line, Metres{inner}, LineEnds::round, coarse(outer)));
        derivation = "from " + in_words(inner) + " to " + in_words(outer) + " from the border of " +
                     names_of(*line_object, ground);
    }
    return along_line(
        cut_by_container(drawn(std::move(area), error + distance->error, 3, derivation + ", a line " + found.from),
                         expression, ground),
        std::move(line));
}

// R10: a total width is half of it to each side; "on each side" counts twice.
Located locate_two_sided(const SpatialExpression& expression, const LocatingGround& ground) {
    const auto distance = distance_of(expression);
    if (!distance) { return no_place("the text gives no width"); }
    if (expression.references.empty()) { return no_place("the text does not say along which line"); }
    const auto& reference = expression.references.front();
    auto line = border_line(reference, ground);
    if (line.lines.lines.empty()) { return no_line(reference); }
    if (distance->upper > 1'000'000.0) { return no_place("too wide for a band along a line"); }
    const double each = expression.part == "each" ? distance->upper : distance->upper / 2.0;
    auto area = buffer_of_line(line.lines, Metres{each}, LineEnds::square, coarse(each));
    return along_line(cut_by_container(drawn(std::move(area), distance->error, 2,
                                             in_words(each) + " to each side of " + names_of(reference, ground) +
                                                 ", a line " + line.from),
                                       expression, ground),
                      std::move(line.lines));
}

namespace {

// "the triangle between Tikrit, Kirkuk and Baiji": towns and the like are its corners.
std::optional<Located> area_of_corners(const std::vector<ReferenceObject>& corners, const LocatingGround& ground) {
    constexpr double farthest = 1'000'000.0;
    std::vector<Coordinate> positions;
    std::string names;
    double vague = 0.0;
    for (const auto& corner : corners) {
        const auto kind = ground.gazetteer.facts(*corner.place).feature_class;
        if (!corner.position || (kind != 'P' && kind != 'S')) { return std::nullopt; }
        for (const auto& other : positions) {
            if (distance_between(other, *corner.position).value() > farthest) { return std::nullopt; }
        }
        positions.push_back(*corner.position);
        vague = std::max(vague, corner.uncertainty.value());
        names += (names.empty() ? "" : ", ") + corner.name;
    }
    return drawn(hull_of(positions, Metres{100.0}), std::max(5000.0, vague), 3, "the area with the corners " + names);
}

}  // namespace

// R25: a circle of 25 km round the point where the borders come closest together.
Located locate_triangle(const SpatialExpression& expression, const LocatingGround& ground) {
    std::vector<ReferenceObject> countries;
    for (const auto& reference : expression.references) {
        if (reference.place) { countries.push_back(reference); }
    }
    if (countries.size() < 3) { return no_place("the text does not name three places that are known"); }
    if (expression.part == "corners") {
        if (auto between = area_of_corners(countries, ground)) { return std::move(*between); }
    }
    const auto id = [&](std::size_t i) { return ground.gazetteer.lasting_id(*countries[i].place); };
    std::optional<Coordinate> best;
    double least = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < 3; ++i) {
        const auto one = ground.outlines.shared_border(id(i), id((i + 1) % 3));
        const auto other = ground.outlines.shared_border(id(i), id((i + 2) % 3));
        if (other.lines.empty()) { continue; }
        for (const auto& line : one.lines) {
            for (const auto& end : {line.positions.front(), line.positions.back()}) {
                const auto nearest = nearest_on(other, end);
                if (nearest && nearest->distance.value() < least) {
                    least = nearest->distance.value();
                    best = end;
                }
            }
        }
    }
    if (!best || least > 30'000.0) { return no_place("no lines of the three borders at hand that meet"); }
    return drawn(buffer(*best, Metres{25'000.0}, Metres{25.0}), 25'000.0, 3,
                 "25 km round the meeting point of the borders of " + countries[0].name + ", " + countries[1].name +
                     " and " + countries[2].name);
}

// R16: the sea up to 50 km off the outline, or about the distance given; drawn land is taken away.
Located locate_off_coast(const SpatialExpression& expression, const LocatingGround& ground) {
    const auto* place = first_placed(expression);
    if (place == nullptr || !place->place) { return no_place("no known place off which it is"); }
    const auto distance = distance_of(expression);
    const double reach = distance ? std::min(distance->upper * 1.1, 1'000'000.0) : coast_band_m;
    if (distance && distance->upper > 1'000'000.0) { return no_place("too far for a band off a coast"); }
    const auto outline = outline_of(ground, place->place);
    MultiPolygon area;
    MultiLineString coast;
    std::string derivation;
    const auto facts = ground.gazetteer.facts(*place->place);
    const bool whole = facts.feature_class == 'A' && outline;
    auto given = ground.lines.of_kind("coast", *place->position, Metres{100'000.0});
    if (given && whole) {
        given->lines = clipped_to(given->lines, buffer_of_area(*outline, Metres{20'000.0}, Metres{500.0}));
    }
    if (given && !whole) {
        given->lines = clipped_to(given->lines, buffer(*place->position, Metres{75'000.0}, Metres{100.0}));
    }
    if (given && !given->lines.lines.empty()) {
        coast = std::move(given->lines);
        area = buffer_of_line(coast, Metres{reach}, LineEnds::square, coarse(reach));
        if (distance && distance->lower > 2000.0) {
            area = difference_of(area,
                                 buffer_of_line(coast, Metres{distance->lower * 0.9}, LineEnds::round, coarse(reach)));
        }
        derivation = "up to " + in_words(reach) + " off the coast by " + place->name + ", a line of " + given->source;
    } else if (outline) {
        area = border_band(*outline, BorderSide::outside, Metres{reach}, coarse(reach));
        if (distance && distance->lower > 2000.0) {
            area = difference_of(area, buffer_of_area(*outline, Metres{distance->lower * 0.9}, coarse(reach)));
        }
        derivation = "outside the outline of " + place->name + " up to " + in_words(reach);
    } else {
        if (facts.feature_class == 'A') { return no_place("no outline of " + place->name + " at hand"); }
        area = buffer(*place->position, Metres{reach}, coarse(reach));
        derivation = "up to " + in_words(reach) + " from " + place->name;
    }
    for (const auto& land : ground.outlines.all()) {
        if (land.kind != "country") { continue; }
        if (const auto other = ground.outlines.outline(land.place); other && intersects(area, *other)) {
            area = difference_of(area, *other);
        }
    }
    return along_line(drawn(std::move(area), reach, 3, derivation + ", less the land that is drawn"), std::move(coast));
}

}  // namespace mapwire::expressions
