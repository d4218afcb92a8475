#include <algorithm>
#include <cmath>
#include <numbers>

#include "gazetteer/recipe_value.hpp"

namespace mapwire::recipes {
namespace {

/// The boxes here never cross the 180th meridian: what does is given the whole turn.
using Box = std::optional<BoundingBox>;

Box joined(const Box& a, const Box& b) {
    if (!a || !b) { return a ? a : b; }
    return BoundingBox{std::min(a->west, b->west), std::min(a->south, b->south), std::max(a->east, b->east),
                       std::max(a->north, b->north)};
}

Box common(const Box& a, const Box& b) {
    if (!a || !b) { return std::nullopt; }
    const BoundingBox box{std::max(a->west, b->west), std::max(a->south, b->south), std::min(a->east, b->east),
                          std::min(a->north, b->north)};
    return box.west <= box.east && box.south <= box.north ? Box(box) : std::nullopt;
}

Box box_of(const std::vector<Coordinate>& positions) {
    Box box;
    for (const auto position : positions) {
        const double x = position.longitude();
        const double y = position.latitude();
        box = joined(box, BoundingBox{x, y, x, y});
    }
    return box;
}

Box box_of(const MultiLineString& lines) {
    Box box;
    for (const auto& line : lines.lines) { box = joined(box, box_of(line.positions)); }
    return box;
}

Box box_of(const MultiPolygon& area) {
    Box box;
    for (const auto& polygon : area.polygons) { box = joined(box, box_of(polygon.exterior.positions)); }
    return box;
}

/// Everything within a distance of a box. The angle is that on a sphere inside the ellipsoid, hence never too small.
Box widened(const Box& box, double metres) {
    if (!box) { return box; }
    constexpr double less_than_polar_curvature_m = 6'335'000.0;
    const double angle = metres / less_than_polar_curvature_m;
    const double degrees = angle * 180.0 / std::numbers::pi;
    BoundingBox wide{-180.0, std::max(-90.0, box->south - degrees), 180.0, std::min(90.0, box->north + degrees)};
    const double highest = std::max(std::abs(box->south), std::abs(box->north)) * std::numbers::pi / 180.0;
    const double ratio = std::sin(std::min(angle, std::numbers::pi / 2)) / std::cos(highest);
    if (wide.south > -90.0 && wide.north < 90.0 && ratio < 1.0) {
        const double turn = std::asin(ratio) * 180.0 / std::numbers::pi;
        if (box->west - turn >= -180.0 && box->east + turn <= 180.0) {
            wide.west = box->west - turn;
            wide.east = box->east + turn;
        }
    }
    return wide;
}

Box bounds_of(const Node& node, const std::vector<Box>& done, const World& world) {
    const auto child = [&](std::size_t i) -> const Box& { return done[node.children[i]]; };
    switch (node.call) {
        case Call::outline: return box_of(world.outlines.outline(node.names[0]).value_or(MultiPolygon{}));
        case Call::land: return box_of(world.outlines.land_of(node.names[0]).value_or(MultiPolygon{}));
        case Call::named: return world.named_bounds(node.names[0], node.names[1]);
        case Call::unite: {
            Box box;
            for (const auto index : node.children) { box = joined(box, done[index]); }
            return box;
        }
        case Call::intersect: {
            Box box = child(0);
            for (const auto index : node.children) { box = common(box, done[index]); }
            return box;
        }
        case Call::north_of: return common(child(0), BoundingBox{-180.0, node.number, 180.0, 90.0});
        case Call::south_of: return common(child(0), BoundingBox{-180.0, -90.0, 180.0, node.number});
        case Call::differ:
        case Call::east_of:
        case Call::west_of:
        case Call::edge: return child(0);
        case Call::cut: return common(child(0), child(1));
        case Call::buffer: return widened(child(0), node.number);
        case Call::inside_band:
            return node.children.size() > 1 ? common(child(0), widened(child(1), node.number)) : child(0);
        case Call::outside_band: return widened(child(node.children.size() - 1), node.number);
        case Call::border: return box_of(world.outlines.shared_border(node.names[0], node.names[1]));
        case Call::arc: return box_of(world.outlines.arc(node.names[0]).value_or(LineString{}).positions);
        case Call::links: return child(0);
        case Call::points: return box_of(world.points.find(node.names[0])->second);
        case Call::polygon:
        case Call::line:
        case Call::point: return box_of(node.positions);
    }
    return std::nullopt;
}

}  // namespace

std::optional<BoundingBox> bounds(const Tree& tree, const World& world) {
    std::vector<Box> done;
    done.reserve(tree.nodes.size());
    for (const auto& node : tree.nodes) { done.push_back(bounds_of(node, done, world)); }
    return done.back();
}

}  // namespace mapwire::recipes
