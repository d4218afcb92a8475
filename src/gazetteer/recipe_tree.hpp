#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/model/coordinate.hpp"

/// A recipe as a tree of calls, every call with the kind of value that it gives.
namespace mapwire::recipes {

enum class Call : std::uint8_t {
    outline,
    land,
    named,
    polygon,
    unite,
    intersect,
    differ,
    north_of,
    south_of,
    east_of,
    west_of,
    buffer,
    inside_band,
    outside_band,
    line,
    border,
    arc,
    edge,
    cut,
    links,
    point,
    points
};

enum class Value : std::uint8_t { area, lines, points };

/// Children come before their parent in a tree, the last node is the whole recipe.
struct Node {
    Call call;
    Value value;
    std::vector<std::uint32_t> children;
    std::vector<std::string> names;     ///< place ids, a country code, "region" and its id, an arc, a group
    std::vector<Coordinate> positions;  ///< of polygon, line, point
    double number = 0.0;                ///< degrees of a parallel or meridian; metres of a distance
};

struct Tree {
    std::vector<Node> nodes;
};

/// Throws InputError with `where` for text that is no recipe of an area.
[[nodiscard]] Tree parse(std::string_view text, const std::string& where);

}  // namespace mapwire::recipes
