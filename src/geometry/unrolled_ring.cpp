#include "geometry/unrolled_ring.hpp"

#include <algorithm>
#include <cmath>

#include "geometry/map_edge.hpp"
#include "geometry/planar.hpp"

namespace mapwire {
namespace {

/// The piece of a ring between two passings of the 180th meridian, ends included.
using Chain = std::vector<Coordinate>;

Coordinate position(double longitude, double latitude) {
    return Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
}

void append(Chain& chain, Coordinate next) {
    if (chain.empty() || !(chain.back() == next)) { chain.push_back(next); }
}

/// Where the edge passes the 180th meridian. Read as a straight line in longitude and latitude.
double latitude_of_passing(const RingVertex& from, const RingVertex& to, int change) {
    const double edge_of_map = change > 0 ? 180.0 : -180.0;
    const double end = to.longitude + 360.0 * change;
    if (end == from.longitude) { return to.latitude; }
    const double fraction = (edge_of_map - from.longitude) / (end - from.longitude);
    return std::clamp(from.latitude + fraction * (to.latitude - from.latitude), -90.0, 90.0);
}

struct CutRing {
    std::vector<Chain> chains;  ///< open, or one closed chain when the ring passes nowhere
    bool closed = false;
};

CutRing cut(const UnrolledRing& ring) {
    const auto& vertices = ring.vertices();
    CutRing result;
    Chain current;
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        const RingVertex& from = vertices[i];
        const RingVertex& to = vertices[(i + 1) % vertices.size()];
        append(current, position(from.longitude, from.latitude));
        const int change = turn_change(from, to.longitude, to.latitude);
        if (change == 0) { continue; }
        const double latitude = latitude_of_passing(from, to, change);
        append(current, position(180.0 * change, latitude));
        result.chains.push_back(std::move(current));
        current = {position(-180.0 * change, latitude)};
    }
    if (result.chains.empty()) {
        result.closed = true;
        result.chains.push_back(std::move(current));
        return result;
    }
    // What was gathered before the first passing belongs behind what follows the last one.
    for (const Coordinate& each : result.chains.front()) { append(current, each); }
    result.chains.front() = std::move(current);
    return result;
}

}  // namespace

int turn_change(const RingVertex& from, double longitude, double latitude) {
    const double step = longitude - from.longitude;
    const bool at_south_pole = latitude + from.latitude < 0.0;
    if (step > 180.0 || (step == 180.0 && !at_south_pole)) { return -1; }
    if (step < -180.0 || (step == -180.0 && at_south_pole)) { return 1; }
    return 0;
}

void UnrolledRing::add(double longitude, double latitude) {
    double normal = longitude;
    if (normal >= 180.0 || normal < -180.0) { normal -= 360.0 * std::floor((normal + 180.0) / 360.0); }
    if (normal >= 180.0) { normal = -180.0; }
    const int turn = vertices_.empty() ? 0 : vertices_.back().turn + turn_change(vertices_.back(), normal, latitude);
    vertices_.push_back({.longitude = normal, .latitude = latitude, .turn = turn});
}

MultiPolygon area_left_of(std::span<const UnrolledRing> rings) {
    std::vector<Chain> open;
    std::vector<Ring> closed;
    for (const UnrolledRing& ring : rings) {
        if (ring.vertices().size() < 3) { continue; }
        CutRing pieces = cut(ring);
        if (pieces.closed) {
            append(pieces.chains.front(), pieces.chains.front().front());
            closed.push_back({.positions = std::move(pieces.chains.front())});
        } else {
            for (Chain& chain : pieces.chains) { open.push_back(std::move(chain)); }
        }
    }
    for (Ring& ring : join_along_map_edge(std::move(open))) { closed.push_back(std::move(ring)); }
    return polygons_from_rings(std::move(closed));
}

MultiPolygon whole_world() { return {.polygons = {Polygon{.exterior = map_edge(), .holes = {}}}}; }

}  // namespace mapwire
