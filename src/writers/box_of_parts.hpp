#pragma once

#include <optional>
#include <vector>

#include "mapwire/model/feature.hpp"

namespace mapwire {

/// The box round the connected parts of geometries (points, lines, outer rings), in a few numbers however many they
/// are.
class BoxOfParts {
public:
    void add(const Feature& feature) {
        if (feature.geometry) {
            std::visit([&](const auto& geometry) { add(geometry); }, *feature.geometry);
        }
    }
    /// West is greater than east where the parts lie on both sides of the 180th meridian; nothing without a part.
    [[nodiscard]] std::optional<BoundingBox> box() const;

private:
    void add(const Coordinate& position) {
        add_part(position.longitude(), position.longitude(), position.latitude(), position.latitude());
    }
    void add(const std::vector<Coordinate>& positions);
    void add(const LineString& line) { add(line.positions); }
    void add(const MultiLineString& lines) {
        for (const auto& line : lines.lines) { add(line); }
    }
    void add(const MultiPolygon& area) {
        for (const auto& polygon : area.polygons) { add(polygon.exterior.positions); }
    }
    void add_part(double west, double east, double south, double north);

    bool any_ = false;
    double west_ = 180.0;
    double east_ = -180.0;
    double south_ = 90.0;
    double north_ = -90.0;
    // A stretch of longitude without a part is wider than 180 degrees only if it holds the prime meridian.
    bool on_meridian_ = false;
    std::optional<double> last_before_;  // the easternmost that lies wholly west of it
    std::optional<double> first_behind_;
};

}  // namespace mapwire
