// Writes a page with so many invented events, to see how it bears them.  usage: write_page FILE COUNT
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>

#include "mapwire/layers/build_layers.hpp"
#include "mapwire/writers/page.hpp"
#include "support/sample_reading.hpp"

using namespace mapwire;

namespace {

FieldValue value_for(const FieldDefinition& field, int number) {
    static const std::vector<std::string> types{"ASSAULT", "PROTEST", "AID", "CONSULT", "MOBILIZE"};
    static const std::vector<std::string> stances{"happened", "happened", "planned", "denied"};
    const auto n = static_cast<std::size_t>(number);
    char day[32];
    std::snprintf(day, sizeof day, "2017-%02d-%02dT00:00:00Z", 1 + number % 12, 1 + number % 28);
    if (field.name == "event_id") { return std::string("event-") + std::to_string(number); }
    if (field.name == "name") { return std::string("Event ") + std::to_string(number); }
    if (field.name == "event_type") { return types[n % types.size()]; }
    if (field.name == "stance") { return stances[n % stances.size()]; }
    if (field.name == "start_date" || field.name == "end_date") { return std::string(day); }
    if (field.name == "confidence") { return 0.3 + 0.7 * static_cast<double>(number % 100) / 100.0; }
    if (field.name == "uncertainty_m") { return 2000.0; }
    if (field.name == "geo_precision") { return std::int64_t{1}; }
    if (field.name == "sentence") {
        return std::string("Something happened at the place with the number ") + std::to_string(number) + ".";
    }
    return {};
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 3) {
        std::fputs("usage: write_page FILE COUNT\n", stderr);
        return 2;
    }
    const auto sample = sample::two_reports();
    Layer events;
    for (auto& layer : layer_definitions()) {
        if (layer.name == "events") { events = std::move(layer); }
    }
    for (int i = 0; i < std::atoi(argv[2]); ++i) {
        Feature feature{i + 1,
                        Coordinate::from_degrees(
                            {34.0 + 3.0 * std::fmod(i * 0.618034, 1.0), 32.0 + 2.5 * std::fmod(i * 0.754877, 1.0)}),
                        {}};
        for (const auto& field : events.fields) { feature.values.push_back(value_for(field, i)); }
        events.features.push_back(std::move(feature));
    }
    const std::vector<Layer> layers{std::move(events)};
    const auto symbols = SymbolTable::load(geodata_files());
    const BaseMap base;
    const RunNotes notes{"Many events", {"mapwire", "Invented places"}, ""};
    std::ofstream file(argv[1], std::ios::binary);
    write_page({layers, sample.readings, sample.places, base, symbols, {}}, notes, geodata_files(),
               [&](std::string_view bytes) { file << bytes; });
    return file.good() ? 0 : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
