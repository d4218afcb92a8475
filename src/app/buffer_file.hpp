#pragma once

#include "app/console.hpp"
#include "app/run_plan.hpp"
#include "mapwire/model/layer.hpp"

namespace mapwire {

/// The buffers of a file's features, one each.
struct FileBuffers {
    Layer layer;
    int failed = 0;  ///< features that have none, each told on the console with the reason
};

/// Points, lines and areas of a file that OGR reads. Throws InputError when it cannot be opened or the distance is too
/// long for lines and areas (5 000 km).
[[nodiscard]] FileBuffers buffer_features(const BufferPlan& plan, const Console& console);

}  // namespace mapwire
