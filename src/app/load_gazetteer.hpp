#pragma once

#include "app/run_plan.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"

namespace mapwire {

/// The embedded gazetteer with those of the plan laid over it. Throws InputError when one is missing or broken.
[[nodiscard]] Gazetteer load_gazetteer(const GazetteerPlan& plan);

}  // namespace mapwire
