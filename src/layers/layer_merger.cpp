#include <algorithm>
#include <unordered_map>
#include <utility>

#include "layers/definitions.hpp"
#include "layers/merge_rules.hpp"
#include "layers/provenance.hpp"
#include "mapwire/layers/build_layers.hpp"
#include "mapwire/model/record_bytes.hpp"
#include "mapwire/records/sorted_runs.hpp"

namespace mapwire {
namespace {

constexpr std::size_t groups_in_memory = 4U << 20U;  // bytes, about, for each layer

/// The features of one layer that are told several times, gathered by key.
///
/// Groups stay in memory until they are too many; then they go to disk sorted by key, each with the place of its first
/// telling, and are joined when all is told.
class Groups {
public:
    Groups(const Layer& layer, std::filesystem::path folder)
        : layer_(layer), folder_(std::move(folder)), spilled_(folder_, groups_in_memory) {}

    void add(std::uint64_t order, std::string key, Feature feature) {
        const auto [found, is_new] = groups_.try_emplace(std::move(key), Group{order, std::nullopt});
        if (!is_new) { return join(layer_, *found->second.feature, feature); }
        bytes_ += 2048 + found->first.size() + vertices(feature) * sizeof(Coordinate);
        found->second.feature = std::move(feature);
        if (!folder_.empty() && bytes_ > groups_in_memory) { spill(); }
    }

    /// Hands out each feature with its order and key, in no particular order.
    template <class Take>
    void for_each(Take take) {
        if (spilled_.size() == 0) {
            for (auto& [key, group] : groups_) { take(group.order, std::move(*group.feature)); }
            return;
        }
        spill();
        std::string open_key;
        std::optional<Group> open;
        spilled_.for_each([&](std::string_view key, std::string_view value) {
            RecordReader in(value);
            const auto order = in.whole();
            auto feature = in.feature();
            if (open && key == open_key) { return join(layer_, *open->feature, feature); }
            if (open) { take(open->order, std::move(*open->feature)); }
            open_key = key;
            open = Group{order, std::move(feature)};
        });
        if (open) { take(open->order, std::move(*open->feature)); }
    }

private:
    struct Group {
        std::uint64_t order;
        std::optional<Feature> feature;
    };
    static std::size_t vertices(const Feature& feature) {
        const auto* area = feature.geometry ? std::get_if<MultiPolygon>(&*feature.geometry) : nullptr;
        std::size_t count = 2;
        for (std::size_t i = 0; area != nullptr && i < area->polygons.size(); ++i) {
            count += area->polygons[i].exterior.positions.size();
        }
        return count;
    }
    void spill() {
        for (const auto& [key, group] : groups_) {
            RecordWriter out;
            out.whole(group.order).feature(*group.feature);
            spilled_.add(key, out.bytes());
        }
        groups_.clear();
        bytes_ = 0;
    }

    const Layer& layer_;
    std::filesystem::path folder_;
    std::unordered_map<std::string, Group> groups_;
    SortedRuns spilled_;
    std::size_t bytes_ = 0;
};

const FieldValue& value_of(const Layer& layer, const Feature& feature, std::string_view name) {
    const auto field = std::find_if(layer.fields.begin(), layer.fields.end(),
                                    [&](const FieldDefinition& one) { return one.name == name; });
    return feature.values.at(static_cast<std::size_t>(field - layer.fields.begin()));
}

std::string text_of(const FieldValue& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? "" : *text;
}

/// Places: the one named most often first, since tables begin with it, and its label wins. Others: as they were told.
std::string order_key(const Layer& layer, std::uint64_t order, const Feature& feature) {
    if (layer.name != "places") { return ordered_bytes(order); }
    const auto mentions = std::get<std::int64_t>(value_of(layer, feature, "mention_count"));
    return ordered_bytes(~static_cast<std::uint64_t>(mentions)) + text_of(value_of(layer, feature, "name")) + '\0' +
           text_of(value_of(layer, feature, "place_id"));
}

}  // namespace

struct LayerMerger::State {
    LayerOptions options;
    std::filesystem::path folder;
    std::vector<Layer> layers = layers_without_features();
    std::vector<Groups> groups;
    std::uint64_t order = 0;  // of the next feature among all that were told

    void append(Layer& layer, Feature feature) const {
        feature.id = static_cast<std::int64_t>(layer.features.size()) + 1;
        layer.features.push_back(std::move(feature));
    }
};

LayerMerger::LayerMerger(LayerOptions options, std::filesystem::path spill_folder) : state_(std::make_unique<State>()) {
    state_->options = std::move(options);
    state_->folder = std::move(spill_folder);
    for (auto& layer : state_->layers) {
        layer.features = FeatureList(state_->folder);
        state_->groups.emplace_back(layers_without_features()[layer_number(layer.name)], state_->folder);
    }
}
LayerMerger::~LayerMerger() = default;
LayerMerger::LayerMerger(LayerMerger&&) noexcept = default;
LayerMerger& LayerMerger::operator=(LayerMerger&&) noexcept = default;

void LayerMerger::add(std::vector<ToldFeature> features) {
    for (auto& told : features) {
        if (told.layer >= state_->layers.size()) { throw DamagedRecord(); }
        if (told.feature.values.size() != state_->layers[told.layer].fields.size()) { throw DamagedRecord(); }
        if (told.key.empty()) {
            state_->append(state_->layers[told.layer], std::move(told.feature));
        } else {
            state_->groups[told.layer].add(state_->order++, std::move(told.key), std::move(told.feature));
        }
    }
}

std::vector<Layer> LayerMerger::finish(std::span<const Event> events) { return finish(source_of(events)); }

std::vector<Layer> LayerMerger::finish(const EventSource& events) {
    add_events(events, state_->options, state_->layers[layer_number("events")],
               state_->layers[layer_number("event_areas")]);
    for (std::size_t i = 0; i < state_->layers.size(); ++i) {
        Layer& layer = state_->layers[i];
        SortedRuns sorted(state_->folder);
        state_->groups[i].for_each([&](std::uint64_t order, Feature feature) {
            RecordWriter out;
            out.feature(feature);
            sorted.add(order_key(layer, order, feature), out.bytes());
        });
        UniqueIds zone_ids;  // a zone of the catalogue with a second status gets another id; there are few of them
        sorted.for_each([&](std::string_view, std::string_view value) {
            auto feature = RecordReader(value).feature();
            if (layer.name == "zones" && text_of(value_of(layer, feature, "origin")) == "catalogue") {
                feature.values.front() = zone_ids.take(text_of(feature.values.front()));
            }
            state_->append(layer, std::move(feature));
        });
    }
    const auto& rare = state_->options.only_with_features;
    auto layers = std::move(state_->layers);
    std::erase_if(layers, [&](const Layer& layer) {
        return layer.features.empty() && std::find(rare.begin(), rare.end(), layer.name) != rare.end();
    });
    return layers;
}

}  // namespace mapwire
