#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/gazetteer/outlines.hpp"
#include "mapwire/model/geometry.hpp"
#include "mapwire/model/units.hpp"

/// Areas as recipes in a table cell, for named regions and zones:
///
///   union(outline(gn:170903), outline(gn:173336))        south_of(land(SY), 33.7)
///   intersection(outline(gn:169387), buffer(edge(outline(gn:169387)), 20km))
///
/// Areas    outline(place id) · land(country code) · region(id) · zone(id) · polygon(lon lat, lon lat, lon lat, …) ·
///          union(area, …) · intersection(area, …) · difference(area, area, …) ·
///          north_of(area, lat) · south_of(area, lat) · east_of(area, lon) · west_of(area, lon) ·
///          buffer(points, lines or area, distance) · inside_band(area, distance) · outside_band(area, distance):
///          what lies within a distance of the area's own edge, inside or outside it; with lines as second argument,
///          inside_band(area, lines, distance), within a distance of those lines.
/// Lines    line(lon lat, lon lat, …) · border(place id, place id) · arc(arc id) · edge(area) · cut(lines, area) ·
///          links(points, distance): straight links between points that are no farther apart than that
/// Points   point(lon lat) · points(group)
///
/// Distances are numbers with a unit: 5km 500m 20mi 15nmi 300ft. Numbers are degrees, WGS 84.
/// east_of means the half of the Earth that begins at the meridian, west_of the other half.
namespace mapwire {

/// Points that recipes name by group: points(rastan-towns).
using RecipePoints = std::map<std::string, std::vector<Coordinate>, std::less<>>;

/// One recipe of a table.
struct RecipeRow {
    std::string id;
    std::string recipe;
    std::string where;  ///< "geodata/zones/zones.tsv:14", for messages
};

/// Recipes that may refer to each other, parsed and checked as a whole, evaluated once each when first asked for.
/// A copy is cheap and shares everything; asking is safe from several threads.
class RecipeBook {
public:
    /// A book without recipes.
    RecipeBook();

    /// Throws InputError (file, line) for a recipe that cannot be parsed, an unknown place, region, zone, arc or group,
    /// a distance out of range, a polygon whose outline crosses itself, a recipe that refers to itself, directly or
    /// through others, and an id that is there twice.
    ///
    /// `kind`       the word by which recipes of this book name each other: "region" or "zone"
    /// `base`       a book of another kind whose recipes these may name, or nullptr
    /// `tolerance`  of the edges of buffers
    [[nodiscard]] static RecipeBook read(std::string_view kind, std::span<const RecipeRow> rows,
                                         const Outlines& outlines, const RecipePoints& points, const RecipeBook* base,
                                         Metres tolerance);

    [[nodiscard]] bool has(std::string_view id) const;
    /// The area of a recipe of this book, valid (validity.hpp); empty when the recipe leaves nothing. The reference
    /// lasts as long as any copy of the book. Throws std::out_of_range when there is no such recipe.
    [[nodiscard]] const MultiPolygon& area(std::string_view id) const;

    /// A box that holds the area, found without overlay; nothing when the area is surely empty. It never crosses the
    /// 180th meridian: what does gets the whole turn. Throws std::out_of_range when there is no such recipe.
    [[nodiscard]] std::optional<BoundingBox> bounds(std::string_view id) const;

private:
    struct State;
    std::shared_ptr<const State> state_;
};

}  // namespace mapwire
