#pragma once

#include <optional>
#include <string>

#include "mapwire/expressions/locate.hpp"

/// The constructions of rules R1 to R30, one function a family. Each gives a footprint or a reason.
namespace mapwire::expressions {

struct Located {
    std::optional<Footprint> footprint;
    std::string reason;
    std::string region_id{};
    std::string region_name{};
    MultiLineString line{};
};

/// Lines with a word on where they come from: "of the outlines", "of roads.gpkg".
struct SourcedLines {
    MultiLineString lines;
    std::string from;
};

/// A distance with what its words leave open.
struct Distance {
    double metres = 0.0;  ///< the number, or the middle of a range
    double lower = 0.0;   ///< what the words allow
    double upper = 0.0;
    double error = 0.0;  ///< half the last digit given, half as much again when hedged
    std::string text;    ///< "some 20 km"
};
[[nodiscard]] std::optional<Distance> distance_of(const SpatialExpression& expression);
/// Half a unit of the last digit that counts: 0.5 for 33, 50 for 1,500, 0.05 for 7.5.
[[nodiscard]] double half_last_digit(double value);

[[nodiscard]] Located no_place(std::string reason);
[[nodiscard]] Located drawn(Geometry geometry, double uncertainty_m, int geo_precision, std::string derivation);
/// "53.1 km", "800 m"
[[nodiscard]] std::string in_words(double metres);

/// The reference objects that have a place, first to last.
[[nodiscard]] const ReferenceObject* first_placed(const SpatialExpression& expression);
/// The outline of a place, when it is drawn.
[[nodiscard]] std::optional<MultiPolygon> outline_of(const LocatingGround& ground, std::optional<PlaceId> place);
/// " (with Crimea: …)" when the outline of a place takes a side that readers must know of; else "".
[[nodiscard]] std::string note_on_outline(const LocatingGround& ground, std::optional<PlaceId> place);
/// What is left of an area inside the expression's container; the area itself when the container has no outline.
[[nodiscard]] Located cut_by_container(Located located, const SpatialExpression& expression,
                                       const LocatingGround& ground);
/// What a distance counts from, where the point of a place is too little for what is to be drawn round it: a line of
/// the user's, or the outline of an area that is larger. Neither when the point will do.
struct Extent {
    std::optional<FoundLines> lines;
    std::optional<MultiPolygon> outline;
    std::string unknown;  ///< why nothing can be drawn: neither is at hand
};
[[nodiscard]] Extent extent_of(const ReferenceObject& reference, double size_m, const SpatialExpression& expression,
                               const LocatingGround& ground);
/// Points within a distance of the extent, or of the point.
[[nodiscard]] MultiPolygon within(Metres distance, const Extent& extent, Coordinate point, Metres tolerance);

/// How far "near" reaches from a place, by its kind and people (rule R3).
[[nodiscard]] double near_distance(const ReferenceObject& reference, const LocatingGround& ground);

// locate_around.cpp
[[nodiscard]] Located locate_radius_zone(const SpatialExpression& expression, const LocatingGround& ground);
[[nodiscard]] Located locate_near(const SpatialExpression& expression, const LocatingGround& ground);
[[nodiscard]] Located locate_place(const SpatialExpression& expression, const LocatingGround& ground);

// locate_part.cpp
[[nodiscard]] Located locate_part_of_area(const SpatialExpression& expression, const LocatingGround& ground);
[[nodiscard]] Located locate_list(const SpatialExpression& expression, const LocatingGround& ground);

// locate_offset.cpp
[[nodiscard]] Located locate_offset(const SpatialExpression& expression, const LocatingGround& ground);
[[nodiscard]] Located locate_ring(const SpatialExpression& expression, const LocatingGround& ground);
[[nodiscard]] Located locate_sector(const SpatialExpression& expression, const LocatingGround& ground);
[[nodiscard]] Located locate_travel_time(const SpatialExpression& expression, const LocatingGround& ground);
[[nodiscard]] Located locate_airspace(const SpatialExpression& expression, const LocatingGround& ground);

// locate_border.cpp
[[nodiscard]] Located locate_border_band(const SpatialExpression& expression, const LocatingGround& ground);
[[nodiscard]] Located locate_depth(const SpatialExpression& expression, const LocatingGround& ground);
[[nodiscard]] Located locate_two_sided(const SpatialExpression& expression, const LocatingGround& ground);
[[nodiscard]] Located locate_triangle(const SpatialExpression& expression, const LocatingGround& ground);
[[nodiscard]] Located locate_off_coast(const SpatialExpression& expression, const LocatingGround& ground);
/// The border that a reference names: shared by two places, else all round the one.
[[nodiscard]] SourcedLines border_line(const ReferenceObject& border, const LocatingGround& ground);
/// Where a phrase's lines are looked for: its place that is no border, road or river, or else nowhere in particular.
[[nodiscard]] std::optional<Coordinate> beside(const SpatialExpression& expression);

// locate_line.cpp
[[nodiscard]] Located locate_along(const SpatialExpression& expression, const LocatingGround& ground);
[[nodiscard]] Located locate_between(const SpatialExpression& expression, const LocatingGround& ground);
[[nodiscard]] Located locate_movement(const SpatialExpression& expression, const LocatingGround& ground);
/// The lines of the user's layers whose name the reference bears.
[[nodiscard]] std::optional<FoundLines> reference_line(const ReferenceObject& reference, const LocatingGround& ground,
                                                       std::optional<Coordinate> near_place = std::nullopt);

// locate_river.cpp
/// What lies within `depth` of a line of the user's, on the side that the words name. Nothing without such a line.
[[nodiscard]] std::optional<Located> locate_bank(const SpatialExpression& expression, const LocatingGround& ground,
                                                 Metres depth);
[[nodiscard]] Located locate_river_bank(const SpatialExpression& expression, const LocatingGround& ground);

}  // namespace mapwire::expressions
