#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "mapwire/writers/geojson.hpp"

namespace mapwire {
namespace {

/// The boxes of a layer's connected parts: points, lines, outer rings.
struct PartBoxes {
    std::vector<std::pair<double, double>> longitudes;  ///< west and east of each part
    double south = 90.0;
    double north = -90.0;

    void add(const std::vector<Coordinate>& positions) {
        if (positions.empty()) { return; }
        double west = 180.0;
        double east = -180.0;
        for (const auto& position : positions) {
            west = std::min(west, position.longitude());
            east = std::max(east, position.longitude());
            south = std::min(south, position.latitude());
            north = std::max(north, position.latitude());
        }
        longitudes.emplace_back(west, east);
    }
    void add(const Coordinate& position) {
        longitudes.emplace_back(position.longitude(), position.longitude());
        south = std::min(south, position.latitude());
        north = std::max(north, position.latitude());
    }
    void add(const LineString& line) { add(line.positions); }
    void add(const MultiLineString& lines) {
        for (const auto& line : lines.lines) { add(line); }
    }
    void add(const MultiPolygon& area) {
        for (const auto& polygon : area.polygons) { add(polygon.exterior.positions); }
    }
};

/// The widest stretch of longitude between parts, from the east of one to the west of the next.
std::pair<double, double> widest_gap(std::vector<std::pair<double, double>> parts) {
    std::sort(parts.begin(), parts.end());
    std::pair<double, double> widest{parts.front().second, parts.front().second};
    double reached = parts.front().second;
    for (const auto& [west, east] : parts) {
        if (west - reached > widest.second - widest.first) { widest = {reached, west}; }
        reached = std::max(reached, east);
    }
    return widest;
}

}  // namespace

std::optional<BoundingBox> bounds(std::span<const Layer> layers) {
    PartBoxes parts;
    for (const auto& layer : layers) {
        for (const auto& feature : layer.features) {
            if (feature.geometry) {
                std::visit([&](const auto& geometry) { parts.add(geometry); }, *feature.geometry);
            }
        }
    }
    if (parts.longitudes.empty()) { return std::nullopt; }
    BoundingBox box{180.0, parts.south, -180.0, parts.north};
    for (const auto& [west, east] : parts.longitudes) {
        box.west = std::min(box.west, west);
        box.east = std::max(box.east, east);
    }
    // A box across the 180th meridian only where the other one would reach round more than half the Earth.
    const auto gap = widest_gap(parts.longitudes);
    if (gap.second - gap.first > 180.0) { return BoundingBox{gap.second, box.south, gap.first, box.north}; }
    return box;
}

}  // namespace mapwire
