#include "mapwire/zones/in_zones.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

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

/// How the two answers, on where and on when, go together.
Containment both(Containment where, InForce when) {
    if (where == Containment::outside || when == InForce::never) { return Containment::outside; }
    return when == InForce::partly ? Containment::cannot_tell : where;
}

/// The zones of the catalogue and those told, each asked in its own way.
template <class AskKnown, class AskTold>
std::vector<ZoneAnswer> answers(const DateRange& days, const ZoneCatalogue& catalogue, std::span<const Zone> told,
                                AskKnown ask_known, AskTold ask_told) {
    std::vector<ZoneAnswer> result;
    for (const auto& known : catalogue.zones()) {
        const auto when = in_force_during(known.periods, days);
        if (when == InForce::never) { continue; }
        const auto answer = both(ask_known(known), when);
        if (answer != Containment::outside) { result.push_back({known.id, answer}); }
    }
    for (const auto& zone : told) {
        if (zone.from_catalogue || zone.status != ZoneStatus::in_force) { continue; }
        const auto answer = ask_told(zone);
        if (answer != Containment::outside) { result.push_back({zone.id, answer}); }
    }
    return result;
}

std::string question_of(const CatalogueZone& zone, Coordinate point, Metres reach) {
    const std::array<double, 3> numbers{point.longitude(), point.latitude(), reach.value()};
    std::string question = zone.id.text + '\n';
    question.append(reinterpret_cast<const char*>(numbers.data()), sizeof numbers);
    return question;
}

/// The same for the whole outline of a place, which is there.
std::vector<ZoneAnswer> zones_of_outline(const std::string& place, const DateRange& days,
                                         const ZoneCatalogue& catalogue, std::span<const Zone> told) {
    std::optional<Geometry> made;
    const auto outline = [&]() -> const Geometry& {
        if (!made) { made = *catalogue.outlines().outline(place); }
        return *made;
    };
    return answers(
        days, catalogue, told,
        [&](const CatalogueZone& known) {
            return catalogue.remembered(known.id.text + "\n\n" + place, [&] {
                const auto box = catalogue.bounds(known.id);
                if (!box || !may_touch(*box, bounding_box(outline()), known.uncertainty)) {
                    return Containment::outside;
                }
                return containment(catalogue.area(known.id), outline(), known.uncertainty);
            });
        },
        [&](const Zone& zone) { return containment(zone.geometry, outline(), zone.uncertainty); });
}

/// A country or division: only its whole outline can be in a zone; the point of a gazetteer says nothing of it.
bool keeps_whole(std::vector<ZoneAnswer>& answers) {
    std::erase_if(answers, [](const ZoneAnswer& answer) { return answer.containment != Containment::inside; });
    return !answers.empty();
}

}  // namespace

InForce in_force_during(const ZonePeriods& periods, const DateRange& days) {
    if (!periods.in_force_from || (!days.first && !days.last)) { return InForce::never; }
    const auto first = days.first.value_or(*days.last);
    const auto last = days.last.value_or(*days.first);
    const bool overlaps = last >= *periods.in_force_from && (!periods.until || first <= *periods.until);
    // What began some day before `last`, or went on after `first`, may have been in the zone's time however far it is.
    const bool reaches_back = !days.first && periods.until && *periods.until < last;
    const bool reaches_on = !days.last && *periods.in_force_from > first;
    if (!overlaps) { return reaches_back || reaches_on ? InForce::partly : InForce::never; }
    const bool covered =
        days.first && days.last && first >= *periods.in_force_from && (!periods.until || last <= *periods.until);
    return covered ? InForce::always : InForce::partly;
}

std::vector<ZoneAnswer> zones_at(const Geometry& where, Metres uncertainty, const DateRange& days,
                                 const ZoneCatalogue& catalogue, std::span<const Zone> told) {
    const auto* area = std::get_if<MultiPolygon>(&where);
    if (area != nullptr && area->empty()) { return {}; }
    const auto own = bounding_box(where);
    const auto* point = std::get_if<Coordinate>(&where);
    return answers(
        days, catalogue, told,
        [&](const CatalogueZone& known) {
            const auto reach = uncertainty + known.uncertainty;
            const auto box = catalogue.bounds(known.id);
            if (!box || !may_touch(*box, own, reach)) { return Containment::outside; }
            const auto find = [&] { return containment(catalogue.area(known.id), where, reach); };
            return point != nullptr ? catalogue.remembered(question_of(known, *point, reach), find) : find();
        },
        [&](const Zone& zone) { return containment(zone.geometry, where, uncertainty + zone.uncertainty); });
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
            const auto place = gazetteer.lasting_id(id);
            const bool outline = catalogue.outlines().facts(place).has_value();
            if (outline) { answers = zones_of_outline(place, days, catalogue, reading.zones); }
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
