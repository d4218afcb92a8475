#pragma once

#include <cstddef>
#include <string_view>

#include "mapwire/articles/read_text.hpp"

namespace mapwire {

/// Bytes of the dateline at the start of a paragraph, its dash included: "WASHINGTON—", "AMMAN, June 9 (Reuters) - ",
/// "Beirut – ". 0 when the paragraph has none.
///
/// Before the dash stand at most 80 bytes without a sentence in them: the first word in capitals, or an agency in
/// brackets, or nothing but up to four capitalised words; a date may follow. In scripts without capitals, up to three
/// words.
[[nodiscard]] std::size_t dateline_length(std::string_view paragraph, const PageTables& tables);

}  // namespace mapwire
