#include "gazetteer/swapped_positions.hpp"

#include <algorithm>

#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/nearest.hpp"

namespace mapwire {
namespace {

bool is_in(const BoundingBox& box, Coordinate at) {
    return at.longitude() >= box.west && at.longitude() <= box.east && at.latitude() >= box.south &&
           at.latitude() <= box.north;
}

void count_crossings(const Ring& ring, Coordinate at, bool& inside) {
    const auto& p = ring.positions;
    for (std::size_t i = 1; i < p.size(); ++i) {
        if ((p[i - 1].latitude() > at.latitude()) == (p[i].latitude() > at.latitude())) { continue; }
        const double part = (at.latitude() - p[i - 1].latitude()) / (p[i].latitude() - p[i - 1].latitude());
        if (at.longitude() < p[i - 1].longitude() + part * (p[i].longitude() - p[i - 1].longitude())) {
            inside = !inside;
        }
    }
}

// Even-odd over all rings; a row in twelve million asks, so nothing is prepared for it but the box.
bool is_in(const MultiPolygon& area, Coordinate at) {
    bool inside = false;
    for (const auto& polygon : area.polygons) {
        count_crossings(polygon.exterior, at, inside);
        for (const auto& hole : polygon.holes) { count_crossings(hole, at, inside); }
    }
    return inside;
}

}  // namespace

const SwappedPositions::Land* SwappedPositions::land(std::string_view country_code) {
    auto found = lands_.find(country_code);
    if (found == lands_.end()) {
        if (!outlines_) { outlines_ = Outlines::load(geodata_files()); }
        std::optional<Land> land;
        if (auto area = outlines_->land_of(country_code); area && !area->empty()) {
            BoundingBox box{180, 90, -180, -90};
            for (const auto& polygon : area->polygons) {
                for (const auto at : polygon.exterior.positions) {
                    box = {std::min(box.west, at.longitude()), std::min(box.south, at.latitude()),
                           std::max(box.east, at.longitude()), std::max(box.north, at.latitude())};
                }
            }
            land = Land{std::move(*area), box};
        }
        found = lands_.emplace(std::string(country_code), std::move(land)).first;
    }
    return found->second ? &*found->second : nullptr;
}

bool SwappedPositions::looks_swapped(Coordinate position, std::string_view country_code) {
    if (country_code.size() != 2) { return false; }
    const auto swapped = Coordinate::try_from_degrees({position.latitude(), position.longitude()});
    if (!swapped) { return false; }
    const auto* own = land(country_code);
    if (own == nullptr) { return swapped_by_point(position, *swapped, country_code); }
    // Borders are drawn roughly, rows of a border strip belong to either side: far outside is certain.
    constexpr double far_m = 50'000.0;
    if (!is_in(own->box, *swapped) || is_in(own->area, position) || !is_in(own->area, *swapped)) { return false; }
    const auto outside = distance_to(own->area, position);
    return outside && outside->value() > far_m;
}

bool SwappedPositions::swapped_by_point(Coordinate position, Coordinate swapped, std::string_view country_code) const {
    if (countries_ == nullptr) { return false; }
    const auto country = countries_->country(country_code);
    if (!country) { return false; }
    const auto centre = countries_->facts(*country).position;
    const auto distance = [&](Coordinate to) { return distance_between(centre, to).value(); };
    // Islands and overseas parts lie far from a country's point; near the diagonal of the map no point can tell.
    constexpr double near_m = 700'000.0;
    const auto own = distance(position);
    const auto other = distance(swapped);
    return own > 2 * near_m && other < near_m && other < own / 3;
}

}  // namespace mapwire
