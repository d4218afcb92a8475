#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "mapwire/model/ids.hpp"
#include "mapwire/model/text_span.hpp"
#include "mapwire/model/units.hpp"

namespace mapwire {

/// What a toponym does in its sentence; the words of the output field `role`.
enum class Role : std::uint8_t { literal, metonymic, demonym, dateline, organisation, person, boilerplate };
[[nodiscard]] std::string_view to_text(Role role) noexcept;

/// How a name of the gazetteer was met: spelled exactly so, after folding (case, accents, hyphens), or by a looser
/// variant rule.
enum class MatchKind : std::uint8_t { exact, folded, variant };
[[nodiscard]] std::string_view to_text(MatchKind kind) noexcept;

/// A place that a mention may mean.
struct Candidate {
    PlaceId place;
    MatchKind match;
    double score = 0.0;  ///< greater is better; comparable within one mention only
};

/// One occurrence of a toponym in a text.
struct Mention {
    TextSpan span;
    std::uint32_t sentence = 0;
    Role role = Role::literal;
    std::vector<Candidate> candidates;  ///< best first once resolved; empty when the gazetteer has no such name
    std::string rule;                   ///< which rule or model gave the role
    Confidence confidence{1.0};         ///< that this is a toponym in this role
};

struct ResolvedPlace {
    PlaceId place;
    std::optional<PlaceId> stands_for;  ///< the country that a metonymic mention or a demonym means
    Confidence confidence{1.0};
    std::string evidence;                 ///< in words, for people
    std::vector<Candidate> alternatives;  ///< the others, best first, at most five
    bool approximate = false;             ///< only says "somewhere near the story": geo_precision 3
};

/// Why a mention has no place: "unknown name", "ambiguous", "inside the name of an organisation" …
struct Unresolved {
    std::string reason;
    std::vector<Candidate> alternatives;
};

/// The outcome for the mention of the same index.
using Resolution = std::variant<ResolvedPlace, Unresolved>;

/// Mentions in text order with their resolutions, index by index.
struct Toponyms {
    std::vector<Mention> mentions;
    std::vector<Resolution> resolutions;
};

}  // namespace mapwire
