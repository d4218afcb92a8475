#pragma once

#include <string>
#include <utility>
#include <vector>

#include "mapwire/model/mention.hpp"
#include "toponyms/prepared.hpp"

namespace mapwire::toponyms {

/// A span that becomes a mention; `toponym` is false for a name inside a person's or an organisation's name, and in
/// furniture.
struct Chosen {
    std::uint32_t span;
    bool toponym;
};

/// The spans to tell, in text order: the surest first, none overlapping another.
[[nodiscard]] std::vector<Chosen> choose(const Prepared& prepared, const Weighed& weighed,
                                         const Calibration& calibration);

/// Turns what was found out about a span into the values that leave the room.
class Teller {
public:
    Teller(const Prepared& prepared, const Weighed& weighed, const Knowledge& knowledge, const Gazetteer& gazetteer,
           double least_confidence)
        : prepared_(prepared),
          weighed_(weighed),
          knowledge_(knowledge),
          gazetteer_(gazetteer),
          least_confidence_(static_cast<float>(least_confidence)) {}

    [[nodiscard]] std::pair<Mention, Resolution> tell(std::uint32_t span, bool toponym) const;

private:
    [[nodiscard]] Resolution resolution(std::uint32_t span, const Mention& mention) const;
    /// What the evidence says of a name that the place does not always bear; "" for others.
    [[nodiscard]] static std::string former_name(const PlaceOption& option);
    [[nodiscard]] std::string evidence(std::span<const RankedOption> ranked, std::uint32_t chosen) const;
    [[nodiscard]] std::optional<PlaceId> stands_for(Role role, const PlaceOption& option) const;

    const Prepared& prepared_;
    const Weighed& weighed_;
    const Knowledge& knowledge_;
    const Gazetteer& gazetteer_;
    float least_confidence_;
};

}  // namespace mapwire::toponyms
