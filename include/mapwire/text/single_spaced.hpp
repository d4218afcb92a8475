#pragma once

#include <string>
#include <string_view>

namespace mapwire {

/// A text as it is quoted: line breaks and runs of blanks become one blank, none is left at the ends.
[[nodiscard]] std::string single_spaced(std::string_view text);

}  // namespace mapwire
