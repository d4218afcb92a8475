// The example batch of the README, mapped.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "app/mapped_articles.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/validity.hpp"
#include "mapwire/writers/geojson.hpp"

using namespace mapwire;
using namespace mapwire::testing;

namespace {

const RunResult& example_map() {
    static const auto result = [] {
        std::set<std::string> files;
        for (const auto& entry : std::filesystem::directory_iterator(MAPWIRE_SOURCE_DIR "/examples/articles")) {
            files.insert(entry.path().string());
        }
        return map_articles({files.begin(), files.end()});
    }();
    return result;
}

}  // namespace

TEST_CASE("the example's places are where they are, and furniture is nowhere") {
    const auto& places = layer(example_map(), "places");
    for (const auto* name : {"Al Tanf", "Amman", "Daraa", "Rukban"}) {
        INFO(name);
        bool used = false;
        for (const auto& feature : places.features) {
            used = used || text(places, feature, "names_used").find(name) != std::string::npos;
        }
        CHECK(used);
    }
    CHECK(find(places, "name", "Desert") == nullptr);
}

TEST_CASE("each telling of the zone around the base is a zone with its own radius") {
    const auto& zones = layer(example_map(), "zones");
    std::set<double> radii;
    for (const auto& feature : zones.features) {
        if (text(zones, feature, "origin") == "text") { radii.insert(number(zones, feature, "radius_m")); }
    }
    CHECK(radii.contains(55'000.0));
    CHECK(radii.contains(34 * metres_per_mile));
}

TEST_CASE("every area on the example's map is valid after rounding") {
    std::size_t areas = 0;
    for (const auto& layer : example_map().layers) {
        for (const auto& feature : layer.features) {
            if (!feature.geometry) { continue; }
            if (const auto* area = std::get_if<MultiPolygon>(&*feature.geometry)) {
                const auto fault = invalidity(rounded_for_output(*area));
                INFO(layer.name << " " << feature.id << ": " << fault.value_or("valid"));
                CHECK_FALSE(fault);
                ++areas;
            }
        }
    }
    CHECK(areas >= 4);
}

TEST_CASE("the order of the articles changes no byte of the layers") {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(MAPWIRE_SOURCE_DIR "/examples/articles")) {
        files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    const auto forward = map_articles(files);
    std::reverse(files.begin(), files.end());
    const auto backward = map_articles(files);
    REQUIRE(forward.layers.size() == backward.layers.size());
    for (std::size_t i = 0; i < forward.layers.size(); ++i) {
        CHECK(to_geojson(forward.layers[i]) == to_geojson(backward.layers[i]));
    }
}
