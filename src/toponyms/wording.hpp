#pragma once

#include <cstdint>
#include <vector>

#include "toponyms/document_view.hpp"

namespace mapwire::toponyms {

/// Tells by its common words whether a text is written as American papers write for their own readers ("deputies",
/// "school board", "percent"): a local paper never says in which country its towns lie. Weights of hashed words only.
struct Wording {
    static constexpr std::size_t size = std::size_t{1} << 14U;

    float scale = 0.0F;
    std::vector<std::int8_t> weights;  ///< empty: nothing is known

    /// The chance in [0, 1]; 0.5 when nothing is known or the text has few words.
    [[nodiscard]] float american(const DocumentView& view) const;
    /// The distinct words of a text, as slots of the weights; slot 0 stands for every text.
    [[nodiscard]] static std::vector<std::uint32_t> slots_of(const DocumentView& view);
};

}  // namespace mapwire::toponyms
