#include "mapwire/geometry/nearest.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "geometry/in_space.hpp"
#include "geometry/line_pieces.hpp"
#include "mapwire/geometry/borders.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/overlay.hpp"

namespace mapwire {
namespace {

using Vector = SpaceVector;

Vector in_space(MapPoint point) { return mapwire::in_space(point.longitude, point.latitude); }

double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }
Vector minus(const Vector& a, const Vector& b) { return {a[0] - b[0], a[1] - b[1], a[2] - b[2]}; }

double distance_to_chord_m(const Vector& from, const Vector& to, const Vector& point) {
    const Vector along = minus(to, from);
    const Vector off = minus(point, from);
    const double length = dot(along, along);
    const double part = length > 0.0 ? std::clamp(dot(off, along) / length, 0.0, 1.0) : 0.0;
    const Vector rest{off[0] - part * along[0], off[1] - part * along[1], off[2] - part * along[2]};
    return std::sqrt(dot(rest, rest));
}

MapPoint on_edge(Coordinate a, Coordinate b, double fraction) {
    return {std::lerp(a.longitude(), b.longitude(), fraction), std::lerp(a.latitude(), b.latitude(), fraction)};
}

/// How much nearer than its chord a stretch may be, with something to spare.
constexpr double chord_slack_m = 150.0;

/// A part of an edge, short enough that its chord in space is within 100 m of it.
struct Stretch {
    std::size_t line;
    std::size_t edge;
    double from;  ///< fractions of the edge
    double to;
    double chord_m;  ///< straight distance of the point in space
};

/// Stretches of the edges; left out are those of edges that are further than `reach_m` by their latitudes alone.
std::vector<Stretch> stretches(const MultiLineString& lines, MapPoint point,
                               double reach_m = std::numeric_limits<double>::infinity()) {
    constexpr double longest_m = 60'000.0;
    // A degree of latitude is nowhere shorter than 110.5 km, and no way to another latitude shorter than the meridian.
    const double reach_deg = reach_m / 110'500.0;
    const Vector target = in_space(point);
    std::vector<Stretch> result;
    for (std::size_t line = 0; line < lines.lines.size(); ++line) {
        const auto& positions = lines.lines[line].positions;
        for (std::size_t edge = 0; edge + 1 < positions.size(); ++edge) {
            const Coordinate& a = positions[edge];
            const Coordinate& b = positions[edge + 1];
            if (std::min(a.latitude(), b.latitude()) > point.latitude + reach_deg ||
                std::max(a.latitude(), b.latitude()) < point.latitude - reach_deg) {
                continue;
            }
            // Longer than the edge by any reading: degrees are at most 111.7 km.
            const double at_most_m =
                111'700.0 * (std::abs(a.longitude() - b.longitude()) + std::abs(a.latitude() - b.latitude()));
            const int parts = 1 + static_cast<int>(at_most_m / longest_m);
            Vector from = in_space(on_edge(a, b, 0.0));
            for (int part = 1; part <= parts; ++part) {
                const double fraction = static_cast<double>(part) / parts;
                const Vector to = in_space(on_edge(a, b, fraction));
                result.push_back({line, edge, static_cast<double>(part - 1) / parts, fraction,
                                  distance_to_chord_m(from, to, target)});
                from = to;
            }
        }
    }
    return result;
}

struct Minimum {
    double fraction;
    double distance_m;
};

/// How the distance grows along an edge at a fraction of it, in metres per degree or so: below 0 before the minimum.
struct Growth {
    double distance_m;
    double growth;
};

Growth growth_at(Coordinate a, Coordinate b, double fraction, MapPoint point) {
    const MapPoint foot = on_edge(a, b, fraction);
    Growth result{};
    double azimuth = 0.0;  // of the geodesic from the point, where it reaches the foot
    geod_inverse(&wgs84(), point.latitude, point.longitude, foot.latitude, foot.longitude, &result.distance_m, nullptr,
                 &azimuth);
    const double sine = std::sin(foot.latitude * degree_rad);
    const double w = 1.0 - eccentricity_squared * sine * sine;
    const double eastward = std::cos(foot.latitude * degree_rad) * (b.longitude() - a.longitude());
    const double northward = (1.0 - eccentricity_squared) / w * (b.latitude() - a.latitude());
    result.growth = std::sin(azimuth * degree_rad) * eastward + std::cos(azimuth * degree_rad) * northward;
    if (result.distance_m == 0.0) { result.growth = 0.0; }
    return result;
}

/// The distance has one minimum on a short stretch: at an end, or where it stops falling (false position, Illinois).
Minimum refined(Coordinate a, Coordinate b, const Stretch& stretch, MapPoint point) {
    double low = stretch.from;
    double high = stretch.to;
    Growth at_low = growth_at(a, b, low, point);
    if (at_low.growth >= 0.0) { return {low, at_low.distance_m}; }
    Growth at_high = growth_at(a, b, high, point);
    if (at_high.growth <= 0.0) { return {high, at_high.distance_m}; }
    double weight_low = at_low.growth;
    double weight_high = at_high.growth;
    int last_side = 0;
    for (int i = 0; i < 60 && high - low > 1e-12; ++i) {
        const double middle =
            std::clamp((low * weight_high - high * weight_low) / (weight_high - weight_low), low, high);
        const Growth here = growth_at(a, b, middle, point);
        // Flat to a millionth of the edge's own direction: the distance is exact to nanometres.
        if (std::abs(here.growth) <= 1e-7 * (at_high.growth - at_low.growth)) { return {middle, here.distance_m}; }
        if (here.growth < 0.0) {
            low = middle;
            weight_low = here.growth;
            if (last_side < 0) { weight_high *= 0.5; }
            last_side = -1;
        } else {
            high = middle;
            weight_high = here.growth;
            if (last_side > 0) { weight_low *= 0.5; }
            last_side = 1;
        }
    }
    const double middle = 0.5 * (low + high);
    return {middle, growth_at(a, b, middle, point).distance_m};
}

double azimuth_from(MapPoint from, MapPoint to) {
    double azimuth = 0.0;
    geod_inverse(&wgs84(), from.latitude, from.longitude, to.latitude, to.longitude, nullptr, &azimuth, nullptr);
    return azimuth;
}

double clockwise(double from, double to) {
    const double turn = std::fmod(to - from, 360.0);
    return turn < 0.0 ? turn + 360.0 : turn;
}

/// Directions of the line at a position: where it came from and where it goes, as seen there. At ends of open lines and
/// inside edges the one is opposite to the other.
bool left_of_line(const LineString& line, const NearestPosition& nearest, MapPoint point) {
    const auto& positions = line.positions;
    const std::size_t last = positions.size() - 1;
    std::size_t in = nearest.edge;
    std::size_t out = nearest.edge;
    const bool closed = positions.front() == positions.back();
    if (nearest.fraction == 0.0 && (in > 0 || closed)) { in = in > 0 ? in - 1 : last - 1; }
    if (nearest.fraction == 1.0 && (out + 1 < last || closed)) { out = out + 1 < last ? out + 1 : 0; }
    const MapPoint foot{nearest.position.longitude(), nearest.position.latitude()};
    // A little way along each edge: far ends would say where the chord goes, not where the edge does.
    const auto beside = [&](std::size_t edge, double fraction, double step) {
        return on_edge(positions[edge], positions[edge + 1], std::clamp(fraction + step, 0.0, 1.0));
    };
    const double in_fraction = in == nearest.edge ? nearest.fraction : 1.0;
    const double out_fraction = out == nearest.edge ? nearest.fraction : 0.0;
    const double onward = out_fraction < 1.0 ? azimuth_from(foot, beside(out, out_fraction, 1e-3))
                                             : azimuth_from(foot, beside(in, 1.0, -1e-3)) + 180.0;
    const double back = in_fraction > 0.0 ? azimuth_from(foot, beside(in, in_fraction, -1e-3)) : onward + 180.0;
    return clockwise(back, azimuth_from(foot, point)) < clockwise(back, onward);
}

/// Of these stretches, which are not none, the nearest position.
NearestPosition nearest_of(std::vector<Stretch> candidates, const MultiLineString& lines, MapPoint target) {
    double shortest_m = std::numeric_limits<double>::infinity();
    for (const Stretch& each : candidates) { shortest_m = std::min(shortest_m, each.chord_m); }
    // Straight distances order as geodesics do, but for the ellipsoid's shape (0.7 %) and the bulge of the stretches.
    const double reach_m = shortest_m * 1.01 + 250.0;
    std::erase_if(candidates, [&](const Stretch& each) { return each.chord_m > reach_m; });
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Stretch& a, const Stretch& b) { return a.chord_m < b.chord_m; });
    std::optional<NearestPosition> best;
    double best_reach_m = std::numeric_limits<double>::infinity();
    for (const Stretch& each : candidates) {
        // A geodesic is never shorter than the straight way: what cannot come below the best needs no refining.
        if (each.chord_m - chord_slack_m > best_reach_m) { continue; }
        const auto& positions = lines.lines[each.line].positions;
        const auto [fraction, distance_m] = refined(positions[each.edge], positions[each.edge + 1], each, target);
        const bool earlier = best && distance_m <= best->distance.value() + 1e-6 &&
                             std::pair(each.line, each.edge) < std::pair(best->line, best->edge);
        if (best && distance_m >= best->distance.value() - 1e-6 && !earlier) { continue; }
        const MapPoint foot = on_edge(positions[each.edge], positions[each.edge + 1], fraction);
        best = NearestPosition{
            .position = Coordinate::from_degrees({.longitude = foot.longitude, .latitude = foot.latitude}),
            .distance = Metres{distance_m},
            .line = each.line,
            .edge = each.edge,
            .fraction = fraction};
        best_reach_m = distance_m;
    }
    best->on_left = left_of_line(lines.lines[best->line], *best, target);
    return *best;
}

}  // namespace

std::optional<NearestPosition> nearest_on(const MultiLineString& lines, Coordinate point) {
    const MapPoint target{point.longitude(), point.latitude()};
    std::vector<Stretch> candidates = stretches(lines, target);
    if (candidates.empty()) { return std::nullopt; }
    return nearest_of(std::move(candidates), lines, target);
}

bool comes_within(const MultiLineString& lines, Coordinate point, Metres reach) {
    const MapPoint target{point.longitude(), point.latitude()};
    std::vector<Stretch> candidates = stretches(lines, target, reach.value());
    const bool possible = std::any_of(candidates.begin(), candidates.end(), [&](const Stretch& each) {
        return each.chord_m - chord_slack_m < reach.value();
    });
    return possible && nearest_of(std::move(candidates), lines, target).distance < reach;
}

std::optional<Metres> distance_to(const MultiPolygon& area, Coordinate point) {
    if (area.empty()) { return std::nullopt; }
    if (contains(area, point)) { return Metres{0.0}; }
    const auto nearest = nearest_on(border_of(area), point);
    return nearest ? nearest->distance : Metres{0.0};
}

Metres length_of(const LineString& line) {
    double sum_m = 0.0;
    for (const LinePiece& each : geodesic_pieces(line, 1.0)) { sum_m += each.length_m; }
    return Metres{sum_m};
}

Coordinate position_along(const LineString& line, Metres distance) {
    if (line.positions.empty()) { throw std::invalid_argument("position_along: the line is empty"); }
    double rest_m = distance.value();
    if (!(rest_m > 0.0)) { return line.positions.front(); }
    for (const LinePiece& each : geodesic_pieces(line, 1.0)) {
        if (rest_m <= each.length_m) {
            const MapPoint reached = reached_from(each.from, each.azimuth, rest_m);
            return Coordinate::from_degrees({.longitude = reached.longitude, .latitude = reached.latitude});
        }
        rest_m -= each.length_m;
    }
    return line.positions.back();
}

}  // namespace mapwire
