#pragma once

#include <compare>
#include <cstdint>
#include <string>

/// Distinct types for things that are told apart by a number or a word, so that none is taken for another.
namespace mapwire {

/// Number of a place within the gazetteer that a run has loaded. The lasting id that reaches output files is the text
/// Place::id ("gn:172344"); this one is its short name for the length of a run.
enum class PlaceId : std::uint32_t {};

/// A word that names one thing for good and reaches output files.
template <class Tag>
struct TextId {
    std::string text;
    friend auto operator<=>(const TextId&, const TextId&) = default;
};

using ArticleId = TextId<struct ArticleIdTag>;
using ZoneId = TextId<struct ZoneIdTag>;
using RegionId = TextId<struct RegionIdTag>;
using EventId = TextId<struct EventIdTag>;

}  // namespace mapwire
