#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "mapwire/model/geometry.hpp"
#include "mapwire/model/units.hpp"

/// R-trees over positions and boxes (Boost.Geometry). Built once, read only: threads may share them.
namespace mapwire {

/// Finds positions by geodesic distance. Ids are places in the list that the index was built from.
///
/// Exact at the 180th meridian and at the poles, since the tree holds positions in space: the straight distance, which
/// no geodesic undercuts, gives candidates, and the geodesic decides. Cost: logarithmic plus 1 microsecond a candidate.
class PointIndex {
public:
    explicit PointIndex(std::span<const Coordinate> positions);
    ~PointIndex();
    PointIndex(PointIndex&&) noexcept;
    PointIndex& operator=(PointIndex&&) noexcept;

    struct Hit {
        std::size_t id;
        Metres distance;
    };
    /// All within a distance (borders included), nearest first, equally near ones by id.
    [[nodiscard]] std::vector<Hit> within(Coordinate centre, Metres distance) const;
    /// The `count` nearest, nearest first, equally near ones by id; fewer when there are fewer.
    [[nodiscard]] std::vector<Hit> nearest(Coordinate centre, std::size_t count) const;
    [[nodiscard]] std::size_t size() const noexcept;

private:
    struct Tree;
    std::unique_ptr<Tree> tree_;
};

/// Finds boxes, each of which may cross the 180th meridian. Ids come sorted.
class BoxIndex {
public:
    explicit BoxIndex(std::span<const BoundingBox> boxes);
    ~BoxIndex();
    BoxIndex(BoxIndex&&) noexcept;
    BoxIndex& operator=(BoxIndex&&) noexcept;

    /// Boxes that hold the position; their borders count as inside, longitudes 180 and -180 are one.
    [[nodiscard]] std::vector<std::size_t> holding(Coordinate position) const;
    /// Boxes that share a point with the box.
    [[nodiscard]] std::vector<std::size_t> meeting(const BoundingBox& box) const;

private:
    struct Tree;
    std::unique_ptr<Tree> tree_;
};

}  // namespace mapwire
