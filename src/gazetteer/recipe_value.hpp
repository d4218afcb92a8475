#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "gazetteer/recipe_tree.hpp"
#include "mapwire/gazetteer/outlines.hpp"
#include "mapwire/gazetteer/recipe.hpp"
#include "mapwire/model/geometry.hpp"
#include "mapwire/model/units.hpp"

namespace mapwire::recipes {

/// What a recipe may refer to. All names were checked when the recipe was read.
struct World {
    const Outlines& outlines;
    const RecipePoints& points;
    std::function<const MultiPolygon&(std::string_view kind, std::string_view id)> named;
    std::function<std::optional<BoundingBox>(std::string_view kind, std::string_view id)> named_bounds;
    Metres tolerance;
};

/// The area of a whole recipe.
[[nodiscard]] MultiPolygon evaluate(const Tree& tree, const World& world);

/// A box that holds the area, without overlay; nothing when the area is surely empty. It never crosses the 180th
/// meridian.
[[nodiscard]] std::optional<BoundingBox> bounds(const Tree& tree, const World& world);

/// The area inside a ring of positions as a recipe lists them, counter-clockwise, without a check.
[[nodiscard]] MultiPolygon polygon_of(const std::vector<Coordinate>& positions);

}  // namespace mapwire::recipes
