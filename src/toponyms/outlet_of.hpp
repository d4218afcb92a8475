#pragma once

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/article.hpp"
#include "mapwire/toponyms/outlet_homes.hpp"
#include "toponyms/knowledge.hpp"
#include "toponyms/resolve.hpp"

namespace mapwire::toponyms {

/// What is known of the article's outlet: the country of its address, and its home when `homes` is given. The article's
/// own places are left out.
[[nodiscard]] Outlet outlet_of(const Article& article, const Gazetteer& gazetteer, const OutletHomes* homes,
                               const HashTable& domain_endings);

}  // namespace mapwire::toponyms
