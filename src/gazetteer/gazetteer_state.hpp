#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "gazetteer/index_view.hpp"
#include "gazetteer/mapped_file.hpp"
#include "gazetteer/name_rules.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"

namespace mapwire {

/// Where the bytes of a layer live when the gazetteer keeps them itself.
struct LayerBytes {
    std::optional<MappedFile> file;
    std::vector<std::uint64_t> copy;
    std::vector<std::byte> owned;
};

struct LayerFacts {
    GazetteerInfo info;
    std::uint32_t first_place = 0;  ///< PlaceId of the layer's place 0
};

struct Gazetteer::State {
    std::vector<LayerBytes> bytes;
    std::vector<IndexView> views;  ///< the lowest layer first
    std::vector<LayerFacts> layers;
    NameRules rules;                                            ///< of the uppermost layer
    std::unordered_map<std::uint32_t, std::uint32_t> upper_of;  ///< place of a lower layer: the same in an upper one
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> lower_of;  ///< the other way round

    struct Where {
        const IndexView* view;
        const LayerFacts* facts;
        std::uint32_t number;
    };
    /// Throws std::out_of_range for an id that no layer has.
    [[nodiscard]] Where find(PlaceId id) const;
    [[nodiscard]] PlaceId id(std::size_t layer, std::uint32_t number) const {
        const auto own = layers[layer].first_place + number;
        if (upper_of.empty()) { return PlaceId{own}; }
        const auto upper = upper_of.find(own);
        return PlaceId{upper == upper_of.end() ? own : upper->second};
    }
    /// The place itself, then the same place in lower layers.
    [[nodiscard]] std::vector<Where> everywhere(PlaceId id) const;
    void add_layer(IndexView view, LayerBytes kept, const std::string& name);
    void merge_layers();
};

[[nodiscard]] Coordinate position_of(const mwg::PlaceRecord& record);
[[nodiscard]] std::string_view country_of(const mwg::PlaceRecord& record) noexcept;

}  // namespace mapwire
