#include <catch2/catch.hpp>

#include "mapwire/layers/build_layers.hpp"
#include "support/sample_reading.hpp"
#include "support/scratch_folder.hpp"

using namespace mapwire;

TEST_CASE("layers that do not fit into memory are the same as those that do") {
    const ScratchFolder scratch;
    auto sample = sample::two_reports();
    const PlaceLookup places = [&](PlaceId id) {
        const auto found = sample.places.find(id);
        return found == sample.places.end() ? nullptr : &found->second;
    };
    LayerMerger on_disk({}, scratch.path());
    LayerMerger in_memory({}, {});
    // Enough articles with texts long enough that groups and features leave the memory.
    for (int i = 0; i < 3000; ++i) {
        for (auto& reading : sample.readings) {
            auto features = article_features(reading, places, {});
            for (auto& told : features) {
                told.feature.values[1] = std::string("name ") + std::to_string(i % 700);
                if (!told.key.empty() && i % 2 == 1) { told.key += std::to_string(i * 7919 % 1000); }
            }
            auto copy = features;
            on_disk.add(std::move(features));
            in_memory.add(std::move(copy));
        }
    }
    const auto one = on_disk.finish();
    const auto other = in_memory.finish();
    REQUIRE(one.size() == other.size());
    bool spilled = false;
    for (std::size_t i = 0; i < one.size(); ++i) {
        INFO(one[i].name);
        spilled = spilled || one[i].features.spilled();
        REQUIRE(one[i].features.size() == other[i].features.size());
        auto next = other[i].features.begin();
        bool same = true;
        for (const auto& feature : one[i].features) {
            same =
                same && feature.id == next->id && feature.values == next->values && feature.geometry == next->geometry;
            ++next;
        }
        CHECK(same);
    }
    CHECK(spilled);
}
