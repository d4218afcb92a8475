#include "mapwire/layers/build_layers.hpp"

#include <algorithm>
#include <tuple>

#include "layers/definitions.hpp"
#include "layers/provenance.hpp"

namespace mapwire {
namespace {

/// By day of publication (undated last), id, text: the order in which readings are given must not show in a file.
bool comes_before(const ArticleReading* a, const ArticleReading* b) {
    const auto& x = a->article;
    const auto& y = b->article;
    if (x.published.has_value() != y.published.has_value()) { return x.published.has_value(); }
    return std::tie(x.published, x.id, x.text) < std::tie(y.published, y.id, y.text);
}

void number_features(Layer& layer) {
    std::int64_t id = 0;
    for (auto& feature : layer.features) { feature.id = ++id; }
}

}  // namespace

std::vector<Layer> build_layers(std::span<const ArticleReading> readings, const std::map<PlaceId, Place>& places,
                                const LayerOptions& options, std::optional<std::span<const Event>> merged) {
    LayerInput input{{}, places, options, {}};
    for (const auto& reading : readings) { input.readings.push_back(&reading); }
    std::stable_sort(input.readings.begin(), input.readings.end(), comes_before);
    if (merged) {
        for (const auto& event : *merged) { input.events.push_back(&event); }
    } else {
        for (const auto* reading : input.readings) {
            for (const auto& event : reading->events) { input.events.push_back(&event); }
        }
    }

    std::vector<Layer> layers;
    layers.push_back(places_layer(input));
    layers.push_back(mentions_layer(input));
    layers.push_back(zones_layer(input));
    layers.push_back(regions_layer(input));
    layers.push_back(lines_layer(input));
    layers.push_back(events_layer(input));
    layers.push_back(event_areas_layer(input));

    const auto& rare = options.only_with_features;
    std::erase_if(layers, [&](const Layer& layer) {
        return layer.features.empty() && std::find(rare.begin(), rare.end(), layer.name) != rare.end();
    });
    for (auto& layer : layers) { number_features(layer); }
    return layers;
}

std::vector<Layer> build_event_layers(std::span<const Event> events, const LayerOptions& options) {
    const std::map<PlaceId, Place> no_places;
    LayerInput input{{}, no_places, options, {}};
    for (const auto& event : events) { input.events.push_back(&event); }
    std::vector<Layer> layers{events_layer(input), event_areas_layer(input)};
    for (auto& layer : layers) { number_features(layer); }
    return layers;
}

Layer build_zones_layer(std::span<const Zone> zones, const LayerOptions& options) {
    ArticleReading nothing_read;
    nothing_read.zones.assign(zones.begin(), zones.end());
    const std::map<PlaceId, Place> no_places;
    Layer layer = zones_layer({{&nothing_read}, no_places, options, {}});
    number_features(layer);
    return layer;
}

}  // namespace mapwire
