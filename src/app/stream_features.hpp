#pragma once

#include "app/console.hpp"
#include "app/run_plan.hpp"
#include "app/timings.hpp"

namespace mapwire {

/// Articles in, features out: each article's features go to standard output, a line each, as soon as it is read, with the
/// members `layer` and `article_id`; nothing is joined over articles. With the layer option RS=YES each line begins with
/// the record separator of RFC 8142. Returns the exit status.
int stream_features(const MapPlan& plan, const Console& console, Timings& timings);

}  // namespace mapwire
