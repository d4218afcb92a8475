#include "mapwire/geometry/spatial_index.hpp"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <cmath>
#include <iterator>
#include <utility>

#include "geometry/in_space.hpp"
#include "mapwire/geometry/geodesic.hpp"

namespace mapwire {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;

namespace {

using SpacePoint = bg::model::point<double, 3, bg::cs::cartesian>;
using MapPlane = bg::model::point<double, 2, bg::cs::cartesian>;
using MapBox = bg::model::box<MapPlane>;

SpacePoint space_point(Coordinate position) {
    const SpaceVector v = in_space(position.longitude(), position.latitude());
    return {v[0], v[1], v[2]};
}

bool nearer(const PointIndex::Hit& a, const PointIndex::Hit& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.id < b.id;
}

/// A box over the 180th meridian as two that do not cross it.
std::vector<MapBox> uncrossed(const BoundingBox& box) {
    const auto part = [&](double west, double east) { return MapBox{{west, box.south}, {east, box.north}}; };
    if (box.west <= box.east) { return {part(box.west, box.east)}; }
    return {part(box.west, 180.0), part(-180.0, box.east)};
}

std::vector<std::size_t> sorted_once(std::vector<std::size_t> ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

}  // namespace

struct PointIndex::Tree {
    using Entry = std::pair<SpacePoint, std::size_t>;
    std::vector<Coordinate> positions;
    bgi::rtree<Entry, bgi::rstar<16>> tree;

    /// Ids whose straight distance is at most this.
    [[nodiscard]] std::vector<std::size_t> within_straight(const SpacePoint& centre, double distance_m) const {
        const double x = bg::get<0>(centre);
        const double y = bg::get<1>(centre);
        const double z = bg::get<2>(centre);
        const bg::model::box<SpacePoint> cube{{x - distance_m, y - distance_m, z - distance_m},
                                              {x + distance_m, y + distance_m, z + distance_m}};
        std::vector<std::size_t> ids;
        const double limit = distance_m * distance_m;
        for (auto it = tree.qbegin(bgi::intersects(cube)); it != tree.qend(); ++it) {
            if (bg::comparable_distance(it->first, centre) <= limit) { ids.push_back(it->second); }
        }
        return ids;
    }
};

PointIndex::PointIndex(std::span<const Coordinate> positions) : tree_(std::make_unique<Tree>()) {
    tree_->positions.assign(positions.begin(), positions.end());
    std::vector<Tree::Entry> entries;
    entries.reserve(positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) { entries.emplace_back(space_point(positions[i]), i); }
    tree_->tree = decltype(tree_->tree)(entries);  // packed
}

PointIndex::~PointIndex() = default;
PointIndex::PointIndex(PointIndex&&) noexcept = default;
PointIndex& PointIndex::operator=(PointIndex&&) noexcept = default;

std::size_t PointIndex::size() const noexcept { return tree_->positions.size(); }

std::vector<PointIndex::Hit> PointIndex::within(Coordinate centre, Metres distance) const {
    std::vector<Hit> hits;
    if (!(distance.value() >= 0.0)) { return hits; }
    // A micrometre more: the straight distance has its own rounding.
    for (const std::size_t id : tree_->within_straight(space_point(centre), distance.value() + 1e-6)) {
        const Metres exact = distance_between(centre, tree_->positions[id]);
        if (exact <= distance) { hits.push_back({id, exact}); }
    }
    std::sort(hits.begin(), hits.end(), nearer);
    return hits;
}

std::vector<PointIndex::Hit> PointIndex::nearest(Coordinate centre, std::size_t count) const {
    if (count == 0 || tree_->positions.empty()) { return {}; }
    const SpacePoint middle = space_point(centre);
    std::vector<Tree::Entry> found;
    tree_->tree.query(bgi::nearest(middle, static_cast<unsigned>(std::min(count, size()))), std::back_inserter(found));
    // The nearest by straight distance reach this far as geodesics; whoever is nearer as a geodesic is nearer than that
    // by straight distance, too.
    Metres reach{0.0};
    for (const auto& [point, id] : found) { reach = std::max(reach, distance_between(centre, tree_->positions[id])); }
    std::vector<Hit> hits = within(centre, reach);
    if (hits.size() > count) { hits.erase(hits.begin() + static_cast<std::ptrdiff_t>(count), hits.end()); }
    return hits;
}

struct BoxIndex::Tree {
    using Entry = std::pair<MapBox, std::size_t>;
    bgi::rtree<Entry, bgi::rstar<16>> tree;

    void query(const MapBox& box, std::vector<std::size_t>& ids) const {
        for (auto it = tree.qbegin(bgi::intersects(box)); it != tree.qend(); ++it) { ids.push_back(it->second); }
    }
};

BoxIndex::BoxIndex(std::span<const BoundingBox> boxes) : tree_(std::make_unique<Tree>()) {
    std::vector<Tree::Entry> entries;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (const MapBox& part : uncrossed(boxes[i])) { entries.emplace_back(part, i); }
    }
    tree_->tree = decltype(tree_->tree)(entries);
}

BoxIndex::~BoxIndex() = default;
BoxIndex::BoxIndex(BoxIndex&&) noexcept = default;
BoxIndex& BoxIndex::operator=(BoxIndex&&) noexcept = default;

std::vector<std::size_t> BoxIndex::holding(Coordinate position) const {
    return meeting({position.longitude(), position.latitude(), position.longitude(), position.latitude()});
}

std::vector<std::size_t> BoxIndex::meeting(const BoundingBox& box) const {
    std::vector<std::size_t> ids;
    for (const MapBox& part : uncrossed(box)) {
        tree_->query(part, ids);
        // What touches one side of the 180th meridian touches the other.
        const bool at_west = bg::get<bg::min_corner, 0>(part) == -180.0;
        const bool at_east = bg::get<bg::max_corner, 0>(part) == 180.0;
        if (at_west) { tree_->query(MapBox{{180.0, box.south}, {180.0, box.north}}, ids); }
        if (at_east) { tree_->query(MapBox{{-180.0, box.south}, {-180.0, box.north}}, ids); }
    }
    return sorted_once(std::move(ids));
}

}  // namespace mapwire
