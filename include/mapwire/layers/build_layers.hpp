#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mapwire/model/event.hpp"
#include "mapwire/model/layer.hpp"
#include "mapwire/model/place.hpp"
#include "mapwire/model/reading.hpp"
#include "mapwire/model/zone.hpp"
#include "mapwire/records/article_record.hpp"

namespace mapwire {

struct LayerOptions {
    /// Places, zones, regions and lines below it are left out; a mention below it is listed without a place.
    double min_confidence = 0.0;
    std::vector<Role> place_roles{Role::literal, Role::dateline};  ///< roles that become features of `places`
    /// Layers that are left out when they have no feature. All others are always there.
    std::vector<std::string> only_with_features{"events", "event_areas"};
    std::string catalogue = "mapwire geodata";  ///< the provenance of zones and regions that are known beforehand
    std::string catalogue_licence = "Apache-2.0";
};

/// The place of a number, nothing when there is none; what it points to lives until the caller is done with an article.
using PlaceLookup = std::function<const Place*(PlaceId)>;

/// What one article contributes to the layers, features in text order layer by layer. Each stands as it would if the
/// article were alone, except for the feature number, which is 0.
[[nodiscard]] std::vector<ToldFeature> article_features(const ArticleReading& reading, const PlaceLookup& places,
                                                        const LayerOptions& options);

/// Hands each event of a run to `visit`, in the order of the layers; as often as it is called.
using EventSource = std::function<void(const std::function<void(const Event&)>& visit)>;

/// Makes layers of what the articles contribute, however many they are: what does not fit into memory lies in files
/// without name in the folder given ("" for none: all in memory).
class LayerMerger {
public:
    LayerMerger(LayerOptions options, std::filesystem::path spill_folder);
    ~LayerMerger();
    LayerMerger(LayerMerger&&) noexcept;
    LayerMerger& operator=(LayerMerger&&) noexcept;

    /// The features of the next article, in the lasting order of articles (records/article_record.hpp).
    void add(std::vector<ToldFeature> features);
    /// The layers, once, with these events; see build_layers for what they promise. Throws RunError when the disk is
    /// full.
    [[nodiscard]] std::vector<Layer> finish(const EventSource& events);
    [[nodiscard]] std::vector<Layer> finish(std::span<const Event> events = {});

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The layers of a run in the order of the promised file names: places, mentions, zones, regions, lines, events,
/// event_areas. `places` holds each place that a reading refers to (one that is missing counts as unresolved).
///
/// The order of the readings changes nothing: articles are taken by date, then id. Feature ids count from 1; text ids
/// ("mention_id") depend only on what they identify, so that they last from run to run. A place is one feature however
/// many articles name it; so is a zone of the catalogue with one status, and an area or line told twice.
/// Offsets are given in bytes and code points. Metres are rounded to millimetres, square kilometres to 1 m²,
/// confidences to four decimals.
/// Events that are known only by area go to event_areas, all others to events, without geometry when they have no
/// place. `merged` are the events to print, in their order; without it those of the readings, one by one.
[[nodiscard]] std::vector<Layer> build_layers(std::span<const ArticleReading> readings,
                                              const std::map<PlaceId, Place>& places, const LayerOptions& options,
                                              std::optional<std::span<const Event>> merged = std::nullopt);

/// The layers events and event_areas of events alone.
[[nodiscard]] std::vector<Layer> build_event_layers(std::span<const Event> events, const LayerOptions& options = {});

/// The layer `zones` of zones that no article tells, such as those of the catalogue: article and sentence are null.
[[nodiscard]] Layer build_zones_layer(std::span<const Zone> zones, const LayerOptions& options = {});

/// Every layer that mapwire knows, with its fields and without features.
[[nodiscard]] std::vector<Layer> layer_definitions();

/// The fields of all layers as Markdown tables (field, meaning, unit, type, example): first the fields that all layers
/// share, then each layer's own.
[[nodiscard]] std::string field_table_markdown();

}  // namespace mapwire
