// Build tool: compile_embedded OUTPUT TABLE… compiles the tables of geodata/gazetteer into the embedded gazetteer.
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "mapwire/gazetteer/compile.hpp"

int main(int count, char** arguments) try {
    std::vector<mapwire::Table> tables;
    for (int i = 2; i < count; ++i) {
        const std::string path = arguments[i];
        std::ifstream stream(path, std::ios::binary);
        const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
        const auto name = path.find("geodata/gazetteer/");
        tables.push_back(
            mapwire::Table::parse(path.substr(name == std::string::npos ? 0 : name), text, {"id", "name"}));
    }
    const auto bytes = mapwire::compile_gazetteer(
        tables, {.date = "2026-11",
                 .licence = "CC BY 4.0",
                 .attribution = "mapwire contributors; GeoNames (geonames.org), CC BY 4.0; OCHA, "
                                "CC BY-IGO; Who's On First, CC BY; OurAirports and Natural "
                                "Earth, public domain"});
    std::ofstream output(arguments[1], std::ios::binary);
    output.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    output.close();
    return output ? 0 : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "compile_embedded: error: %s\n", error.what());
    return 1;
}
