#pragma once

#include <optional>
#include <span>

#include "expressions/lexicon.hpp"
#include "mapwire/model/spatial_expression.hpp"

namespace mapwire::expressions {

/// How many sentences a telling is remembered.
inline constexpr std::uint32_t memory_sentences = 8;

/// The earlier expression that "the area", "the region", "there" mean again; nothing when none fits.
///
/// "the region" wants a part of an area, "the area" a zone, a region or the neighbourhood of a place, "there" whatever
/// was told in the same sentence or the one before. A chain of such words keeps its place in mind: each counts as a
/// telling. More than eight sentences without a telling end the chain.
[[nodiscard]] std::optional<std::size_t> antecedent(std::span<const SpatialExpression> earlier, CoreferenceKind kind,
                                                    std::uint32_t sentence);

}  // namespace mapwire::expressions
