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

/// How often the step passes the 180th meridian eastward: -1, 0 or 1.
int passing(const RingVertex& from, const RingVertex& to) {
    const double step = to.longitude - from.longitude;
    return step > 180.0 ? -1 : step < -180.0 ? 1 : 0;
}

/// Where the edge passes the 180th meridian. Read as a straight line in longitude and latitude.
double latitude_of_passing(const RingVertex& from, const RingVertex& to, int change) {
    const double edge_of_map = change > 0 ? 180.0 : -180.0;
    const double end = to.longitude + 360.0 * change;
    if (end == from.longitude) { return to.latitude; }
    const double fraction = (edge_of_map - from.longitude) / (end - from.longitude);
    return std::clamp(from.latitude + fraction * (to.latitude - from.latitude), -90.0, 90.0);
}

/// Walks along the pole from one meridian to another, at most a quarter turn a step: west at the north pole and east at
/// the south pole, so that the map is on the left.
void walk_pole(std::vector<RingVertex>& vertices, double from, double to, double latitude) {
    const double direction = latitude > 0.0 ? -1.0 : 1.0;
    double length = std::fmod(direction * (to - from), 360.0);
    if (length < 0.0) { length += 360.0; }
    vertices.push_back({.longitude = from, .latitude = latitude});
    const int steps = static_cast<int>(std::ceil(length / 90.0));
    for (int i = 1; i < steps; ++i) {
        double longitude = from + direction * length * i / steps;
        if (longitude >= 180.0) { longitude -= 360.0; }
        if (longitude < -180.0) { longitude += 360.0; }
        vertices.push_back({.longitude = longitude, .latitude = latitude});
    }
    if (length > 0.0) { vertices.push_back({.longitude = to, .latitude = latitude}); }
}

bool is_pole(const RingVertex& vertex) { return std::abs(vertex.latitude) == 90.0; }

std::vector<RingVertex> with_poles_walked(const std::vector<RingVertex>& vertices) {
    const auto first = std::find_if_not(vertices.begin(), vertices.end(), is_pole);
    if (first == vertices.end()) { return {}; }
    if (std::none_of(vertices.begin(), vertices.end(), is_pole)) { return vertices; }
    std::vector<RingVertex> turned(first, vertices.end());
    turned.insert(turned.end(), vertices.begin(), first);
    std::vector<RingVertex> walked;
    for (std::size_t i = 0; i < turned.size(); ++i) {
        if (!is_pole(turned[i])) {
            walked.push_back(turned[i]);
            continue;
        }
        const RingVertex& behind = turned[(i + 1) % turned.size()];
        if (is_pole(behind)) { continue; }
        walk_pole(walked, walked.back().longitude, behind.longitude, turned[i].latitude);
    }
    return walked;
}

struct CutRing {
    std::vector<Chain> chains;  ///< open, or one closed chain when the ring passes nowhere
    bool closed = false;
};

CutRing cut(const UnrolledRing& ring) {
    const std::vector<RingVertex> vertices = with_poles_walked(ring.vertices());
    CutRing result;
    Chain current;
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        const RingVertex& from = vertices[i];
        const RingVertex& to = vertices[(i + 1) % vertices.size()];
        append(current, position(from.longitude, from.latitude));
        if (from.longitude == -180.0 && current.size() > 1) {
            // A ring that only touches the meridian parts the area there, or not: the walk along the edge finds out.
            const Coordinate touching = current.back();
            result.chains.push_back(std::move(current));
            current = {touching};
        }
        const int change = passing(from, to);
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

void UnrolledRing::add(double longitude, double latitude) {
    double normal = longitude;
    if (normal >= 180.0 || normal < -180.0) { normal -= 360.0 * std::floor((normal + 180.0) / 360.0); }
    if (normal >= 180.0) { normal = -180.0; }
    // Within a hundredth of a millimetre of a pole: there, where longitudes run wild, it is the pole.
    constexpr double at_pole = 90.0 - 1e-10;
    const double snapped = std::abs(latitude) > at_pole ? std::copysign(90.0, latitude) : latitude;
    vertices_.push_back({.longitude = normal, .latitude = snapped});
}

MultiPolygon area_left_of(std::span<const UnrolledRing> rings) {
    std::vector<Chain> open;
    std::vector<Ring> closed;
    for (const UnrolledRing& ring : rings) {
        if (ring.vertices().size() < 3) { continue; }
        CutRing pieces = cut(ring);
        if (pieces.chains.front().empty()) { continue; }  // every vertex at a pole: nothing of any size
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
