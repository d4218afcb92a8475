#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "gazetteer/index_view.hpp"
#include "gazetteer/name_rules.hpp"
#include "mapwire/gazetteer/matching.hpp"

namespace mapwire {

/// Appends the names of all layers that stand in the text; the same span once for each layer that knows it, lower
/// layers first. The semantics are in mapwire/gazetteer/matching.hpp.
void find_name_spans(std::string_view text, std::span<const IndexView> layers, const NameRules& rules,
                     const MatchOptions& options, std::vector<FoundName>& found);

/// May a text write a name of this key so? Abbreviations in capitals want capitals.
[[nodiscard]] bool is_capitals_enough(std::string_view written) noexcept;

}  // namespace mapwire
