#pragma once

#include <optional>
#include <string>

#include "expressions/facilities.hpp"
#include "expressions/grammar.hpp"
#include "mapwire/model/spatial_expression.hpp"

namespace mapwire::expressions {

/// Words become values: what the grammar found, with places for its reference objects.
class ExpressionBuilder {
public:
    ExpressionBuilder(const Surroundings& around, FacilityFinder& facilities)
        : around_(around), facilities_(facilities) {}

    [[nodiscard]] SpatialExpression build(const SentenceWords& words, const Found& found) const;

private:
    [[nodiscard]] Quantity quantity(const SentenceWords& words, const QuantityPhrase& phrase) const;
    void add_reference(const SentenceWords& words, const ReferencePhrase& phrase, SpatialExpression& out) const;
    [[nodiscard]] ReferenceObject reference(const SentenceWords& words, const ReferencePhrase& phrase, Range text,
                                            std::size_t first_name, std::size_t end_name) const;
    void ground(ReferenceObject& object, std::uint32_t mention) const;
    /// One of the two names of a road that the gazetteer knows under both: the town of that name nearest to the road.
    void ground_end(ReferenceObject& end) const;
    /// The countries that the article names, the one named most first, other than the one given: "the Iraqi border" of
    /// a report on Syria. Which of them is a neighbour is for the outlines to say.
    [[nodiscard]] std::vector<PlaceId> other_countries(PlaceId than) const;

    const Surroundings& around_;
    FacilityFinder& facilities_;
};

[[nodiscard]] std::string_view to_text(ReferenceKind kind) noexcept;
[[nodiscard]] std::string_view to_text(Hedge hedge) noexcept;

}  // namespace mapwire::expressions
