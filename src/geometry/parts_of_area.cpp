#include "mapwire/geometry/parts_of_area.hpp"

#include <cmath>
#include <numbers>
#include <stdexcept>
#include <vector>

#include "geometry/border_rings.hpp"
#include "geometry/tracing.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/validity.hpp"

namespace mapwire {
namespace {

Coordinate position(double longitude, double latitude) {
    return Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
}

/// Between two parallels and two meridians. West in [-180, 180], east up to 360 further on; cut at the 180th meridian.
MultiPolygon box(double west, double south, double east, double north) {
    MultiPolygon area;
    const auto add = [&](double from, double to) {
        if (to <= from || north <= south) { return; }
        Ring ring;
        // A vertex every quarter turn at least: readers take longer edges for ones that go the other way.
        const int steps = static_cast<int>(std::ceil((to - from) / 90.0));
        for (int i = 0; i <= steps; ++i) {
            ring.positions.push_back(position(std::lerp(from, to, 1.0 * i / steps), south));
        }
        for (int i = steps; i >= 0; --i) {
            ring.positions.push_back(position(std::lerp(from, to, 1.0 * i / steps), north));
        }
        ring.positions.push_back(ring.positions.front());
        area.polygons.push_back({.exterior = std::move(ring), .holes = {}});
    };
    add(west, std::fmin(east, 180.0));
    add(-180.0, east - 360.0);
    return area;
}

void check_latitude(double latitude) {
    if (!(latitude >= -90.0 && latitude <= 90.0)) { throw std::invalid_argument("a parallel must be from -90 to 90"); }
}

void check_longitude(double longitude) {
    if (!(longitude >= -180.0 && longitude <= 180.0)) {
        throw std::invalid_argument("a meridian must be from -180 to 180");
    }
}

/// An area and the box round it, east unrolled to be greater than west.
struct Framed {
    const MultiPolygon& area;
    double west;
    double east;
    double south;
    double north;
};

Framed framed(const MultiPolygon& area) {
    const BoundingBox bounds = bounding_box(area);
    return {area, bounds.west, bounds.east < bounds.west ? bounds.east + 360.0 : bounds.east, bounds.south,
            bounds.north};
}

/// What lies beyond a cut that stands at a fraction of the way from the far side (0: everything) to the near one.
enum class Towards { north, east, south, west };

MultiPolygon beyond(const Framed& frame, Towards towards, double degree) {
    const auto within = [&](double west, double south, double east, double north) {
        const double turn = west > 180.0 ? 360.0 : 0.0;
        return intersection_of(frame.area, box(west - turn, south, east - turn, north));
    };
    switch (towards) {
        case Towards::north: return within(-180.0, degree, 180.0, 90.0);
        case Towards::south: return within(-180.0, -90.0, 180.0, degree);
        case Towards::east: return within(degree, -90.0, frame.east, 90.0);
        case Towards::west: break;
    }
    return within(frame.west, -90.0, degree, 90.0);
}

double cut_through_centroid(const Framed& frame, Towards towards) {
    const Coordinate centre = centroid_of(frame.area);
    if (towards == Towards::north || towards == Towards::south) { return centre.latitude(); }
    return centre.longitude() < frame.west ? centre.longitude() + 360.0 : centre.longitude();
}

/// The cut beyond which a share of the area lies, to a ten-thousandth of the area.
double cut_beyond_share(const Framed& frame, Towards towards, double share) {
    const bool across = towards == Towards::east || towards == Towards::west;
    const bool upward = towards == Towards::north || towards == Towards::east;
    double low = across ? frame.west : frame.south;
    double high = across ? frame.east : frame.north;
    const double whole = area_km2(frame.area);
    for (int i = 0; i < 40; ++i) {
        const double middle = 0.5 * (low + high);
        const double part = area_km2(beyond(frame, towards, middle)) / whole;
        if (std::abs(part - share) < 1e-4) { return middle; }
        ((part > share) == upward ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

}  // namespace

MultiPolygon north_of(const MultiPolygon& area, double latitude) {
    check_latitude(latitude);
    return intersection_of(area, box(-180.0, latitude, 180.0, 90.0));
}

MultiPolygon south_of(const MultiPolygon& area, double latitude) {
    check_latitude(latitude);
    return intersection_of(area, box(-180.0, -90.0, 180.0, latitude));
}

MultiPolygon east_of(const MultiPolygon& area, double longitude) {
    check_longitude(longitude);
    return intersection_of(area, box(longitude, -90.0, longitude + 180.0, 90.0));
}

MultiPolygon west_of(const MultiPolygon& area, double longitude) {
    check_longitude(longitude);
    const double west = longitude <= 0.0 ? longitude + 180.0 : longitude - 180.0;
    return intersection_of(area, box(west, -90.0, west + 180.0, 90.0));
}

MultiPolygon part_of_area(const MultiPolygon& area, Azimuth direction, PartDepth depth) {
    if (area.empty()) { return {}; }
    const Framed frame = framed(area);
    // Sixteen points of the compass; cardinal ones are every fourth, all others are corners.
    const int point = static_cast<int>(std::lround(direction.degrees() / 22.5)) % 16;
    const auto half = [&](Towards towards) { return beyond(frame, towards, cut_through_centroid(frame, towards)); };
    if (point % 4 == 0) {
        const auto towards = static_cast<Towards>(point / 4);
        if (depth == PartDepth::half) { return half(towards); }
        return beyond(frame, towards, cut_beyond_share(frame, towards, 0.25));
    }
    const Towards vertical = point < 4 || point > 12 ? Towards::north : Towards::south;
    const Towards horizontal = point < 8 ? Towards::east : Towards::west;
    if (depth == PartDepth::extreme) {
        // A half has 50 %, a corner 25 %; an extreme part 25 %, so an extreme corner 12.5 %: both shares multiplied.
        const double share = std::sqrt(0.125);
        MultiPolygon corner = intersection_of(beyond(frame, vertical, cut_beyond_share(frame, vertical, share)),
                                              beyond(frame, horizontal, cut_beyond_share(frame, horizontal, share)));
        if (!corner.empty()) { return corner; }
    }
    return intersection_of(half(vertical), half(horizontal));
}

MultiPolygon central_part(const MultiPolygon& area) {
    if (area.empty()) { return {}; }
    const Coordinate centre = centroid_of(area);
    const MapPoint middle{centre.longitude(), centre.latitude()};
    std::vector<UnrolledRing> drawn;
    for (const UnrolledRing& ring : border_rings(area)) {
        UnrolledRing& next = drawn.emplace_back();
        for (const RingVertex& vertex : ring.vertices()) {
            double distance_m = 0.0;
            double azimuth = 0.0;
            geod_inverse(&wgs84(), middle.latitude, middle.longitude, vertex.latitude, vertex.longitude, &distance_m,
                         &azimuth, nullptr);
            const MapPoint moved = reached_from(middle, azimuth, distance_m / std::numbers::sqrt3);
            next.add(moved.longitude, moved.latitude);
        }
    }
    // Edges that were drawn together are not quite straight: where that makes them cross, repair decides.
    return intersection_of(repaired(area_left_of(drawn)).area, area);
}

}  // namespace mapwire
