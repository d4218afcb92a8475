#include "writers/picture/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace mapwire {
namespace {

/// One side of the box: inside is where `side(p)` is not negative.
template <class Side>
PixelPath cut(const PixelPath& ring, Side side) {
    PixelPath kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Pixel from = ring[i == 0 ? ring.size() - 1 : i - 1];
        const Pixel to = ring[i];
        const double before = side(from);
        const double after = side(to);
        if ((before < 0.0) != (after < 0.0)) {
            const double part = before / (before - after);
            kept.push_back({from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part});
        }
        if (after >= 0.0) { kept.push_back(to); }
    }
    return kept;
}

double distance_to_line(Pixel p, Pixel a, Pixel b) {
    const double along = std::hypot(b.x - a.x, b.y - a.y);
    if (along == 0.0) { return std::hypot(p.x - a.x, p.y - a.y); }
    return std::abs((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)) / along;
}

/// The part of a segment within the box (Liang and Barsky 1984); false when there is none.
bool clip_segment(Pixel& from, Pixel& to, const PixelBox& box) {
    double begin = 0.0;
    double end = 1.0;
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const auto edge = [&](double direction, double room) {
        if (direction == 0.0) { return room >= 0.0; }
        const double at = room / direction;
        direction < 0.0 ? begin = std::max(begin, at) : end = std::min(end, at);
        return begin <= end;
    };
    if (!edge(-dx, from.x - box.left) || !edge(dx, box.right - from.x) || !edge(-dy, from.y - box.top) ||
        !edge(dy, box.bottom - from.y)) {
        return false;
    }
    const Pixel start = from;
    from = {start.x + dx * begin, start.y + dy * begin};
    to = {start.x + dx * end, start.y + dy * end};
    return true;
}

PixelPath regular(std::size_t corners, Pixel centre, double radius, double turn, double inner = 0.0) {
    PixelPath path;
    const std::size_t steps = inner > 0.0 ? corners * 2 : corners;
    for (std::size_t i = 0; i < steps; ++i) {
        const double angle = 2.0 * std::numbers::pi * (turn + static_cast<double>(i) / static_cast<double>(steps)) -
                             std::numbers::pi / 2.0;
        const double reach = inner > 0.0 && i % 2 == 1 ? radius * inner : radius;
        path.push_back({centre.x + reach * std::cos(angle), centre.y + reach * std::sin(angle)});
    }
    return path;
}

constexpr double at_the_cut = 180.0 - 1e-6;  // degrees

/// The path in one piece, though its ends may lie beyond the picture: shapes are cut at the 180th meridian, so their
/// longitudes go on from one to the next, whatever meridian the picture's edge is.
PixelPath projected(const std::vector<Coordinate>& positions, const Projection& projection) {
    PixelPath path;
    path.reserve(positions.size());
    double turns = 0.0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const double now = positions[i].longitude();
        const double before = i == 0 ? now : positions[i - 1].longitude();
        // What was not cut goes on across.
        if (std::abs(now - before) > 180.0 && std::abs(now) < at_the_cut && std::abs(before) < at_the_cut) {
            turns += now < before ? 1.0 : -1.0;
        }
        path.push_back(projection.unfolded(positions[i], turns));
    }
    return path;
}

/// Gives `add` the path where it lies once around the world to the west, as it is, and once to the east, within a box
/// that is nowhere wider than the world.
template <class Add>
void each_turn(const PixelPath& path, const Projection& projection, PixelBox box, Add add) {
    const double around = projection.pixels_around_the_world();
    const double middle = (projection.frame().left + projection.frame().right) / 2.0;
    box.left = std::max(box.left, middle - around / 2.0);
    box.right = std::min(box.right, middle + around / 2.0);
    const auto [left, right] =
        std::minmax_element(path.begin(), path.end(), [](Pixel a, Pixel b) { return a.x < b.x; });
    if (left == path.end()) { return; }
    for (const double by : {-around, 0.0, around}) {
        if (right->x + by < box.left || left->x + by > box.right) { continue; }
        auto moved = path;
        for (auto& pixel : moved) { pixel.x += by; }
        add(std::move(moved), box);
    }
}

}  // namespace

PixelPath ring_within(PixelPath ring, const PixelBox& box) {
    ring = cut(ring, [&](Pixel p) { return p.x - box.left; });
    ring = cut(ring, [&](Pixel p) { return box.right - p.x; });
    ring = cut(ring, [&](Pixel p) { return p.y - box.top; });
    return cut(ring, [&](Pixel p) { return box.bottom - p.y; });
}

std::vector<PixelPath> line_within(const PixelPath& line, const PixelBox& box) {
    std::vector<PixelPath> parts;
    bool joined = false;
    for (std::size_t i = 1; i < line.size(); ++i) {
        Pixel from = line[i - 1];
        Pixel to = line[i];
        if (!clip_segment(from, to, box)) {
            joined = false;
            continue;
        }
        if (!joined) { parts.push_back({from}); }
        parts.back().push_back(to);
        joined = to.x == line[i].x && to.y == line[i].y;
    }
    return parts;
}

PixelPath simplified(const PixelPath& path, double distance) {
    if (path.size() < 4) { return path; }
    std::vector<bool> kept(path.size(), false);
    kept.front() = kept.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, path.size() - 1}};
    while (!open.empty()) {
        const auto [begin, end] = open.back();
        open.pop_back();
        double most = distance;
        std::size_t farthest = 0;
        for (std::size_t i = begin + 1; i < end; ++i) {
            const double off = distance_to_line(path[i], path[begin], path[end]);
            if (off > most) {
                most = off;
                farthest = i;
            }
        }
        if (farthest == 0) { continue; }
        kept[farthest] = true;
        open.emplace_back(begin, farthest);
        open.emplace_back(farthest, end);
    }
    PixelPath result;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (kept[i]) { result.push_back(path[i]); }
    }
    return result;
}

std::vector<PixelPath> rings_of(const MultiPolygon& area, const Projection& projection, const PixelBox& box) {
    std::vector<PixelPath> rings;
    const auto add = [&](const Ring& ring) {
        each_turn(projected(ring.positions, projection), projection, box, [&](PixelPath path, const PixelBox& within) {
            path = simplified(ring_within(std::move(path), within), 0.3);
            if (path.size() >= 3) { rings.push_back(std::move(path)); }
        });
    };
    for (const auto& polygon : area.polygons) {
        add(polygon.exterior);
        for (const auto& hole : polygon.holes) { add(hole); }
    }
    return rings;
}

std::optional<MultiLineString> outline_without_cut(const MultiPolygon& area) {
    MultiLineString outline;
    bool is_cut = false;
    const auto add = [&](const Ring& ring) {
        LineString line;
        const auto end = [&] {
            if (line.positions.size() > 1) { outline.lines.push_back(std::move(line)); }
            line = {};
        };
        for (std::size_t i = 0; i < ring.positions.size(); ++i) {
            const auto on_cut = [](Coordinate position) { return std::abs(position.longitude()) >= at_the_cut; };
            if (i > 0 && on_cut(ring.positions[i - 1]) && on_cut(ring.positions[i])) {
                is_cut = true;
                end();
            }
            line.positions.push_back(ring.positions[i]);
        }
        end();
    };
    for (const auto& polygon : area.polygons) {
        add(polygon.exterior);
        for (const auto& hole : polygon.holes) { add(hole); }
    }
    return is_cut ? std::optional{std::move(outline)} : std::nullopt;
}

std::vector<PixelPath> lines_of(const MultiLineString& lines, const Projection& projection, const PixelBox& box) {
    std::vector<PixelPath> paths;
    for (const auto& line : lines.lines) {
        each_turn(projected(line.positions, projection), projection, box,
                  [&](const PixelPath& path, const PixelBox& within) {
                      for (const auto& part : line_within(path, within)) { paths.push_back(simplified(part, 0.3)); }
                  });
    }
    return paths;
}

double area_of(const PixelPath& ring) {
    double twice = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Pixel a = ring[i];
        const Pixel b = ring[(i + 1) % ring.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2.0;
}

Pixel inside_of(const std::vector<PixelPath>& rings) {
    const auto largest = std::max_element(
        rings.begin(), rings.end(), [](const PixelPath& a, const PixelPath& b) { return area_of(a) < area_of(b); });
    if (largest == rings.end()) { return {0.0, 0.0}; }
    double top = largest->front().y;
    double bottom = top;
    for (const auto& p : *largest) {
        top = std::min(top, p.y);
        bottom = std::max(bottom, p.y);
    }
    Pixel best = largest->front();
    double best_score = -1.0;
    constexpr int tries = 24;
    for (int i = 0; i < tries; ++i) {
        const double y = top + (bottom - top) * (i + 0.5) / tries;
        std::vector<double> crossings;
        for (std::size_t k = 0; k < largest->size(); ++k) {
            const Pixel a = (*largest)[k];
            const Pixel b = (*largest)[(k + 1) % largest->size()];
            if ((a.y <= y) != (b.y <= y)) { crossings.push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y)); }
        }
        std::sort(crossings.begin(), crossings.end());
        const double from_middle = std::abs(i + 0.5 - tries / 2.0) / tries;  // prefer the middle of the height
        for (std::size_t k = 0; k + 1 < crossings.size(); k += 2) {
            const double score = (crossings[k + 1] - crossings[k]) * (1.0 - from_middle);
            if (score > best_score) {
                best_score = score;
                best = {(crossings[k] + crossings[k + 1]) / 2.0, y};
            }
        }
    }
    return best;
}

PixelPath marker_outline(std::string_view shape, Pixel centre, double radius) {
    if (shape == "square") { return regular(4, centre, radius * 1.2, 0.125); }
    if (shape == "diamond") { return regular(4, centre, radius * 1.2, 0.0); }
    if (shape == "triangle" || shape == "equilateral_triangle") { return regular(3, centre, radius * 1.25, 0.0); }
    if (shape == "pentagon") { return regular(5, centre, radius * 1.1, 0.0); }
    if (shape == "hexagon") { return regular(6, centre, radius * 1.1, 0.0); }
    if (shape == "star") { return regular(5, centre, radius * 1.4, 0.0, 0.45); }
    if (shape == "cross_fill") {
        PixelPath path;
        const double a = radius * 1.1;
        const double b = radius * 0.4;
        for (const auto [x, y] : {Pixel{-b, -a},
                                  {b, -a},
                                  {b, -b},
                                  {a, -b},
                                  {a, b},
                                  {b, b},
                                  {b, a},
                                  {-b, a},
                                  {-b, b},
                                  {-a, b},
                                  {-a, -b},
                                  {-b, -b}}) {
            path.push_back({centre.x + x, centre.y + y});
        }
        return path;
    }
    return {};
}

}  // namespace mapwire
