#pragma once

#include <span>
#include <string>
#include <vector>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/gazetteer/outlines.hpp"
#include "mapwire/gazetteer/regions.hpp"
#include "mapwire/model/reading.hpp"
#include "mapwire/model/spatial_expression.hpp"

namespace mapwire {

/// A line that the user brings along: a road, a river, a coast, a line of contact, known by its name.
struct ReferenceLine {
    std::string name;
    MultiLineString lines;
};

/// What footprints are made from. All references must outlive the call.
struct LocatingGround {
    const Gazetteer& gazetteer;
    const Outlines& outlines;
    const NamedRegions& regions;
    Metres tolerance{1.0};  ///< of circles: how far an edge may be from the true curve
    /// Without the line that a phrase names, a road is the geodesic between its ends and a river draws nothing; the
    /// derivation says which.
    std::span<const ReferenceLine> lines = {};
};

/// The footprint of one expression, or the reason why it has none.
///
/// Geometry is geodesic throughout. `uncertainty` adds what the number leaves open (half its last digit, half as much
/// again when it is hedged) to what the reference object leaves open; `derivation` says in words what was done.
/// A coreference ("the area") has no footprint of its own here: see locate_all.
[[nodiscard]] LocatedExpression locate(const SpatialExpression& expression, const LocatingGround& ground);

/// The expressions of an article, index by index; a coreference has the footprint of what it means.
[[nodiscard]] std::vector<LocatedExpression> locate_all(std::span<const SpatialExpression> expressions,
                                                        const LocatingGround& ground);

}  // namespace mapwire
