#pragma once

#include "mapwire/model/layer.hpp"

namespace mapwire {

/// Takes what a later article tells of a feature into what earlier ones have told: counts are added, lists joined, the
/// first and last day kept; everything else stays as it was told first. The layer's field names say which is which.
/// Joining is associative, so that parts may be joined in any grouping as long as their order is kept.
void join(const Layer& layer, Feature& feature, const Feature& later);

}  // namespace mapwire
