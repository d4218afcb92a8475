#include "mapwire/zones/derive.hpp"

#include <algorithm>
#include <cmath>

#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "zones/begin_day.hpp"
#include "zones/meant_zones.hpp"
#include "zones/told_zones.hpp"

namespace mapwire {
namespace {

using zone_text::MeantZone;
using zone_text::overlap_share;
using zone_text::ToldZone;

/// Kinds that reports use for one and the same area. Zones of truce are not zones of exclusion.
int kind_family(std::string_view kind) {
    if (kind == "de_escalation_zone") { return 1; }
    if (kind == "no_fly_zone") { return 2; }
    return 0;
}

bool may_be_same(const Zone& a, std::string_view kind, const MultiPolygon& area) {
    return (kind_family(a.kind) == kind_family(kind) || a.kind == "other" || kind == "other") &&
           overlap_share(a.geometry, area) >= 0.5;
}

bool boxes_touch(const MultiPolygon& area, const std::optional<BoundingBox>& box) {
    if (!box) { return false; }
    const auto own = bounding_box(Geometry{area});
    if (own.west > own.east) { return true; }
    return own.west <= box->east && box->west <= own.east && own.south <= box->north && box->south <= own.north;
}

std::string kilometres_text(Metres distance) {
    const auto tenths = std::llround(distance.value() / 100.0);
    return std::to_string(tenths / 10) + (tenths % 10 != 0 ? "." + std::to_string(tenths % 10) : "") + " km";
}

std::string in_words(const std::string& text, Metres radius) {
    const auto km = kilometres_text(radius);
    return text.empty() || text == km ? km : text + " (" + km + ")";
}

/// Two distances that are the same number in other units: 33 miles and 53 km, but not 33 and 34 miles.
bool same_length(Metres a, Metres b) {
    return std::abs(a.value() - b.value()) <= 0.01 * std::max(a.value(), b.value());
}

/// Collects an article's zones and relates them to each other.
class Deriver {
public:
    Deriver(const ArticleReading& reading, const ZoneCatalogue& catalogue, const Gazetteer& gazetteer,
            std::optional<Date> day)
        : reading_(reading), catalogue_(catalogue), gazetteer_(gazetteer), day_(day) {}

    DerivedZones run() {
        const auto meant = zone_text::meant_zones(reading_, catalogue_, gazetteer_, day_);
        for (auto& told : zone_text::told_zones(reading_, catalogue_)) { add_told(std::move(told), meant); }
        for (const auto& zone : meant) { add_meant(zone); }
        for (auto& told : told_) { link_by_ground(told); }
        // The catalogue's order, whatever order the sentences have.
        for (const auto& known : catalogue_.zones()) {
            const auto found =
                std::find_if(meant_.begin(), meant_.end(), [&](const Zone& z) { return z.id == known.id; });
            if (found != meant_.end()) { told_.push_back(std::move(*found)); }
        }
        result_.zones = std::move(told_);
        return std::move(result_);
    }

private:
    void add_told(ToldZone told, const std::vector<MeantZone>& meant) {
        if (!told.sized) {
            // The words only name the ground; when they mean a zone of the catalogue, that one has the better shape.
            const bool known = std::any_of(meant.begin(), meant.end(), [&](const MeantZone& zone) {
                return zone.expression == told.expression &&
                       kind_family(zone.known->kind) == kind_family(told.zone.kind);
            });
            if (known) { return; }
        }
        for (auto& other : told_) {
            if (!may_be_same(other, told.zone.kind, told.zone.geometry)) { continue; }
            if (!other.radius || !told.zone.radius || same_length(*other.radius, *told.zone.radius)) { return; }
            told.zone.same_as = other.id;
            contradict(told.zone, "the article gives both " + in_words(told.zone.distance_text, *told.zone.radius) +
                                      " and " + in_words(other.distance_text, *other.radius) + " for " + other.name);
            break;
        }
        told_.push_back(std::move(told.zone));
    }

    /// The zone of the catalogue as it goes into the result, added when it is not there yet.
    Zone* catalogue_zone(const CatalogueZone& known) {
        for (auto& zone : meant_) {
            if (zone.id == known.id) { return &zone; }
        }
        auto zone = catalogue_.zone_on(known.id.text, day_);
        if (!zone) { return nullptr; }
        meant_.push_back(std::move(*zone));
        return &meant_.back();
    }

    void add_meant(const MeantZone& meant) {
        auto* const zone = catalogue_zone(*meant.known);
        if (zone == nullptr || !meant.best) { return; }
        if (!zone->telling) {
            zone->telling = meant.telling;
            zone->rule = "catalogue: words and place";
        }
        check_begin(*zone, meant);
        if (meant.expression) { check_members(*zone, reading_.expressions[*meant.expression].expression); }
    }

    /// From when: a day that the sentence tells and the catalogue does not.
    void check_begin(Zone& zone, const MeantZone& meant) {
        const auto known = meant.known->periods.in_force_from;
        if (!known) { return; }
        const auto told = zone_text::other_begin_day(reading_, meant.telling.sentence, catalogue_, *known);
        if (!told) { return; }
        contradict(zone, "the article has " + zone.name + " in force from " + told->iso() + ", the catalogue from " +
                             known->iso());
    }

    /// Who is in: a division that the phrase names and that the zone does not hold.
    void check_members(Zone& zone, const SpatialExpression& expression) {
        for (const auto& reference : expression.references) {
            if (!reference.place) { continue; }
            const auto id = gazetteer_.lasting_id(*reference.place);
            const auto facts = catalogue_.outlines().facts(id);
            if (!facts || facts->kind != "division") { continue; }
            if (catalogue_.share_of_outline(zone.id, id) >= 0.1) { continue; }
            contradict(zone, "the article puts " + reference.name + " in the zone, the catalogue's " + zone.name +
                                 " does not hold it");
        }
    }

    void link_by_ground(Zone& told) {
        if (told.same_as) { return; }
        const CatalogueZone* best = nullptr;
        double best_share = 0.0;
        for (const auto& known : catalogue_.zones()) {
            if (!status_on(known.periods, day_) || !boxes_touch(told.geometry, catalogue_.bounds(known.id))) {
                continue;
            }
            const auto& area = catalogue_.area(known.id);
            if (!may_be_same(told, known.kind, area)) { continue; }
            if (const double share = overlap_share(told.geometry, area); share > best_share) {
                best = &known;
                best_share = share;
            }
        }
        auto* const zone = best == nullptr ? nullptr : catalogue_zone(*best);
        if (zone == nullptr) { return; }
        told.same_as = zone->id;
        told.status = zone->status;
        if (!zone->same_as) { zone->same_as = told.id; }
        if (zone->rule == "catalogue") { zone->rule = "catalogue: the same ground"; }
        if (told.radius && best->radius && !same_length(*told.radius, *best->radius)) {
            contradict(told, "the article says " + in_words(told.distance_text, *told.radius) + ", the catalogue's " +
                                 best->name + " has " + in_words(best->distance_text, *best->radius) +
                                 others_said(*best, *told.radius));
        }
    }

    /// "; also said: 33 miles (The Wall Street Journal)" when a known statement agrees with the article.
    static std::string others_said(const CatalogueZone& known, Metres radius) {
        std::string text;
        for (const auto& statement : known.statements) {
            if (statement.about == "radius" && statement.metres && same_length(*statement.metres, radius)) {
                text += "; also said: " + statement.value + " (" + statement.said_by + ")";
            }
        }
        return text;
    }

    void contradict(Zone& zone, std::string what) {
        zone.notes += (zone.notes.empty() ? "" : "; ") + what;
        result_.contradictions.push_back(
            {reading_.article.where, std::move(what), "Both are kept: see the zones layer"});
    }

    const ArticleReading& reading_;
    const ZoneCatalogue& catalogue_;
    const Gazetteer& gazetteer_;
    std::optional<Date> day_;
    std::vector<Zone> told_;
    std::vector<Zone> meant_;
    DerivedZones result_;
};

}  // namespace

DerivedZones derive_zones(const ArticleReading& reading, const ZoneCatalogue& catalogue, const Gazetteer& gazetteer,
                          std::optional<Date> as_of) {
    return Deriver(reading, catalogue, gazetteer, as_of ? as_of : reading.article.published).run();
}

}  // namespace mapwire
