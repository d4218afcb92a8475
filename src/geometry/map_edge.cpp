#include "geometry/map_edge.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace mapwire {
namespace {

/// Way along the edge, counter-clockwise from the lower right corner, in degrees: 180 up, 360 left, 180 down, 360
/// right.
constexpr double way_round = 1080.0;

double way_of(Coordinate position) {
    return position.longitude() > 0.0 ? position.latitude() + 90.0 : 630.0 - position.latitude();
}

struct Corner {
    double way;
    double longitude;
    double latitude;
};
constexpr std::array<Corner, 10> corners{{{0.0, 180.0, -90.0},
                                          {180.0, 180.0, 90.0},
                                          {270.0, 90.0, 90.0},
                                          {360.0, 0.0, 90.0},
                                          {450.0, -90.0, 90.0},
                                          {540.0, -180.0, 90.0},
                                          {720.0, -180.0, -90.0},
                                          {810.0, -90.0, -90.0},
                                          {900.0, 0.0, -90.0},
                                          {990.0, 90.0, -90.0}}};

Coordinate position_of(const Corner& corner) {
    return Coordinate::from_degrees({.longitude = corner.longitude, .latitude = corner.latitude});
}

/// A chain's end (the walk along the edge sets out) or its beginning (the walk arrives).
struct Event {
    double way;
    bool is_end;
    std::size_t chain;
};

/// Ends and beginnings alternate round the edge. Where several meet in one point their order is not given by the way:
/// it is the one that alternates. Starting at a way with a single event makes the state at the start certain.
void order_ties(std::vector<Event>& events) {
    const auto tied = [&](std::size_t i) {
        const std::size_t n = events.size();
        return events[i].way == events[(i + 1) % n].way || events[i].way == events[(i + n - 1) % n].way;
    };
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (!tied(i)) {
            std::rotate(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(i), events.end());
            break;
        }
    }
    for (std::size_t i = 1; i < events.size(); ++i) {
        if (events[i].is_end != events[i - 1].is_end) { continue; }
        for (std::size_t j = i + 1; j < events.size() && events[j].way == events[i].way; ++j) {
            if (events[j].is_end != events[i].is_end) {
                std::swap(events[i], events[j]);
                break;
            }
        }
    }
}

void append(std::vector<Coordinate>& ring, Coordinate next) {
    if (ring.empty() || !(ring.back() == next)) { ring.push_back(next); }
}

/// The corners passed between two ways, the second reached by going round if need be.
void walk(std::vector<Coordinate>& ring, double from, double to) {
    const double goal = to < from ? to + way_round : to;
    for (int round = 0; round < 2; ++round) {
        for (const Corner& corner : corners) {
            const double way = corner.way + round * way_round;
            if (way > from && way < goal) { append(ring, position_of(corner)); }
        }
    }
}

}  // namespace

Ring map_edge() {
    Ring ring;
    for (const Corner& corner : corners) { ring.positions.push_back(position_of(corner)); }
    ring.positions.push_back(ring.positions.front());
    return ring;
}

std::vector<Ring> join_along_map_edge(std::vector<std::vector<Coordinate>> chains) {
    std::vector<Event> events;
    for (std::size_t i = 0; i < chains.size(); ++i) {
        events.push_back({.way = way_of(chains[i].front()), .is_end = false, .chain = i});
        events.push_back({.way = way_of(chains[i].back()), .is_end = true, .chain = i});
    }
    // The chain's number makes the order, and so the output, certain.
    std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
        if (a.way != b.way) { return a.way < b.way; }
        if (a.is_end != b.is_end) { return a.is_end; }
        return a.chain < b.chain;
    });
    order_ties(events);

    struct Link {
        std::size_t chain = 0;
        double from = 0.0;
        double to = 0.0;
    };
    std::vector<Link> next(chains.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (!events[i].is_end) { continue; }
        std::size_t j = (i + 1) % events.size();
        while (events[j].is_end) { j = (j + 1) % events.size(); }
        next[events[i].chain] = {.chain = events[j].chain, .from = events[i].way, .to = events[j].way};
    }

    std::vector<Ring> rings;
    std::vector<bool> used(chains.size(), false);
    for (std::size_t first = 0; first < chains.size(); ++first) {
        if (used[first]) { continue; }
        std::vector<Coordinate> ring;
        for (std::size_t i = first; !used[i]; i = next[i].chain) {
            used[i] = true;
            for (const Coordinate& each : chains[i]) { append(ring, each); }
            walk(ring, next[i].from, next[i].to);
        }
        append(ring, ring.front());
        rings.push_back({.positions = std::move(ring)});
    }
    return rings;
}

}  // namespace mapwire
