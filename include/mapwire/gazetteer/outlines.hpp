#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/model/geometry.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire {

/// What is known about an outline besides its shape.
struct OutlineFacts {
    std::string_view place;         ///< lasting id of the place: "gn:170903"
    std::string_view name;          ///< "Daraa"
    std::string_view kind;          ///< country, division, territory, area
    std::string_view country_code;  ///< "SY"; "" for what belongs to no country here
    std::string_view source;
    std::string_view note;
};

/// Polygons of places, generalised: good for maps of a country or a province, not for a street. Neighbours are made
/// of the same arcs, so their edges agree in every digit, and a union of neighbours has no slivers.
///
/// Accuracy   Syria: within 500 m of the reference of each row. Elsewhere as the table's first lines say.
/// Handle     a copy is cheap and shares one table that never changes; reading is safe from several threads.
class Outlines {
public:
    /// Reads geodata/outlines/arcs*.tsv and areas*.tsv among the files, whose texts must outlive the outlines. Throws
    /// InputError (file, line) for an unknown or repeated arc or place. What is wrong within an arc, or with arcs that
    /// do not meet end to end in closed rings, is thrown when an outline with it is first asked for: a program that
    /// draws one country need not read the coasts of all.
    [[nodiscard]] static Outlines load(std::span<const GeodataFile> files);
    /// Reads all of it and throws what is wrong. Whether rings cross is not checked (GEOS would cost more than all the
    /// rest); a test does it.
    void check() const;

    /// The outline of the place with this lasting id; nothing when it has not been drawn.
    [[nodiscard]] std::optional<MultiPolygon> outline(std::string_view place) const;
    /// All that is drawn of a country (ISO 3166-1 alpha-2); nothing when it has not been drawn.
    [[nodiscard]] std::optional<MultiPolygon> land_of(std::string_view country_code) const;
    /// Whether `land_of` gives anything.
    [[nodiscard]] bool has_land_of(std::string_view country_code) const;
    /// The line that two places share, arcs joined end to end; empty when they do not touch. The border of a country
    /// that administers a territory also runs along the territory: Syria and Israel share the Alpha line of 1974.
    [[nodiscard]] MultiLineString shared_border(std::string_view a, std::string_view b) const;
    /// Whether `shared_border` gives anything.
    [[nodiscard]] bool share_border(std::string_view a, std::string_view b) const;
    /// One arc by its id ("golan-quneitra"), or nothing.
    [[nodiscard]] std::optional<LineString> arc(std::string_view id) const;
    [[nodiscard]] bool has_arc(std::string_view id) const;
    [[nodiscard]] std::optional<OutlineFacts> facts(std::string_view place) const;
    /// Everything that is drawn, in the order of the tables.
    [[nodiscard]] std::vector<OutlineFacts> all() const;

private:
    struct State;
    explicit Outlines(std::shared_ptr<const State> state) : state_(std::move(state)) {}
    std::shared_ptr<const State> state_;
};

}  // namespace mapwire
