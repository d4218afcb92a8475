#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/model/geometry.hpp"
#include "mapwire/model/units.hpp"

namespace mapwire {

/// A line that the user brings along: a road, a river, a coast, a border, a line of contact.
struct ReferenceLine {
    std::vector<std::string> names;  ///< "Euphrates", "نهر الفرات"; for a road also its number: "M5". May be empty
    std::string kind;                ///< road, river, coast, border, line; "" when the layer does not say
    MultiLineString lines;
    std::string source;  ///< for people: "roads.gpkg"
};

/// Lines found for words, and where they come from.
struct FoundLines {
    std::string name;
    MultiLineString lines;
    std::string source;
};

/// The lines of the layers given with --reference, by name, by kind, and as a network of roads. Empty without any.
/// A copy is cheap; reading is safe from several threads.
class ReferenceLines {
public:
    ReferenceLines();
    explicit ReferenceLines(std::vector<ReferenceLine> lines);

    [[nodiscard]] bool empty() const noexcept;

    /// All lines of a name, of any of the kinds (lines of no told kind always count). Names are compared folded; a name
    /// also fits when all its words stand in the words asked for, or the other way round: "Euphrates River" and
    /// "Euphrates", "M5 highway" and "M5". With a place, only lines within 500 km of it count.
    [[nodiscard]] std::optional<FoundLines> named(std::string_view words, std::string_view kind,
                                                  std::optional<Coordinate> near_place) const;
    /// Lines of one kind that come within `reach` of a place, whole.
    [[nodiscard]] std::optional<FoundLines> of_kind(std::string_view kind, Coordinate place, Metres reach) const;

    /// The shortest way by road between two places. Roads meet where they share a vertex (to 1e-6 degrees). Nothing
    /// when an end is farther than `snap` from every road, when no way joins them, or when the way is more than three
    /// times as long as the geodesic. The ends of the way are vertices of the roads.
    [[nodiscard]] std::optional<FoundLines> route(Coordinate from, Coordinate to, Metres snap) const;
    /// The vertices of roads that are at most `length` of road away; empty when no road is within `snap`.
    [[nodiscard]] std::vector<Coordinate> reached(Coordinate from, Metres length, Metres snap) const;

private:
    struct State;
    std::shared_ptr<const State> state_;
};

}  // namespace mapwire
