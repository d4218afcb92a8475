#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "mapwire/model/geometry.hpp"
#include "mapwire/model/units.hpp"

namespace mapwire::expressions {

/// Roads as a network of their vertices; edges are as long as geodesics, in both directions.
class RoadNetwork {
public:
    RoadNetwork() = default;
    explicit RoadNetwork(const std::vector<const MultiLineString*>& roads);

    [[nodiscard]] bool empty() const noexcept { return places_.empty(); }
    /// The shortest way, vertex by vertex; nothing when it is longer than `longest` or there is none.
    [[nodiscard]] std::optional<LineString> route(std::uint32_t from, std::uint32_t to, Metres longest) const;
    [[nodiscard]] std::vector<Coordinate> reached(std::uint32_t from, Metres length) const;
    /// The vertex nearest to a place; nothing when none is within reach.
    [[nodiscard]] std::optional<std::uint32_t> nearest(Coordinate place, Metres reach) const;

private:
    struct Edge {
        std::uint32_t to;
        float metres;
    };
    struct Walk {
        std::vector<double> lengths;
        std::vector<std::uint32_t> from;
    };
    [[nodiscard]] Walk walk(std::uint32_t from, std::optional<std::uint32_t> to, double longest) const;

    std::vector<Coordinate> places_;
    std::vector<std::uint32_t> first_edge_;  // of each place, and one more
    std::vector<Edge> edges_;
};

}  // namespace mapwire::expressions
