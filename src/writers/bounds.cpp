#include <algorithm>
#include <optional>
#include <vector>

#include "mapwire/writers/geojson.hpp"
#include "writers/box_of_parts.hpp"

namespace mapwire {

void BoxOfParts::add_part(double west, double east, double south, double north) {
    any_ = true;
    west_ = std::min(west_, west);
    east_ = std::max(east_, east);
    south_ = std::min(south_, south);
    north_ = std::max(north_, north);
    if (east < 0.0) {
        last_before_ = last_before_ ? std::max(*last_before_, east) : east;
    } else if (west > 0.0) {
        first_behind_ = first_behind_ ? std::min(*first_behind_, west) : west;
    } else {
        on_meridian_ = true;
    }
}

void BoxOfParts::add(const std::vector<Coordinate>& positions) {
    if (positions.empty()) { return; }
    double west = 180.0;
    double east = -180.0;
    double south = 90.0;
    double north = -90.0;
    for (const auto& position : positions) {
        west = std::min(west, position.longitude());
        east = std::max(east, position.longitude());
        south = std::min(south, position.latitude());
        north = std::max(north, position.latitude());
    }
    add_part(west, east, south, north);
}

std::optional<BoundingBox> BoxOfParts::box() const {
    if (!any_) { return std::nullopt; }
    // A box across the 180th meridian only where the other one would reach round more than half the Earth.
    if (!on_meridian_ && last_before_ && first_behind_ && *first_behind_ - *last_before_ > 180.0) {
        return BoundingBox{*first_behind_, south_, *last_before_, north_};
    }
    return BoundingBox{west_, south_, east_, north_};
}

std::optional<BoundingBox> bounds(std::span<const Layer> layers) {
    BoxOfParts parts;
    for (const auto& layer : layers) {
        for (const auto& feature : layer.features) { parts.add(feature); }
    }
    return parts.box();
}

}  // namespace mapwire
