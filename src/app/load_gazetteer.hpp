#pragma once

#include <vector>

#include "app/run_plan.hpp"
#include "mapwire/gazetteer/build.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/error.hpp"

namespace mapwire {

/// Lends GDAL to a build: sources of OGR, and addresses. It is loaded when one of them is asked for.
[[nodiscard]] BuildOptions with_ogr(BuildOptions options);

/// The embedded gazetteer with those of the plan laid over it. Throws InputError when one is missing or broken; single
/// faulty rows of an overlay table are appended to `issues`.
[[nodiscard]] Gazetteer load_gazetteer(const GazetteerPlan& plan, std::vector<Issue>& issues);

}  // namespace mapwire
