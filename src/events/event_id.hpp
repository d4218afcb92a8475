#pragma once

#include <string>

#include "mapwire/model/ids.hpp"
#include "mapwire/model/text_span.hpp"

namespace mapwire::events {

/// Sixteen hexadecimal digits that depend only on the article, the kind and where the trigger stands.
[[nodiscard]] std::string event_id(const ArticleId& article, const std::string& kind, TextSpan trigger);

}  // namespace mapwire::events
