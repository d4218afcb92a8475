#include "geometry/geos.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>
#include <vector>

#include "geometry/planar.hpp"

namespace mapwire {
namespace {

void keep_message(const char* message, void* into) { *static_cast<std::string*>(into) = message; }

/// Exteriors counter-clockwise, holes clockwise: GEOS gives them the other way round.
void turn(Ring& ring, bool counter_clockwise) {
    if ((doubled_area_deg2(ring) > 0.0) != counter_clockwise) {
        std::reverse(ring.positions.begin(), ring.positions.end());
    }
}

}  // namespace

Geos::Geos() : context_(GEOS_init_r()) {
    if (context_ == nullptr) { throw std::runtime_error("geometry: GEOS cannot be started"); }
    GEOSContext_setErrorMessageHandler_r(context_, keep_message, &message_);
}

Geos::~Geos() { GEOS_finish_r(context_); }

void Geos::fail(const char* doing) const {
    throw std::runtime_error(std::string("geometry: ") + doing + ": " + message_);
}

GeosGeometry Geos::own(GEOSGeometry* geometry, const char* doing) const {
    if (geometry == nullptr) { fail(doing); }
    return GeosGeometry(geometry, GeosDeleter{context_});
}

GEOSCoordSequence* Geos::sequence(const std::vector<Coordinate>& positions) const {
    std::vector<double> numbers;
    numbers.reserve(2 * positions.size());
    for (const Coordinate& each : positions) {
        numbers.push_back(each.longitude());
        numbers.push_back(each.latitude());
    }
    GEOSCoordSequence* made =
        GEOSCoordSeq_copyFromBuffer_r(context_, numbers.data(), static_cast<unsigned>(positions.size()), 0, 0);
    if (made == nullptr) { fail("copying positions"); }
    return made;
}

GeosGeometry Geos::polygon(const Polygon& polygon) const {
    const auto ring = [&](const Ring& each) {
        return own(GEOSGeom_createLinearRing_r(context_, sequence(each.positions)), "making a ring");
    };
    GeosGeometry exterior = ring(polygon.exterior);
    std::vector<GeosGeometry> holes;
    for (const Ring& each : polygon.holes) { holes.push_back(ring(each)); }
    std::vector<GEOSGeometry*> taken;
    for (GeosGeometry& each : holes) { taken.push_back(each.release()); }
    return own(
        GEOSGeom_createPolygon_r(context_, exterior.release(), taken.data(), static_cast<unsigned>(taken.size())),
        "making a polygon");
}

GeosGeometry Geos::area(const MultiPolygon& area) const {
    std::vector<GeosGeometry> parts;
    for (const Polygon& each : area.polygons) { parts.push_back(polygon(each)); }
    std::vector<GEOSGeometry*> taken;
    for (GeosGeometry& each : parts) { taken.push_back(each.release()); }
    return own(
        GEOSGeom_createCollection_r(context_, GEOS_MULTIPOLYGON, taken.data(), static_cast<unsigned>(taken.size())),
        "making an area");
}

GeosGeometry Geos::line(const LineString& line) const {
    return own(GEOSGeom_createLineString_r(context_, sequence(line.positions)), "making a line");
}

GeosGeometry Geos::lines(const MultiLineString& lines) const {
    std::vector<GeosGeometry> parts;
    for (const LineString& each : lines.lines) { parts.push_back(line(each)); }
    std::vector<GEOSGeometry*> taken;
    for (GeosGeometry& each : parts) { taken.push_back(each.release()); }
    return own(
        GEOSGeom_createCollection_r(context_, GEOS_MULTILINESTRING, taken.data(), static_cast<unsigned>(taken.size())),
        "making lines");
}

namespace {

double within_edge(double degrees, double edge) {
    constexpr double hair = 1e-8;
    return std::abs(degrees) > edge && std::abs(degrees) < edge + hair ? std::copysign(edge, degrees) : degrees;
}

}  // namespace

std::vector<Coordinate> Geos::positions(const GEOSGeometry* line) const {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context_, line);
    unsigned size = 0;
    if (sequence == nullptr || GEOSCoordSeq_getSize_r(context_, sequence, &size) == 0) { fail("reading positions"); }
    std::vector<double> numbers(2 * static_cast<std::size_t>(size));
    if (GEOSCoordSeq_copyToBuffer_r(context_, sequence, numbers.data(), 0, 0) == 0) { fail("reading positions"); }
    std::vector<Coordinate> result;
    result.reserve(size);
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
        // GEOS's grid may put a position at the map's edge a hair beyond it.
        const auto next = Coordinate::from_degrees(
            {.longitude = within_edge(numbers[i], 180.0), .latitude = within_edge(numbers[i + 1], 90.0)});
        if (result.empty() || !(result.back() == next)) { result.push_back(next); }
    }
    return result;
}

void Geos::add_polygons(const GEOSGeometry* geometry, MultiPolygon& area) const {
    const int kind = GEOSGeomTypeId_r(context_, geometry);
    if (kind != GEOS_POLYGON) {
        if (kind < GEOS_MULTIPOINT) { return; }
        const int parts = GEOSGetNumGeometries_r(context_, geometry);
        for (int i = 0; i < parts; ++i) { add_polygons(GEOSGetGeometryN_r(context_, geometry, i), area); }
        return;
    }
    if (GEOSisEmpty_r(context_, geometry) != 0) { return; }
    Polygon polygon{.exterior = {positions(GEOSGetExteriorRing_r(context_, geometry))}, .holes = {}};
    if (polygon.exterior.positions.size() < 4 || doubled_area_deg2(polygon.exterior) == 0.0) { return; }
    turn(polygon.exterior, true);
    const int holes = GEOSGetNumInteriorRings_r(context_, geometry);
    for (int i = 0; i < holes; ++i) {
        Ring hole{positions(GEOSGetInteriorRingN_r(context_, geometry, i))};
        if (hole.positions.size() < 4 || doubled_area_deg2(hole) == 0.0) { continue; }
        turn(hole, false);
        polygon.holes.push_back(std::move(hole));
    }
    area.polygons.push_back(std::move(polygon));
}

void Geos::add_lines(const GEOSGeometry* geometry, MultiLineString& lines) const {
    const int kind = GEOSGeomTypeId_r(context_, geometry);
    if (kind == GEOS_LINESTRING || kind == GEOS_LINEARRING) {
        if (GEOSisEmpty_r(context_, geometry) != 0) { return; }
        LineString line{positions(geometry)};
        if (line.positions.size() >= 2) { lines.lines.push_back(std::move(line)); }
        return;
    }
    if (kind < GEOS_MULTIPOINT) { return; }
    const int parts = GEOSGetNumGeometries_r(context_, geometry);
    for (int i = 0; i < parts; ++i) { add_lines(GEOSGetGeometryN_r(context_, geometry, i), lines); }
}

MultiPolygon Geos::to_area(const GEOSGeometry* geometry) const {
    MultiPolygon area;
    add_polygons(geometry, area);
    return area;
}

MultiLineString Geos::to_lines(const GEOSGeometry* geometry) const {
    MultiLineString lines;
    add_lines(geometry, lines);
    return lines;
}

}  // namespace mapwire
