#include "writers/positions.hpp"

#include <algorithm>

namespace mapwire {
namespace {

/// Twice the area of a closed ring, positive when counter-clockwise. Differences to the first position keep the
/// products below 2^64; their sum may be larger.
long double twice_area(const std::vector<FilePosition>& ring) {
    long double sum = 0;
    const auto origin = ring.front();
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        const auto ax = static_cast<long double>(ring[i].longitude - origin.longitude);
        const auto ay = static_cast<long double>(ring[i].latitude - origin.latitude);
        const auto bx = static_cast<long double>(ring[i + 1].longitude - origin.longitude);
        const auto by = static_cast<long double>(ring[i + 1].latitude - origin.latitude);
        sum += ax * by - bx * ay;
    }
    return sum;
}

}  // namespace

void round_positions(const std::vector<Coordinate>& positions, std::vector<FilePosition>& rounded) {
    rounded.clear();
    for (const auto& position : positions) {
        const auto next = file_position(position);
        if (rounded.empty() || rounded.back() != next) { rounded.push_back(next); }
    }
}

void round_ring(const Ring& ring, bool counter_clockwise, std::vector<FilePosition>& rounded) {
    round_positions(ring.positions, rounded);
    if (!rounded.empty() && rounded.front() != rounded.back()) { rounded.push_back(rounded.front()); }
    if (rounded.size() < 4) { return rounded.clear(); }
    const auto area = twice_area(rounded);
    if (area == 0) { return rounded.clear(); }
    if ((area > 0) != counter_clockwise) { std::reverse(rounded.begin(), rounded.end()); }
}

}  // namespace mapwire
