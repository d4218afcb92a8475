#pragma once

#include <vector>

#include "app/run_plan.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/error.hpp"

namespace mapwire {

/// The embedded gazetteer with those of the plan laid over it. Throws InputError when one is missing or broken; single
/// faulty rows of an overlay table are appended to `issues`.
[[nodiscard]] Gazetteer load_gazetteer(const GazetteerPlan& plan, std::vector<Issue>& issues);

}  // namespace mapwire
