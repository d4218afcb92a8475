#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "mapwire/model/geometry.hpp"

/// Rings on an unrolled map, where the longitude counts on over the 180th meridian, and how they become areas.
namespace mapwire {

/// Longitude in [-180, 180).
struct RingVertex {
    double longitude;
    double latitude;
};

/// A closed ring with the area on its left. It is closed implicitly: the first vertex is not repeated.
/// Consecutive vertices are less than half a turn apart in longitude, so a step has one reading only. The longitude of
/// a vertex at a pole does not matter: the ring arrives there on the meridian of the vertex before, leaves on that of
/// the vertex behind, and walks from the one to the other with the pole on its right (what is on its left is the area).
class UnrolledRing {
public:
    /// Any longitude; equal ones modulo 360 mean the same.
    void add(double longitude, double latitude);
    void reserve(std::size_t vertices) { vertices_.reserve(vertices); }
    [[nodiscard]] const std::vector<RingVertex>& vertices() const noexcept { return vertices_; }

private:
    std::vector<RingVertex> vertices_;
};

/// The area on the left of all rings together, cut at the 180th meridian, walked along the poles that it holds,
/// exteriors counter-clockwise, holes clockwise. The rings must not cross each other or themselves.
///
/// A ring needs no telling whether it holds a pole: what is on its left decides. A single clockwise ring is a hole in
/// the whole world. No ring at all gives the empty area.
[[nodiscard]] MultiPolygon area_left_of(std::span<const UnrolledRing> rings);

/// Everything.
[[nodiscard]] MultiPolygon whole_world();

}  // namespace mapwire
