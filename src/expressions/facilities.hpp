#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "expressions/phrase_reader.hpp"
#include "mapwire/model/spatial_expression.hpp"

namespace mapwire::expressions {

/// Where a facility is that the text names only by its kind and its town: "a base near the Syrian town of Al Tanf".
struct FacilitySite {
    std::optional<PlaceId> place;
    std::string name;
    Coordinate position;
    Metres uncertainty;
    std::string how;
};

class FacilityFinder {
public:
    FacilityFinder(const Surroundings& around, const Document& document, const Language& language)
        : around_(around), document_(document), language_(language) {}

    /// The facility of a kind near a place: one that the gazetteer knows within 15 km, by preference with the place's
    /// name in its own; else the place's point, as uncertain as the kind says.
    [[nodiscard]] FacilitySite near_place(PlaceId place, std::uint16_t facility_row) const;

    /// The facility that a definite phrase ("the base") means: the last one of that kind that the text has given a
    /// place up to byte `before`, where the phrase itself begins ("the base at X"); else one near the last settlement
    /// of the same or the two earlier sentences.
    [[nodiscard]] std::optional<FacilitySite> told_before(std::uint32_t sentence, std::size_t before,
                                                          std::uint16_t facility_row) const;

private:
    [[nodiscard]] std::optional<FacilitySite> introduced_in(std::uint32_t sentence, std::size_t before,
                                                            std::uint16_t facility_row) const;
    [[nodiscard]] std::optional<std::uint32_t> place_told_with(const SentenceWords& words, const PhraseReader& read,
                                                               const Tag& noun) const;
    [[nodiscard]] std::optional<PlaceId> place_of(std::uint32_t mention) const;
    [[nodiscard]] bool fits(const PlaceFacts& facts, std::uint16_t facility_row) const;

    const Surroundings& around_;
    const Document& document_;
    const Language& language_;
};

}  // namespace mapwire::expressions
