#include <algorithm>
#include <limits>
#include <stdexcept>
#include <vector>

#include "mapwire/geometry/overlay.hpp"

namespace mapwire {
namespace {

/// West never greater than east here: a box over the 180th meridian is two of these.
BoundingBox box_of(std::span<const Coordinate> positions) {
    if (positions.empty()) { throw std::invalid_argument("bounding_box: the geometry is empty"); }
    BoundingBox box{.west = 180.0, .south = 90.0, .east = -180.0, .north = -90.0};
    for (const Coordinate& each : positions) {
        box.west = std::min(box.west, each.longitude());
        box.east = std::max(box.east, each.longitude());
        box.south = std::min(box.south, each.latitude());
        box.north = std::max(box.north, each.latitude());
    }
    return box;
}

struct BoxesOfParts {
    std::vector<BoundingBox> operator()(const Coordinate& point) const { return {box_of({&point, 1})}; }
    std::vector<BoundingBox> operator()(const LineString& line) const { return {box_of(line.positions)}; }
    std::vector<BoundingBox> operator()(const MultiLineString& lines) const {
        std::vector<BoundingBox> boxes;
        for (const LineString& each : lines.lines) { boxes.push_back(box_of(each.positions)); }
        return boxes;
    }
    std::vector<BoundingBox> operator()(const MultiPolygon& area) const {
        std::vector<BoundingBox> boxes;
        for (const Polygon& each : area.polygons) { boxes.push_back(box_of(each.exterior.positions)); }
        return boxes;
    }
};

struct Interval {
    double west;
    double east;
};

/// Overlapping and touching intervals joined, from west to east.
std::vector<Interval> joined(std::vector<Interval> intervals) {
    std::sort(intervals.begin(), intervals.end(), [](Interval a, Interval b) { return a.west < b.west; });
    std::vector<Interval> result;
    for (const Interval each : intervals) {
        if (!result.empty() && each.west <= result.back().east) {
            result.back().east = std::max(result.back().east, each.east);
        } else {
            result.push_back(each);
        }
    }
    return result;
}

}  // namespace

BoundingBox combined_box(std::span<const BoundingBox> boxes) {
    if (boxes.empty()) { throw std::invalid_argument("combined_box: there are no boxes"); }
    std::vector<Interval> intervals;
    BoundingBox result{.west = -180.0, .south = 90.0, .east = 180.0, .north = -90.0};
    for (const BoundingBox& box : boxes) {
        result.south = std::min(result.south, box.south);
        result.north = std::max(result.north, box.north);
        if (box.west <= box.east) {
            intervals.push_back({box.west, box.east});
        } else {
            intervals.push_back({box.west, 180.0});
            intervals.push_back({-180.0, box.east});
        }
    }
    intervals = joined(std::move(intervals));
    // The box is what remains of the parallel without its widest gap. The gap over the 180th meridian comes first, so
    // that of equal gaps it is taken and the box does not cross.
    result.west = intervals.front().west;
    result.east = intervals.back().east;
    double widest = intervals.front().west + 360.0 - intervals.back().east;
    for (std::size_t i = 1; i < intervals.size(); ++i) {
        const double gap = intervals[i].west - intervals[i - 1].east;
        if (gap > widest) {
            widest = gap;
            result.west = intervals[i].west;
            result.east = intervals[i - 1].east;
        }
    }
    return result;
}

BoundingBox bounding_box(const Geometry& geometry) {
    const std::vector<BoundingBox> boxes = std::visit(BoxesOfParts{}, geometry);
    if (boxes.empty()) { throw std::invalid_argument("bounding_box: the geometry is empty"); }
    return combined_box(boxes);
}

}  // namespace mapwire
