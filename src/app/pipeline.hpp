#pragma once

#include <map>
#include <vector>

#include "app/console.hpp"
#include "app/resources.hpp"
#include "app/run_plan.hpp"
#include "app/timings.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/model/event.hpp"
#include "mapwire/model/layer.hpp"
#include "mapwire/model/place.hpp"
#include "mapwire/model/reading.hpp"

namespace mapwire {

/// What a run has read and what it cannot read.
struct RunResult {
    std::vector<ArticleReading> readings;  ///< in the order of the inputs
    std::vector<Issue> failures;           ///< one for each article that could not be read
    std::map<PlaceId, Place> places;       ///< each place that a reading refers to
    std::vector<Event> events;             ///< of all articles: what several tell is one event
    std::vector<Layer> layers;
};

/// The whole story of one article, stage by stage.
[[nodiscard]] ArticleReading read_article(Article article, const Resources& resources, const MapPlan& plan,
                                          Timings& timings);

/// The whole story of a run, up to the layers.
[[nodiscard]] RunResult run_pipeline(const MapPlan& plan, const Resources& resources, const Console& console,
                                     Timings& timings);

}  // namespace mapwire
