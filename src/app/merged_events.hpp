#pragma once

#include <vector>

#include "app/console.hpp"
#include "app/resources.hpp"
#include "app/run_plan.hpp"
#include "app/timings.hpp"
#include "mapwire/model/event.hpp"

namespace mapwire {

struct MergedEvents {
    std::vector<Event> events;  ///< at least as certain as the plan asks for
    bool failed = false;        ///< some article could not be read; it was told
};

/// Reads the articles of the plan for their events alone; what several articles tell is one event.
[[nodiscard]] MergedEvents read_merged_events(const MapPlan& plan, const Resources& resources, const Console& console,
                                              Timings& timings);

}  // namespace mapwire
