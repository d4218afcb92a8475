#pragma once

#include <vector>

#include "mapwire/toponyms/read_toponyms.hpp"
#include "toponyms/prepared.hpp"

namespace mapwire::toponyms {

/// A mention as it leaves the room, and the span it comes from (`none` for a phrase that is no place).
struct ToldMention {
    Mention mention;
    Resolution resolution;
    std::uint32_t span = Word::none;
};

/// One document, prepared and weighed: what read_toponyms and explain_toponyms tell in their ways.
struct ReadDocument {
    Prepared prepared;
    const LearnedModel* model;  ///< nothing when rules alone read
    Weighed weighed;

    ReadDocument(const Article& article, const Document& document, const Gazetteer& gazetteer,
                 const Knowledge& knowledge, const ReadOptions& options);
    /// In text order.
    [[nodiscard]] std::vector<ToldMention> tell(const Gazetteer& gazetteer, const Knowledge& knowledge,
                                                const ReadOptions& options) const;
};

}  // namespace mapwire::toponyms
