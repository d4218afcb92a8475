#include "mapwire/geometry/antimeridian.hpp"

#include <cmath>
#include <utility>

namespace mapwire {

MultiLineString cut_at_antimeridian(const MultiLineString& lines) {
    MultiLineString result;
    const auto keep = [&](LineString& piece) {
        if (piece.positions.size() >= 2) { result.lines.push_back(std::move(piece)); }
        piece = {};
    };
    for (const auto& line : lines.lines) {
        LineString piece;
        for (const auto next : line.positions) {
            if (!piece.positions.empty()) {
                const auto last = piece.positions.back();
                const double turn = next.longitude() - last.longitude();
                if (std::abs(turn) > 180.0) {
                    // Eastwards over 180 when the longitude falls, westwards when it rises.
                    const double edge = turn < 0.0 ? 180.0 : -180.0;
                    const double whole = turn < 0.0 ? turn + 360.0 : turn - 360.0;
                    const double part = whole == 0.0 ? 0.0 : (edge - last.longitude()) / whole;
                    const double latitude = std::lerp(last.latitude(), next.latitude(), part);
                    piece.positions.push_back(Coordinate::from_degrees({.longitude = edge, .latitude = latitude}));
                    keep(piece);
                    piece.positions.push_back(Coordinate::from_degrees({.longitude = -edge, .latitude = latitude}));
                }
            }
            piece.positions.push_back(next);
        }
        keep(piece);
    }
    return result;
}

}  // namespace mapwire
