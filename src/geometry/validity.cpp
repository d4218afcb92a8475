#include "mapwire/geometry/validity.hpp"

#include <algorithm>
#include <cmath>

#include "geometry/geos.hpp"
#include "geometry/planar.hpp"

namespace mapwire {
namespace {

std::string place_of(Coordinate position) {
    return " at longitude " + std::to_string(position.longitude()) + ", latitude " +
           std::to_string(position.latitude());
}

std::optional<std::string> fault_of_ring(const Ring& ring) {
    const auto& positions = ring.positions;
    if (positions.size() < 4) { return "a ring has fewer than four positions"; }
    if (!(positions.front() == positions.back())) { return "a ring is not closed" + place_of(positions.front()); }
    for (std::size_t i = 1; i < positions.size(); ++i) {
        if (std::abs(positions[i].longitude() - positions[i - 1].longitude()) > 180.0) {
            return "an edge crosses the 180th meridian without a cut" + place_of(positions[i - 1]);
        }
    }
    return std::nullopt;
}

std::optional<std::string> fault_of_direction(const Ring& ring, bool counter_clockwise) {
    if ((doubled_area_deg2(ring) > 0.0) == counter_clockwise) { return std::nullopt; }
    return std::string(counter_clockwise ? "an exterior is clockwise" : "a hole is counter-clockwise") +
           place_of(ring.positions.front());
}

/// The first fault that a question about a ring (and whether it is an exterior) finds.
template <typename Question>
std::optional<std::string> first_fault(const MultiPolygon& area, Question question) {
    for (const Polygon& polygon : area.polygons) {
        if (auto fault = question(polygon.exterior, true)) { return fault; }
        for (const Ring& hole : polygon.holes) {
            if (auto fault = question(hole, false)) { return fault; }
        }
    }
    return std::nullopt;
}

std::optional<std::string> fault_of_crossings(const MultiPolygon& area) {
    const Geos geos;
    const GeosGeometry geometry = geos.area(area);
    char* reason = nullptr;
    GEOSGeometry* where = nullptr;
    const char valid = GEOSisValidDetail_r(geos.context(), geometry.get(), 0, &reason, &where);
    const GeosGeometry owned_where(where, GeosDeleter{geos.context()});
    std::string words = reason == nullptr ? "" : reason;
    if (reason != nullptr) { GEOSFree_r(geos.context(), reason); }
    if (valid == 2) { geos.fail("asking whether an area is valid"); }
    if (valid == 1) { return std::nullopt; }
    double longitude = 0.0;
    double latitude = 0.0;
    if (where != nullptr && GEOSGeomGetX_r(geos.context(), where, &longitude) == 1 &&
        GEOSGeomGetY_r(geos.context(), where, &latitude) == 1) {
        words += " at longitude " + std::to_string(longitude) + ", latitude " + std::to_string(latitude);
    }
    return words;
}

}  // namespace

std::optional<std::string> invalidity(const MultiPolygon& area) {
    if (auto fault = first_fault(area, [](const Ring& ring, bool) { return fault_of_ring(ring); })) { return fault; }
    if (auto fault = fault_of_crossings(area)) { return fault; }
    return first_fault(area, fault_of_direction);
}

RepairedArea repaired(const MultiPolygon& area) {
    const std::optional<std::string> fault = invalidity(area);
    if (!fault) { return {.area = area, .reason = ""}; }
    // GEOS accepts no open ring and none with fewer than four positions, so these are mended first.
    MultiPolygon closed;
    const auto close = [](Ring ring) {
        if (!ring.positions.empty() && !(ring.positions.front() == ring.positions.back())) {
            ring.positions.push_back(ring.positions.front());
        }
        return ring;
    };
    for (const Polygon& polygon : area.polygons) {
        Polygon whole{.exterior = close(polygon.exterior), .holes = {}};
        if (whole.exterior.positions.size() < 4) { continue; }
        for (const Ring& hole : polygon.holes) {
            Ring each = close(hole);
            if (each.positions.size() >= 4) { whole.holes.push_back(std::move(each)); }
        }
        closed.polygons.push_back(std::move(whole));
    }
    const Geos geos;
    const GeosGeometry geometry = geos.area(closed);
    const GeosGeometry valid = geos.own(GEOSMakeValid_r(geos.context(), geometry.get()), "repairing an area");
    return {.area = geos.to_area(valid.get()), .reason = *fault};
}

}  // namespace mapwire
