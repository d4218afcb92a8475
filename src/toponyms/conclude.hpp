#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "toponyms/calibration.hpp"
#include "toponyms/names.hpp"
#include "toponyms/resolve.hpp"
#include "toponyms/span_facts.hpp"

namespace mapwire::toponyms {

/// What a span comes to: a place, or none, and how sure that is.
struct Conclusion {
    std::optional<PlaceId> place;
    std::uint32_t option = Word::none;  ///< into Names::options; none for an approximate place
    std::array<float, 3> direction{};   ///< of the place
    bool approximate = false;
    bool ambiguous = false;   ///< two places far apart are too close to call
    float toponym = 0.0F;     ///< that it is a toponym
    float confidence = 0.0F;  ///< that it is a toponym and the place is right
    ConfidenceValues values{};
};

/// What conclusions are drawn from; all must outlive the call.
struct Evidence {
    const DocumentView& view;
    const Names& names;
    const std::vector<SpanFacts>& facts;
    const std::vector<float>& chances;
    const Ranking& ranking;
    const Outlet& outlet;
};

/// Index by index with names.spans. A name without a fitting place may get the place of the story when `approximate`.
[[nodiscard]] std::vector<Conclusion> conclude(const Evidence& evidence, const Calibration& calibration,
                                               bool approximate);

/// For training: what each span may come to, with its values: with its own place, and with the place of the story.
using ConclusionSink = std::function<void(std::uint32_t, const Conclusion&)>;
void collect_conclusions(const Evidence& evidence, const ConclusionSink& sink);

}  // namespace mapwire::toponyms
