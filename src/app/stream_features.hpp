#pragma once

#include "app/console.hpp"
#include "app/run_plan.hpp"
#include "app/timings.hpp"

namespace mapwire {

/// Articles in, features out: each article's features go to standard output, a line each, as soon as it is read, with
/// the members `layer` and `article_id`; nothing is joined over articles, and different articles of one id are told
/// apart in the order in which they come ("id~2", see stream_ids.hpp). With the layer option RS=YES each line begins
/// with the record separator of RFC 8142. Returns the exit status.
int stream_features(const MapPlan& plan, const Console& console, Timings& timings);

}  // namespace mapwire
