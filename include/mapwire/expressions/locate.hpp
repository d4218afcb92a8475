#pragma once

#include <span>
#include <string>
#include <vector>

#include "mapwire/expressions/footprint_cache.hpp"
#include "mapwire/expressions/reference_lines.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/gazetteer/outlines.hpp"
#include "mapwire/gazetteer/regions.hpp"
#include "mapwire/model/reading.hpp"
#include "mapwire/model/spatial_expression.hpp"

namespace mapwire {

/// What footprints are made from. All references must outlive the call.
struct LocatingGround {
    const Gazetteer& gazetteer;
    const Outlines& outlines;
    const NamedRegions& regions;
    Metres tolerance{1.0};  ///< of circles: how far an edge may be from the true curve
    /// Roads, rivers, coasts, borders of the user's own. What is not among them is drawn without: a road is the
    /// geodesic between its ends, a border or coast that of the outlines, an hour's drive a circle, a river draws
    /// nothing but the places named beside it. The derivation says which was used.
    ReferenceLines lines{};
    FootprintCache* cache = nullptr;  ///< of footprints made before on the same ground
};

/// The footprint of one expression, or the reason why it has none.
///
/// Geometry is geodesic throughout. `uncertainty` adds what the number leaves open (half its last digit, half as much
/// again when it is hedged) to what the reference object leaves open; `derivation` says in words what was done.
/// Areas have positions of seven decimals, as the layers give them, and are valid in these (validity.hpp).
/// A coreference ("the area") has no footprint of its own here: see locate_all.
[[nodiscard]] LocatedExpression locate(const SpatialExpression& expression, const LocatingGround& ground);

/// The expressions of an article, index by index; a coreference has the footprint of what it means.
[[nodiscard]] std::vector<LocatedExpression> locate_all(std::span<const SpatialExpression> expressions,
                                                        const LocatingGround& ground);

}  // namespace mapwire
