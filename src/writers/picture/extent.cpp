#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "mapwire/writers/picture.hpp"

namespace mapwire {
namespace {

/// One thing that the story tells, as a box; longitudes count from a common meridian, so that they may pass 180.
struct Item {
    double west;
    double south;
    double east;
    double north;
    double weight;
    bool is_zone;
    [[nodiscard]] double longitude() const { return (west + east) / 2.0; }
    [[nodiscard]] double latitude() const { return (south + north) / 2.0; }
    [[nodiscard]] double size() const { return std::hypot(east - west, north - south); }
};

class Walker {
public:
    Walker(Item& item, double meridian) : item_(item), meridian_(meridian) {}
    void operator()(const Coordinate& position) {
        double east = position.longitude() - meridian_;
        if (east > 180.0) { east -= 360.0; }
        if (east < -180.0) { east += 360.0; }
        item_.west = std::min(item_.west, east);
        item_.east = std::max(item_.east, east);
        item_.south = std::min(item_.south, position.latitude());
        item_.north = std::max(item_.north, position.latitude());
    }
    void operator()(const LineString& line) {
        for (const auto& position : line.positions) { (*this)(position); }
    }
    void operator()(const MultiLineString& lines) {
        for (const auto& line : lines.lines) { (*this)(line); }
    }
    void operator()(const MultiPolygon& area) {
        for (const auto& polygon : area.polygons) {
            for (const auto& position : polygon.exterior.positions) { (*this)(position); }
        }
    }

private:
    Item& item_;
    double meridian_;
};

double weight_of(const Layer& layer, const Feature& feature) {
    if (layer.name == "zones") {
        const auto* status = text_of(layer, feature, "status");
        return status != nullptr && *status == "lapsed" ? 1.0 : 4.0;
    }
    if (layer.name == "events") { return 2.0; }
    if (layer.name == "places") {
        if (symbol_value(layer, feature) == "area") { return 0.0; }
        const auto* count = integer_of(layer, feature, "mention_count");
        return count == nullptr ? 1.0 : std::min(4.0, static_cast<double>(*count));
    }
    return layer.name == "mentions" ? 0.0 : 1.0;
}

/// The first position of a geometry; all longitudes are counted from it.
std::optional<double> some_meridian(std::span<const Layer> layers) {
    for (const auto& layer : layers) {
        for (const auto& feature : layer.features) {
            if (!feature.geometry || weight_of(layer, feature) == 0.0) { continue; }
            if (const auto* point = std::get_if<Coordinate>(&*feature.geometry)) { return point->longitude(); }
            if (const auto* area = std::get_if<MultiPolygon>(&*feature.geometry); area != nullptr && !area->empty()) {
                return area->polygons.front().exterior.positions.front().longitude();
            }
        }
    }
    return std::nullopt;
}

std::vector<Item> items_of(std::span<const Layer> layers, double meridian) {
    std::vector<Item> items;
    for (const auto& layer : layers) {
        for (const auto& feature : layer.features) {
            const double weight = weight_of(layer, feature);
            if (!feature.geometry || weight == 0.0) { continue; }
            Item item{400.0, 100.0, -400.0, -100.0, weight, layer.name == "zones"};
            std::visit(Walker(item, meridian), *feature.geometry);
            if (item.west <= item.east) { items.push_back(item); }
        }
    }
    return items;
}

/// The value below which this part of the whole weight lies.
double weighted_quantile(std::vector<std::pair<double, double>> values, double part) {
    std::sort(values.begin(), values.end());
    double all = 0.0;
    for (const auto& [value, weight] : values) { all += weight; }
    double sum = 0.0;
    for (const auto& [value, weight] : values) {
        sum += weight;
        if (sum >= all * part) { return value; }
    }
    return values.back().first;
}

double folded_longitude(double degrees) {
    return degrees > 180.0 ? degrees - 360.0 : degrees < -180.0 ? degrees + 360.0 : degrees;
}

}  // namespace

BoundingBox extent_of(std::span<const Layer> layers) {
    const BoundingBox world{-180.0, -60.0, 180.0, 80.0};
    const auto meridian = some_meridian(layers);
    if (!meridian) { return world; }
    const auto items = items_of(layers, *meridian);
    std::vector<std::pair<double, double>> longitudes;
    std::vector<std::pair<double, double>> latitudes;
    for (const auto& item : items) {
        longitudes.emplace_back(item.longitude(), item.weight);
        latitudes.emplace_back(item.latitude(), item.weight);
    }
    const double middle_longitude = weighted_quantile(longitudes, 0.5);
    const double middle_latitude = weighted_quantile(latitudes, 0.5);
    const double narrowing = std::max(0.2, std::cos(middle_latitude * std::numbers::pi / 180.0));
    const auto distance = [&](const Item& item) {
        return std::hypot((item.longitude() - middle_longitude) * narrowing, item.latitude() - middle_latitude);
    };
    std::vector<std::pair<double, double>> distances;
    std::vector<std::pair<double, double>> zone_sizes;
    for (const auto& item : items) {
        distances.emplace_back(distance(item), item.weight);
        if (item.is_zone) { zone_sizes.emplace_back(item.size(), item.weight); }
    }
    const double near = std::max(1.2, 2.2 * weighted_quantile(distances, 0.6));
    // What is far larger than the story's places is left out, unless it is the story: a zone of 300 km round a town.
    const double large = 2.0 * near;
    const double large_zone = zone_sizes.empty() ? large : std::max(large, weighted_quantile(zone_sizes, 0.6));

    std::optional<Item> box;
    for (const auto& item : items) {
        if (distance(item) > near || item.size() > (item.is_zone ? large_zone : large)) { continue; }
        if (!box) { box = item; }
        box->west = std::min(box->west, item.west);
        box->east = std::max(box->east, item.east);
        box->south = std::min(box->south, item.south);
        box->north = std::max(box->north, item.north);
    }
    if (!box) {
        box = Item{middle_longitude - near,
                   middle_latitude - near,
                   middle_longitude + near,
                   middle_latitude + near,
                   1.0,
                   false};
    }
    // A town alone is shown with its surroundings: the outlines are generalised and say nothing at a closer look.
    constexpr double least_height = 1.5;
    const double margin = std::max({0.15, 0.1 * std::max(box->east - box->west, box->north - box->south),
                                    (least_height - (box->north - box->south)) / 2.0});
    if (box->east - box->west + 2.0 * margin >= 340.0) {
        return {-180.0, std::max(-85.0, box->south - margin), 180.0, std::min(85.0, box->north + margin)};
    }
    return {folded_longitude(box->west - margin + *meridian), std::max(-89.0, box->south - margin),
            folded_longitude(box->east + margin + *meridian), std::min(89.0, box->north + margin)};
}

}  // namespace mapwire
