#include "geometry/line_pieces.hpp"

#include <cmath>

namespace mapwire {
namespace {

constexpr double longest_m = 200'000.0;
constexpr int deepest = 24;

LinePiece geodesic_piece(MapPoint from, MapPoint to) {
    LinePiece piece{.from = from, .to = to, .azimuth = 0.0, .azimuth_there = 0.0, .length_m = 0.0, .straight = false};
    geod_inverse(&wgs84(), from.latitude, from.longitude, to.latitude, to.longitude, &piece.length_m, &piece.azimuth,
                 &piece.azimuth_there);
    return piece;
}

/// The way a straight line in longitude and latitude goes at a latitude.
double azimuth_of_straight(MapPoint from, MapPoint to, double latitude) {
    const double sine = std::sin(latitude * degree_rad);
    const double meridian = (1.0 - eccentricity_squared) / (1.0 - eccentricity_squared * sine * sine);
    return std::atan2(std::cos(latitude * degree_rad) * (to.longitude - from.longitude),
                      meridian * (to.latitude - from.latitude)) /
           degree_rad;
}

void add_pieces(std::vector<LinePiece>& pieces, MapPoint from, MapPoint to, double tolerance_m, int depth) {
    LinePiece piece = geodesic_piece(from, to);
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

void add_band_pieces(std::vector<LinePiece>& pieces, MapPoint from, MapPoint to, double width_m, double tolerance_m,
                     int depth) {
    LinePiece piece = geodesic_piece(from, to);
    if (piece.length_m < 1e-6) { return; }
    const double azimuth = azimuth_of_straight(from, to, from.latitude);
    const double azimuth_there = azimuth_of_straight(from, to, to.latitude);
    // How much the edge turns against the geodesic. Twice the mean covers the sharper end.
    const double turn_rad = std::abs(std::remainder(azimuth - piece.azimuth, 360.0) -
                                     std::remainder(azimuth_there - piece.azimuth_there, 360.0)) *
                            degree_rad;
    if (2.0 * turn_rad * width_m > 0.3 * piece.length_m) {
        add_pieces(pieces, from, to, tolerance_m, depth);
    } else if (turn_rad > 0.2 || piece.length_m > longest_m) {
        const MapPoint middle{std::lerp(from.longitude, to.longitude, 0.5), std::lerp(from.latitude, to.latitude, 0.5)};
        add_band_pieces(pieces, from, middle, width_m, tolerance_m, depth + 1);
        add_band_pieces(pieces, middle, to, width_m, tolerance_m, depth + 1);
    } else {
        piece.straight = true;
        piece.azimuth = azimuth;
        piece.azimuth_there = azimuth_there;
        pieces.push_back(piece);
    }
}

template <typename AddEdge>
std::vector<LinePiece> pieces_of(const LineString& line, AddEdge add_edge) {
    std::vector<LinePiece> pieces;
    for (std::size_t i = 1; i < line.positions.size(); ++i) {
        const Coordinate& a = line.positions[i - 1];
        const Coordinate& b = line.positions[i];
        add_edge(pieces, MapPoint{a.longitude(), a.latitude()}, MapPoint{b.longitude(), b.latitude()});
    }
    return pieces;
}

}  // namespace

std::vector<LinePiece> geodesic_pieces(const LineString& line, double tolerance_m) {
    return pieces_of(line, [&](std::vector<LinePiece>& pieces, MapPoint from, MapPoint to) {
        add_pieces(pieces, from, to, tolerance_m, 0);
    });
}

std::vector<LinePiece> band_pieces(const LineString& line, double width_m, double tolerance_m) {
    return pieces_of(line, [&](std::vector<LinePiece>& pieces, MapPoint from, MapPoint to) {
        add_band_pieces(pieces, from, to, width_m, tolerance_m, 0);
    });
}

PiecePosition position_on(const LinePiece& piece, double part) {
    PiecePosition there{};
    if (piece.straight) {
        there.point = {std::lerp(piece.from.longitude, piece.to.longitude, part),
                       std::lerp(piece.from.latitude, piece.to.latitude, part)};
        there.azimuth = azimuth_of_straight(piece.from, piece.to, there.point.latitude);
    } else {
        there.point = reached_from(piece.from, piece.azimuth, part * piece.length_m, &there.azimuth);
    }
    return there;
}

}  // namespace mapwire
