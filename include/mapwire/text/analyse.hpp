#pragma once

#include "mapwire/model/article.hpp"
#include "mapwire/model/document.hpp"

namespace mapwire {

/// Tokens and sentences of an article's parts. Never fails: any valid UTF-8 has an analysis.
///
/// A sentence never crosses a part or an empty line. Abbreviations ("U.S.", "Capt.", "Mr.") and initials end no sentence
/// unless a new paragraph follows.
[[nodiscard]] Document analyse(const Article& article);

}  // namespace mapwire
