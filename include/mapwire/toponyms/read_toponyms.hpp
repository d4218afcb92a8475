#pragma once

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/article.hpp"
#include "mapwire/model/document.hpp"
#include "mapwire/model/mention.hpp"

namespace mapwire {

class ToponymTables;  // words and rules of geodata/, read once per run (read_toponyms' owner defines it)

/// Finds the toponyms of an article, gives each its role, and resolves them together.
[[nodiscard]] Toponyms read_toponyms(const Article& article, const Document& document, const Gazetteer& gazetteer,
                                     const ToponymTables& tables);

}  // namespace mapwire
