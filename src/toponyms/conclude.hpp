#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "toponyms/calibration.hpp"
#include "toponyms/resolve.hpp"

namespace mapwire::toponyms {

/// What a span comes to: its place, or a place that only says where the story is, and how sure that is.
struct Conclusion {
    std::optional<PlaceId> place;
    std::array<float, 3> direction{};  ///< of the place
    bool approximate = false;
    bool ambiguous = false;   ///< two places far apart are too close to call
    float confidence = 0.0F;  ///< that it is a toponym and the place is right
    ConfidenceValues values{};
};

/// Index by index with names.spans. A span without a place has the confidence that it is a toponym.
[[nodiscard]] std::vector<Conclusion> conclude(const Names& names, const std::vector<SpanFacts>& facts,
                                               const std::vector<float>& chances, const Ranking& ranking,
                                               const CalibrationWeights& calibration, const Outlet& outlet);

/// For training: what each span with a place comes to, with its values.
using ConclusionSink = std::function<void(std::uint32_t, const Conclusion&)>;
void collect_conclusions(const Names& names, const std::vector<SpanFacts>& facts, const std::vector<float>& chances,
                         const Ranking& ranking, const Outlet& outlet, const ConclusionSink& sink);

}  // namespace mapwire::toponyms
