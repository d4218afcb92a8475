#include "geometry/border_rings.hpp"

#include <cmath>
#include <cstddef>

#include "mapwire/geometry/borders.hpp"

namespace mapwire {
namespace {

bool same_place(Coordinate a, Coordinate b) {
    return a == b ||
           (a.latitude() == b.latitude() && std::abs(a.longitude()) == 180.0 && a.longitude() == -b.longitude());
}

}  // namespace

std::vector<UnrolledRing> border_rings(const MultiPolygon& area) {
    const MultiLineString border = border_of(area);
    const auto& lines = border.lines;
    std::vector<bool> used(lines.size(), false);
    std::vector<UnrolledRing> rings;
    for (std::size_t first = 0; first < lines.size(); ++first) {
        if (used[first]) { continue; }
        UnrolledRing& ring = rings.emplace_back();
        std::size_t line = first;
        while (line < lines.size()) {
            used[line] = true;
            const auto& positions = lines[line].positions;
            // The last position is the first one of the next line, or of the ring.
            for (std::size_t i = 0; i + 1 < positions.size(); ++i) {
                ring.add(positions[i].longitude(), positions[i].latitude());
            }
            std::size_t next = 0;
            while (next < lines.size() &&
                   (used[next] || !same_place(lines[next].positions.front(), positions.back()))) {
                ++next;
            }
            line = next;
        }
    }
    return rings;
}

}  // namespace mapwire
