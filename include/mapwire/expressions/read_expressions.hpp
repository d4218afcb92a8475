#pragma once

#include <vector>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/article.hpp"
#include "mapwire/model/document.hpp"
#include "mapwire/model/mention.hpp"
#include "mapwire/model/reading.hpp"

namespace mapwire {

class ExpressionTables;  // wordings, units, directions, regions; read once per run
class Outlines;          // outlines of countries and divisions that footprints are cut from

/// The spatial expressions of an article in text order, reference objects found (also by coreference).
[[nodiscard]] std::vector<SpatialExpression> parse_expressions(const Article& article, const Document& document,
                                                               const Toponyms& toponyms, const Gazetteer& gazetteer,
                                                               const ExpressionTables& tables);

/// The footprint of one expression, or the reason why it has none.
[[nodiscard]] LocatedExpression locate(const SpatialExpression& expression, const Gazetteer& gazetteer,
                                       const ExpressionTables& tables, Metres tolerance);

}  // namespace mapwire
