// Writes the files of the sample reports into a folder, so that other programs can look at them.
#include <cstdio>
#include <exception>

#include "mapwire/layers/build_layers.hpp"
#include "mapwire/writers/write_run.hpp"
#include "support/sample_reading.hpp"

int main(int argc, char** argv) try {
    if (argc != 2) {
        std::fputs("usage: write_sample DIR\n", stderr);
        return 2;
    }
    const auto sample = mapwire::sample::two_reports();
    const auto layers = mapwire::build_layers(sample.readings, sample.places, {});
    mapwire::OutputDirectory output(argv[1], false);
    mapwire::write_default_files(layers, {"Sample", {"mapwire", "Invented places"}},
                                 mapwire::QgisStyles::load(mapwire::geodata_files()), output);
    output.commit();
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
