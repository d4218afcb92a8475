#include "mapwire/layers/build_layers.hpp"

#include <algorithm>

#include "layers/definitions.hpp"
#include "layers/provenance.hpp"

namespace mapwire {

std::vector<ToldFeature> article_features(const ArticleReading& reading, const PlaceLookup& places,
                                          const LayerOptions& options) {
    const LayerInput input{reading, places, options};
    std::vector<ToldFeature> told;
    tell_places(input, told);
    tell_mentions(input, told);
    tell_zones(input, told);
    tell_regions(input, told);
    tell_lines(input, told);
    return told;
}

std::vector<Layer> build_layers(std::span<const ArticleReading> readings, const std::map<PlaceId, Place>& places,
                                const LayerOptions& options, std::optional<std::span<const Event>> merged) {
    const PlaceLookup lookup = [&](PlaceId id) {
        const auto found = places.find(id);
        return found == places.end() ? nullptr : &found->second;
    };
    // The order in which readings are given must not show in a file.
    std::vector<std::pair<std::string, const ArticleReading*>> order;
    for (const auto& reading : readings) {
        ArticleRecord record;
        record.id = reading.article.id;
        record.published = reading.article.published;
        record.digest = article_digest(reading.article);
        order.emplace_back(lasting_order_key(record), &reading);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    LayerMerger merger(options, {});
    for (const auto& [key, reading] : order) { merger.add(article_features(*reading, lookup, options)); }
    if (merged) { return merger.finish(*merged); }
    std::vector<Event> events;
    for (const auto& [key, reading] : order) {
        events.insert(events.end(), reading->events.begin(), reading->events.end());
    }
    return merger.finish(events);
}

std::vector<Layer> build_event_layers(std::span<const Event> events, const LayerOptions& options) {
    std::vector<Layer> layers{empty_layer("events"), empty_layer("event_areas")};
    add_events(source_of(events), options, layers[0], layers[1]);
    return layers;
}

Layer build_zones_layer(std::span<const Zone> zones, const LayerOptions& options) {
    ArticleReading nothing_read;
    nothing_read.zones.assign(zones.begin(), zones.end());
    std::vector<ToldFeature> told;
    const PlaceLookup no_places = [](PlaceId) -> const Place* { return nullptr; };
    tell_zones({nothing_read, no_places, options}, told);
    LayerMerger merger(options, {});
    merger.add(std::move(told));
    return std::move(merger.finish()[layer_number("zones")]);
}

}  // namespace mapwire
