#include "mapwire/geometry/line_buffer.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <stdexcept>
#include <utility>
#include <vector>

#include "geometry/bands.hpp"
#include "geometry/sides_of_line.hpp"
#include "mapwire/geometry/borders.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/overlay.hpp"

namespace mapwire {
namespace {

void check(Metres distance, Metres tolerance) {
    if (!(distance.value() > 0.0 && distance.value() <= 5e6)) {
        throw std::invalid_argument(
            "buffer of a line or an area: the distance must be longer than 0 m, at most 5 000 km");
    }
    if (!(tolerance.value() >= 0.01)) {
        throw std::invalid_argument("buffer of a line or an area: the tolerance must be at least 0.01 m");
    }
}

/// The tolerance is shared out: a quarter for edges that become geodesics, the rest for curves that become edges.
struct Shares {
    double pieces_m;
    double curves_m;
};
Shares shares(Metres tolerance) { return {tolerance.value() * 0.25, tolerance.value() * 0.7}; }

bool is_closed(const LineString& line) { return line.positions.front() == line.positions.back(); }

void add(std::vector<MultiPolygon>& parts, MultiPolygon part) {
    if (!part.empty()) { parts.push_back(std::move(part)); }
}

void add_round(std::vector<MultiPolygon>& parts, const LineString& line, double distance_m, Shares share) {
    const std::vector<LinePiece> pieces = band_pieces(line, distance_m, share.pieces_m);
    for (const LinePiece& each : pieces) { add(parts, capsule(each, distance_m, share.curves_m)); }
    if (pieces.empty() && !line.positions.empty()) {
        const Coordinate& only = line.positions.front();
        add(parts, disk({only.longitude(), only.latitude()}, distance_m, share.curves_m));
    }
}

/// How much a bend's sector may overlap the bands beside it: less where a square end is so near that the sector would
/// reach over it.
double overlap_deg(double to_end_m, double distance_m) {
    constexpr double most_deg = 1.0;
    if (to_end_m >= distance_m) { return most_deg; }
    return std::min(most_deg, 0.5 * std::asin(to_end_m / distance_m) / degree_rad);
}

void add_square(std::vector<MultiPolygon>& parts, const LineString& line, double distance_m, Shares share) {
    const std::vector<LinePiece> pieces = band_pieces(line, distance_m, share.pieces_m);
    double length_m = 0.0;
    for (const LinePiece& each : pieces) { length_m += each.length_m; }
    double done_m = 0.0;
    const bool closed = is_closed(line);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        add(parts, whole_band(pieces[i], distance_m, share.curves_m));
        done_m += pieces[i].length_m;
        if (i + 1 == pieces.size() && !closed) { break; }
        const LinePiece& behind = pieces[(i + 1) % pieces.size()];
        const double to_end_m = closed ? length_m : std::min(done_m, length_m - done_m);
        for (const bool left : {true, false}) {
            add(parts, bend(pieces[i], behind, left, distance_m, overlap_deg(to_end_m, distance_m), share.curves_m));
        }
    }
}

/// Parts that only the cut at the 180th meridian keeps apart are one line, with one end each, not two.
bool meet_at_180(Coordinate a, Coordinate b) {
    return std::abs(a.longitude()) == 180.0 && a.longitude() == -b.longitude() && a.latitude() == b.latitude();
}

/// The lines with their ends drawn out straight, so that they surely cut through a band with square ends. Ends at the
/// 180th meridian reach the band's cut as they are.
MultiLineString drawn_out(const MultiLineString& lines, Metres by) {
    MultiLineString result;
    const auto beyond = [&](Coordinate end, Coordinate before) {
        return destination(end, Azimuth{geodesic_line(end, before).azimuth.degrees() + 180.0}, by);
    };
    for (const LineString& line : lines.lines) {
        LineString next;
        std::copy_if(line.positions.begin(), line.positions.end(), std::back_inserter(next.positions),
                     [&](Coordinate each) { return next.positions.empty() || !(next.positions.back() == each); });
        auto& positions = next.positions;
        if (positions.size() < 2) { continue; }
        if (!is_closed(next)) {
            const bool begin_is_cut = std::abs(positions.front().longitude()) == 180.0;
            const bool end_is_cut = std::abs(positions.back().longitude()) == 180.0;
            const Coordinate before = beyond(positions.front(), positions[1]);
            const Coordinate behind = beyond(positions.back(), positions[positions.size() - 2]);
            if (!begin_is_cut) { positions.insert(positions.begin(), before); }
            if (!end_is_cut) { positions.push_back(behind); }
        }
        result.lines.push_back(std::move(next));
    }
    return result;
}

}  // namespace

MultiPolygon buffer_of_line(const MultiLineString& lines, Metres distance, LineEnds ends, Metres tolerance) {
    check(distance, tolerance);
    std::vector<MultiPolygon> parts;
    for (const LineString& line : lines.lines) {
        if (line.positions.empty()) { continue; }
        if (ends == LineEnds::round) {
            add_round(parts, line, distance.value(), shares(tolerance));
        } else {
            add_square(parts, line, distance.value(), shares(tolerance));
        }
    }
    if (ends == LineEnds::square) {
        // A cut end is no end: the band goes on behind the meridian.
        for (const LineString& a : lines.lines) {
            for (const LineString& b : lines.lines) {
                if (!meet_at_180(a.positions.back(), b.positions.front())) { continue; }
                const std::vector<LinePiece> in = band_pieces(a, distance.value(), shares(tolerance).pieces_m);
                const std::vector<LinePiece> out = band_pieces(b, distance.value(), shares(tolerance).pieces_m);
                if (in.empty() || out.empty()) { continue; }
                const double overlap =
                    overlap_deg(std::min(in.back().length_m, out.front().length_m), distance.value());
                for (const bool left : {true, false}) {
                    add(parts,
                        bend(in.back(), out.front(), left, distance.value(), overlap, shares(tolerance).curves_m));
                }
            }
        }
    }
    return union_of(parts);
}

MultiPolygon corridor(const MultiLineString& lines, Metres width, LineEnds ends, Metres tolerance) {
    return buffer_of_line(lines, width / 2.0, ends, tolerance);
}

MultiPolygon one_sided_buffer(const MultiLineString& lines, LineSide side, Metres depth, Metres tolerance) {
    const MultiPolygon band = buffer_of_line(lines, depth, LineEnds::square, tolerance);
    return side_of_line(band, drawn_out(lines, 2.0 * depth), side == LineSide::left);
}

MultiPolygon buffer_of_area(const MultiPolygon& area, Metres distance, Metres tolerance) {
    if (area.empty()) { return {}; }
    const MultiPolygon band = buffer_of_line(border_of(area), distance, LineEnds::round, tolerance);
    return union_of(std::vector{area, band});
}

MultiPolygon core_of_area(const MultiPolygon& area, Metres distance, Metres tolerance) {
    if (area.empty()) { return {}; }
    return difference_of(area, buffer_of_line(border_of(area), distance, LineEnds::round, tolerance));
}

MultiPolygon border_band(const MultiPolygon& area, BorderSide side, Metres depth, Metres tolerance) {
    if (area.empty()) { return {}; }
    const MultiPolygon band = buffer_of_line(border_of(area), depth, LineEnds::round, tolerance);
    switch (side) {
        case BorderSide::inside: return intersection_of(band, area);
        case BorderSide::outside: return difference_of(band, area);
        case BorderSide::both: break;
    }
    return band;
}

}  // namespace mapwire
