// Writes the files of the sample reports into a folder, so that other programs can look at them.
#include <cstdio>
#include <exception>

#include "mapwire/layers/build_layers.hpp"
#include "mapwire/writers/formats.hpp"
#include "support/sample_reading.hpp"

int main(int argc, char** argv) try {
    if (argc < 2) {
        std::fputs("usage: write_sample DIR [FORMAT]...\n", stderr);
        return 2;
    }
    const auto sample = mapwire::sample::two_reports();
    const auto layers = mapwire::build_layers(sample.readings, sample.places, {});
    const mapwire::RunNotes notes{"Sample", {"mapwire", "Invented places"}, "2017-07-02T00:00:00Z"};
    const auto styles = mapwire::QgisStyles::load(mapwire::geodata_files());
    mapwire::OutputDirectory output(argv[1], false);
    mapwire::OgrModule ogr;
    std::vector<std::string> formats(argv + 2, argv + argc);
    if (formats.empty()) {
        formats = {"geojson"};
    }
    for (const auto& format : formats) {
        for (const auto& loss :
             mapwire::write_format(mapwire::find_output_format(format, ogr), layers, notes, {}, styles, ogr, output)) {
            std::fprintf(stderr, "%s\n", loss.c_str());
        }
    }
    output.commit();
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
