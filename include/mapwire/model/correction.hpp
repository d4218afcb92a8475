#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "mapwire/model/coordinate.hpp"
#include "mapwire/model/ids.hpp"
#include "mapwire/model/text_span.hpp"

namespace mapwire {

/// What a person decided about words of an article; the words of the field `action`.
enum class CorrectionAction : std::uint8_t {
    choose,       ///< they mean this place of the gazetteer
    not_a_place,  ///< they mean no place
    move,         ///< they mean a place that lies here
    add           ///< words that mapwire passed over mean this place, of the gazetteer or lying here
};
[[nodiscard]] std::string_view to_text(CorrectionAction action) noexcept;

/// One decision. It counts where the article, the span and the very words are still the same.
struct Correction {
    CorrectionAction action = CorrectionAction::not_a_place;
    ArticleId article;
    TextSpan span;                         ///< bytes of the article's text
    std::string text;                      ///< the words that stood there
    std::string place_id{};                ///< lasting id, "" when a position is given
    std::string name{};                    ///< of the place that lies at `position`
    std::optional<Coordinate> position{};  ///< of move, and of add without a place of the gazetteer
    double uncertainty_m = 1000.0;         ///< how far off the position may be
    std::uint64_t digest = 0;              ///< article_digest of the article, where several bear its id; else 0
    std::string where{};                   ///< for messages: "corrections.json:3"
};

/// The rule of everything that a person decided.
inline constexpr std::string_view corrected_by_hand = "corrected by hand";

}  // namespace mapwire
