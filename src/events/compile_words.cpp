// Build tool: compile_words OUTPUT compiles the words of geodata/events, so that the program need not read the tables.
#include <cstdio>
#include <exception>
#include <fstream>

#include "mapwire/events/read_events.hpp"

int main(int count, char** arguments) try {
    if (count != 2) { return 2; }
    const auto words = mapwire::EventTables::compile(mapwire::geodata_files());
    std::ofstream output(arguments[1], std::ios::binary);
    output.write(reinterpret_cast<const char*>(words.data()),
                 static_cast<std::streamsize>(words.size() * sizeof(words.front())));
    output.close();
    return output ? 0 : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "compile_words: error: %s\n", error.what());
    return 1;
}
