#pragma once

#include <span>
#include <vector>

#include "mapwire/model/geometry.hpp"

/// Rings on an unrolled map, where the longitude counts on over the 180th meridian, and how they become areas.
namespace mapwire {

/// Longitude in [-180, 180); `turn` counts how often the ring has passed the 180th meridian eastward so far.
/// Kept apart, so that the longitude loses no digits.
struct RingVertex {
    double longitude;
    double latitude;
    int turn;
};

/// A closed ring with the area on its left. It is closed implicitly: the first vertex is not repeated.
/// Consecutive vertices are less than half a turn apart in longitude, so a step has one reading only; the exception
/// is a step of exactly half a turn at a pole, which is read such that the pole's side of it stays outside.
class UnrolledRing {
public:
    /// Any longitude; equal ones modulo 360 mean the same.
    void add(double longitude, double latitude);
    [[nodiscard]] const std::vector<RingVertex>& vertices() const noexcept { return vertices_; }
    [[nodiscard]] std::vector<RingVertex>& vertices() noexcept { return vertices_; }

private:
    std::vector<RingVertex> vertices_;
};

/// How `turn` changes on the step from one vertex to the next: -1, 0 or 1.
[[nodiscard]] int turn_change(const RingVertex& from, double longitude, double latitude);

/// The area on the left of all rings together, cut at the 180th meridian, walked along the poles that it holds,
/// exteriors counter-clockwise, holes clockwise. The rings must not cross each other or themselves.
///
/// A ring needs no telling whether it holds a pole: what is on its left decides. A single clockwise ring is a hole in
/// the whole world. No ring at all gives the empty area.
[[nodiscard]] MultiPolygon area_left_of(std::span<const UnrolledRing> rings);

/// Everything.
[[nodiscard]] MultiPolygon whole_world();

}  // namespace mapwire
