// A layer too large for memory gives each feature only until the next one is read. No writer may keep more of it, and
// what it writes is what it would write of the same layer in memory.
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>

#include "mapwire/layers/build_layers.hpp"
#include "mapwire/writers/formats.hpp"
#include "support/sample_reading.hpp"
#include "support/scratch_folder.hpp"

using namespace mapwire;
namespace fs = std::filesystem;

namespace {

/// The sample's features again and again, with numbers of their own; on disk when a folder is given.
std::vector<Layer> many_features(const fs::path& folder) {
    const auto sample = sample::two_reports();
    std::vector<Layer> layers;
    for (auto& layer : build_layers(sample.readings, sample.places, {})) {
        FeatureList features = folder.empty() ? FeatureList() : FeatureList(folder, 2000);
        std::int64_t number = 0;
        for (int round = 0; round < 30; ++round) {
            for (const auto& feature : layer.features) {
                auto copy = feature;
                copy.id = ++number;
                copy.values.front() = "feature-" + std::to_string(number);
                features.push_back(std::move(copy));
            }
        }
        CHECK(features.spilled() == (!folder.empty() && number > 0));
        layer.features = std::move(features);
        layers.push_back(std::move(layer));
    }
    return layers;
}

std::map<std::string, std::string> files_of(const std::vector<Layer>& layers, const OutputFormat& format,
                                            const fs::path& folder) {
    OgrModule ogr;
    OutputDirectory output(folder, false);
    const RunNotes notes{"Sample", {"mapwire", "Invented places"}, "2017-07-02T00:00:00Z"};
    static_cast<void>(write_format(format, layers, notes, {}, QgisStyles::load(geodata_files()), ogr, output));
    output.commit();
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        files[entry.path().filename().string()] = file_content(entry.path());
    }
    return files;
}

}  // namespace

TEST_CASE("a layer on disk is written as the same layer in memory, in every format") {
    const ScratchFolder scratch;
    const auto in_memory = many_features("");
    const auto on_disk = many_features(scratch.path());
    for (const auto& format : output_formats()) {
        if (format.name == "postgis" || format.draws_map) { continue; }
        INFO(format.name);
        const std::string name(format.name);
        const auto expected = files_of(in_memory, format, scratch.path() / (name + "-memory"));
        const auto found = files_of(on_disk, format, scratch.path() / (name + "-disk"));
        CHECK_FALSE(expected.empty());
        CHECK(expected.size() == found.size());
        for (const auto& [file, bytes] : expected) {
            INFO(file);
            CHECK((found.contains(file) && found.at(file) == bytes));
        }
    }
}
