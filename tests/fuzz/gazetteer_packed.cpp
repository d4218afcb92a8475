// Door: a packed file from elsewhere (.gz, .zip). Whatever its bytes, lines come out or it is refused.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "gazetteer/line_reader.hpp"
#include "mapwire/model/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace mapwire;
    try {
        LineReader lines(open_bytes(std::string(reinterpret_cast<const char*>(data), size), "fuzz"));
        std::size_t bytes = 0;
        for (std::string_view line; lines.next(line);) { bytes += line.size(); }
        (void)bytes;
    } catch (const InputError&) {}
    return 0;
}
