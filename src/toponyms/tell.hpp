#pragma once

#include <string>
#include <utility>
#include <vector>

#include "mapwire/model/mention.hpp"
#include "toponyms/resolve.hpp"
#include "toponyms/roles.hpp"

namespace mapwire::toponyms {

/// Turns what was found out about a span into the values that leave the room.
class Teller {
public:
    Teller(const DocumentView& view, const Names& names, const std::vector<SpanFacts>& facts,
           const std::vector<RoleReading>& roles, const Ranking& ranking, const Knowledge& knowledge,
           const Gazetteer& gazetteer)
        : view_(view),
          names_(names),
          facts_(facts),
          roles_(roles),
          ranking_(ranking),
          knowledge_(knowledge),
          gazetteer_(gazetteer) {}

    /// `toponym` is false for a name inside a person's or an organisation's name, and in furniture.
    [[nodiscard]] std::pair<Mention, Resolution> tell(std::uint32_t span, float chance, bool toponym) const;

private:
    [[nodiscard]] std::string evidence(const std::vector<RankedOption>& ranked) const;
    [[nodiscard]] std::optional<PlaceId> stands_for(Role role, const PlaceOption& option) const;

    const DocumentView& view_;
    const Names& names_;
    const std::vector<SpanFacts>& facts_;
    const std::vector<RoleReading>& roles_;
    const Ranking& ranking_;
    const Knowledge& knowledge_;
    const Gazetteer& gazetteer_;
};

}  // namespace mapwire::toponyms
