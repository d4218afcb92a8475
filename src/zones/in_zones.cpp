#include "mapwire/zones/in_zones.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "mapwire/geometry/borders.hpp"
#include "mapwire/geometry/line_buffer.hpp"
#include "mapwire/geometry/nearest.hpp"
#include "mapwire/geometry/overlay.hpp"

namespace mapwire {
namespace {

/// Whether two boxes may be within reach of each other, by degrees on the safe side.
bool may_touch(const BoundingBox& box, const BoundingBox& other, Metres reach) {
    // A degree of latitude is never shorter than 110.5 km; towards the poles degrees of longitude shrink, so beyond 80
    // degrees and near the 180th meridian nothing is ruled out.
    const double degrees = reach.value() / 110'500.0;
    if (other.north < box.south - degrees || other.south > box.north + degrees) { return false; }
    const double turn = degrees * 6.0;
    const auto plain = [&](const BoundingBox& b) {
        return b.west <= b.east && std::max(std::abs(b.south), std::abs(b.north)) + degrees < 80.0 &&
               b.west - turn > -180.0 && b.east + turn < 180.0;
    };
    if (!plain(box) || !plain(other)) { return true; }
    return other.east >= box.west - turn && other.west <= box.east + turn;
}

/// Whether a position of one border is nearer to the other than `reach`.
bool borders_within(const MultiPolygon& area, const MultiPolygon& other, Metres reach) {
    const auto near = [&](const MultiLineString& lines, const MultiLineString& vertices) {
        return std::any_of(vertices.lines.begin(), vertices.lines.end(), [&](const LineString& line) {
            return std::any_of(line.positions.begin(), line.positions.end(), [&](Coordinate position) {
                const auto nearest = nearest_on(lines, position);
                return nearest && nearest->distance < reach;
            });
        });
    };
    const auto a = border_of(area);
    const auto b = border_of(other);
    return near(a, b) || near(b, a);
}

Containment containment_of_area(const MultiPolygon& area, const MultiPolygon& where, Metres uncertainty) {
    constexpr double whole = 1.0 - 1e-6;  // of an area whose edges may have been rounded
    if (area.empty() || where.empty()) { return Containment::outside; }
    double share = 0.0;
    if (intersects(area, where)) { share = area_km2(intersection_of(area, where)) / area_km2(where); }
    if (share > 1e-6 && share < whole) { return Containment::cannot_tell; }
    if (uncertainty > Metres{0.0} && borders_within(area, where, uncertainty)) { return Containment::cannot_tell; }
    return share >= whole ? Containment::inside : Containment::outside;
}

/// A line is as wide as its uncertainty, and never without any width.
MultiPolygon band_of(const MultiLineString& lines, Metres uncertainty) {
    const Metres reach{std::clamp(uncertainty.value(), 10.0, 1'000'000.0)};
    return buffer_of_line(lines, reach, LineEnds::round, Metres{std::max(1.0, reach.value() / 100.0)});
}

/// How the two answers, on where and on when, go together.
Containment both(Containment where, InForce when) {
    if (where == Containment::outside || when == InForce::never) { return Containment::outside; }
    return when == InForce::partly ? Containment::cannot_tell : where;
}

/// A country or division: only its whole outline can be in a zone; the point of a gazetteer says nothing of it.
bool keeps_whole(std::vector<ZoneAnswer>& answers) {
    std::erase_if(answers, [](const ZoneAnswer& answer) { return answer.containment != Containment::inside; });
    return !answers.empty();
}

}  // namespace

Containment containment(const MultiPolygon& area, Coordinate point, Metres uncertainty) {
    if (area.empty()) { return Containment::outside; }
    if (uncertainty > Metres{0.0}) {
        const auto nearest = nearest_on(border_of(area), point);
        if (nearest && nearest->distance < uncertainty) { return Containment::cannot_tell; }
    }
    return contains(area, point) ? Containment::inside : Containment::outside;
}

Containment containment(const MultiPolygon& area, const Geometry& where, Metres uncertainty) {
    if (const auto* point = std::get_if<Coordinate>(&where)) { return containment(area, *point, uncertainty); }
    if (const auto* polygons = std::get_if<MultiPolygon>(&where)) {
        return containment_of_area(area, *polygons, uncertainty);
    }
    const auto* line = std::get_if<LineString>(&where);
    const auto lines = line != nullptr ? MultiLineString{{*line}} : std::get<MultiLineString>(where);
    if (lines.lines.empty()) { return Containment::outside; }
    return containment_of_area(area, band_of(lines, uncertainty), Metres{0.0});
}

InForce in_force_during(const ZonePeriods& periods, const DateRange& days) {
    if (!periods.in_force_from || (!days.first && !days.last)) { return InForce::never; }
    const auto first = days.first.value_or(*days.last);
    const auto last = days.last.value_or(*days.first);
    const bool overlaps = last >= *periods.in_force_from && (!periods.until || first <= *periods.until);
    // What began some day before `last`, or went on after `first`, may have been in the zone's time however far it is.
    const bool reaches_back = !days.first && periods.until && *periods.until < last;
    const bool reaches_on = !days.last && *periods.in_force_from > first;
    if (!overlaps) { return reaches_back || reaches_on ? InForce::partly : InForce::never; }
    const bool covered = days.first && days.last && first >= *periods.in_force_from &&
                         (!periods.until || last <= *periods.until);
    return covered ? InForce::always : InForce::partly;
}

std::vector<ZoneAnswer> zones_at(const Geometry& where, Metres uncertainty, const DateRange& days,
                                 const ZoneCatalogue& catalogue, std::span<const Zone> told) {
    std::vector<ZoneAnswer> answers;
    std::optional<BoundingBox> own;
    for (const auto& known : catalogue.zones()) {
        const auto when = in_force_during(known.periods, days);
        if (when == InForce::never) { continue; }
        if (!own) {
            const auto* area = std::get_if<MultiPolygon>(&where);
            if (area != nullptr && area->empty()) { return answers; }
            own = bounding_box(where);
        }
        const auto box = catalogue.bounds(known.id);
        if (!box || !may_touch(*box, *own, uncertainty + known.uncertainty)) { continue; }
        const auto answer = both(containment(catalogue.area(known.id), where, uncertainty + known.uncertainty), when);
        if (answer != Containment::outside) { answers.push_back({known.id, answer}); }
    }
    for (const auto& zone : told) {
        if (zone.from_catalogue || zone.status != ZoneStatus::in_force) { continue; }
        const auto answer = containment(zone.geometry, where, uncertainty + zone.uncertainty);
        if (answer != Containment::outside) { answers.push_back({zone.id, answer}); }
    }
    return answers;
}

std::vector<ZoneAnswer> zones_at(Coordinate point, Metres uncertainty, std::optional<Date> day,
                                 const ZoneCatalogue& catalogue, std::span<const Zone> told) {
    return zones_at(Geometry{point}, uncertainty, DateRange{day, day, DatePrecision::day}, catalogue, told);
}

std::vector<PlaceInZones> places_in_zones(const ArticleReading& reading, const Gazetteer& gazetteer,
                                          const ZoneCatalogue& catalogue, std::optional<Date> as_of) {
    const auto day = as_of ? as_of : reading.article.published;
    const DateRange days{day, day, DatePrecision::day};
    const auto told = [](const Zone& zone) { return !zone.from_catalogue && zone.status == ZoneStatus::in_force; };
    const auto known = [&](const CatalogueZone& zone) { return in_force_during(zone.periods, days) != InForce::never; };
    if (std::none_of(catalogue.zones().begin(), catalogue.zones().end(), known) &&
        std::none_of(reading.zones.begin(), reading.zones.end(), told)) {
        return {};
    }
    std::set<PlaceId> places;
    for (const auto& resolution : reading.toponyms.resolutions) {
        if (const auto* resolved = std::get_if<ResolvedPlace>(&resolution)) { places.insert(resolved->place); }
    }
    std::vector<PlaceInZones> found;
    for (const auto id : places) {
        const auto facts = gazetteer.facts(id);
        std::vector<ZoneAnswer> answers;
        if (facts.feature_class == 'A') {
            // A zone that the point is far from cannot hold the outline: most outlines need not be made.
            answers = zones_at(Geometry{facts.position}, facts.uncertainty, days, catalogue, reading.zones);
            if (answers.empty()) { continue; }
            const auto outline = catalogue.outlines().outline(gazetteer.place(id).id);
            if (outline) { answers = zones_at(Geometry{*outline}, Metres{0.0}, days, catalogue, reading.zones); }
            const bool country = facts.feature_code.starts_with("PCL");
            if ((country && !outline) || ((outline || country) && !keeps_whole(answers))) { continue; }
        } else {
            answers = zones_at(Geometry{facts.position}, facts.uncertainty, days, catalogue, reading.zones);
        }
        if (!answers.empty()) { found.push_back({id, std::move(answers)}); }
    }
    return found;
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
