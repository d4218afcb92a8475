#include "geometry/geodesic_pieces.hpp"

#include <cmath>

namespace mapwire {
namespace {

constexpr double longest_m = 200'000.0;
constexpr int deepest = 24;

void add_pieces(std::vector<GeodesicPiece>& pieces, MapPoint from, MapPoint to, double tolerance_m, int depth) {
    GeodesicPiece piece{.from = from, .to = to, .azimuth = 0.0, .azimuth_there = 0.0, .length_m = 0.0};
    geod_inverse(&wgs84(), from.latitude, from.longitude, to.latitude, to.longitude, &piece.length_m, &piece.azimuth,
                 &piece.azimuth_there);
    if (piece.length_m < 1e-6) { return; }
    const MapPoint middle{std::lerp(from.longitude, to.longitude, 0.5), std::lerp(from.latitude, to.latitude, 0.5)};
    const auto fits = [&] {
        if (piece.length_m > longest_m) { return false; }
        const MapPoint halfway = reached_from(from, piece.azimuth, 0.5 * piece.length_m);
        return geodesic_distance_m(halfway, middle) <= tolerance_m;
    };
    if (depth >= deepest || fits()) {
        pieces.push_back(piece);
        return;
    }
    add_pieces(pieces, from, middle, tolerance_m, depth + 1);
    add_pieces(pieces, middle, to, tolerance_m, depth + 1);
}

}  // namespace

std::vector<GeodesicPiece> geodesic_pieces(const LineString& line, double tolerance_m) {
    std::vector<GeodesicPiece> pieces;
    for (std::size_t i = 1; i < line.positions.size(); ++i) {
        const Coordinate& a = line.positions[i - 1];
        const Coordinate& b = line.positions[i];
        add_pieces(pieces, {a.longitude(), a.latitude()}, {b.longitude(), b.latitude()}, tolerance_m, 0);
    }
    return pieces;
}

}  // namespace mapwire
