#pragma once

#include <string_view>
#include <vector>

#include "mapwire/model/text_span.hpp"

namespace mapwire {

/// A line that is not empty, white space at both ends left out.
struct Line {
    TextSpan span;
    bool after_gap;  ///< an empty line, or the beginning of the text, stands before it
};

[[nodiscard]] std::vector<Line> lines_of(std::string_view text);

/// Words parted by white space.
[[nodiscard]] std::size_t count_words(std::string_view line);
/// Whether the line ends as a sentence does: . ! ? … or a colon, closing quotes and brackets passed over.
[[nodiscard]] bool ends_like_a_sentence(std::string_view line);
/// Whether the line is made of links, e-mail addresses, @accounts and #tags, emoji between them passed over.
[[nodiscard]] bool is_only_links(std::string_view line);

}  // namespace mapwire
