#include "expressions/road_network.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <unordered_map>
#include <utility>

#include "mapwire/geometry/geodesic.hpp"

namespace mapwire::expressions {
namespace {

constexpr double nowhere = std::numeric_limits<double>::infinity();

/// One number for positions that agree to 1e-6 degrees (0.1 m).
std::uint64_t cell_of(Coordinate position) {
    const auto x = static_cast<std::uint64_t>(std::llround((position.longitude() + 180.0) * 1e6));
    const auto y = static_cast<std::uint64_t>(std::llround((position.latitude() + 90.0) * 1e6));
    return (x << 32U) | y;
}

}  // namespace

RoadNetwork::RoadNetwork(const std::vector<const MultiLineString*>& roads) {
    std::unordered_map<std::uint64_t, std::uint32_t> known;
    std::vector<std::pair<std::uint32_t, Edge>> all;
    for (const auto* road : roads) {
        for (const auto& line : road->lines) {
            std::optional<std::uint32_t> last;
            for (const auto position : line.positions) {
                const auto [found, is_new] =
                    known.try_emplace(cell_of(position), static_cast<std::uint32_t>(places_.size()));
                if (is_new) { places_.push_back(position); }
                const auto here = found->second;
                if (last && *last != here) {
                    const auto metres = static_cast<float>(distance_between(places_[*last], places_[here]).value());
                    all.push_back({*last, {here, metres}});
                    all.push_back({here, {*last, metres}});
                }
                last = here;
            }
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    first_edge_.assign(places_.size() + 1, 0);
    for (const auto& [from, edge] : all) { ++first_edge_[from + 1]; }
    for (std::size_t i = 1; i < first_edge_.size(); ++i) { first_edge_[i] += first_edge_[i - 1]; }
    edges_.reserve(all.size());
    for (const auto& [from, edge] : all) { edges_.push_back(edge); }
}

std::optional<std::uint32_t> RoadNetwork::nearest(Coordinate place, Metres reach) const {
    // A degree of latitude is never shorter than 110.5 km: most vertices are ruled out by one subtraction.
    const double degrees = reach.value() / 110'500.0;
    std::optional<std::uint32_t> best;
    double least = reach.value();
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
        if (std::abs(places_[i].latitude() - place.latitude()) > degrees) { continue; }
        const double apart = distance_between(places_[i], place).value();
        if (apart <= least && (!best || apart < least)) {
            best = i;
            least = apart;
        }
    }
    return best;
}

RoadNetwork::Walk RoadNetwork::walk(std::uint32_t from, std::optional<std::uint32_t> to, double longest) const {
    Walk walk{std::vector<double>(places_.size(), nowhere), std::vector<std::uint32_t>(places_.size(), from)};
    using Step = std::pair<double, std::uint32_t>;
    std::priority_queue<Step, std::vector<Step>, std::greater<>> open;
    walk.lengths[from] = 0.0;
    open.push({0.0, from});
    while (!open.empty()) {
        const auto [length, here] = open.top();
        open.pop();
        if (length > walk.lengths[here]) { continue; }
        if (to && here == *to) { break; }
        for (auto edge = first_edge_[here]; edge < first_edge_[here + 1]; ++edge) {
            const double onward = length + static_cast<double>(edges_[edge].metres);
            if (onward > longest || onward >= walk.lengths[edges_[edge].to]) { continue; }
            walk.lengths[edges_[edge].to] = onward;
            walk.from[edges_[edge].to] = here;
            open.push({onward, edges_[edge].to});
        }
    }
    return walk;
}

std::optional<LineString> RoadNetwork::route(std::uint32_t from, std::uint32_t to, Metres longest) const {
    if (from == to) { return std::nullopt; }
    const auto walked = walk(from, to, longest.value());
    if (walked.lengths[to] == nowhere) { return std::nullopt; }
    LineString way;
    for (auto here = to; here != from; here = walked.from[here]) { way.positions.push_back(places_[here]); }
    way.positions.push_back(places_[from]);
    std::reverse(way.positions.begin(), way.positions.end());
    return way;
}

std::vector<Coordinate> RoadNetwork::reached(std::uint32_t from, Metres length) const {
    const auto walked = walk(from, std::nullopt, length.value());
    std::vector<Coordinate> result;
    for (std::size_t i = 0; i < places_.size(); ++i) {
        if (walked.lengths[i] != nowhere) { result.push_back(places_[i]); }
    }
    return result;
}

}  // namespace mapwire::expressions
