// Door: the bytes of a compiled gazetteer. Whatever they are, opening refuses them or every question stays inside them.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "gazetteer/file_format.hpp"
#include "gazetteer/hashing.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/gazetteer/search.hpp"
#include "mapwire/model/error.hpp"

// Makes size and checksum of the header right, so that what is wrong behind them is met.
static void sign_header(std::vector<std::byte>& bytes) {
    using namespace mapwire;
    mwg::Header header{};
    if (bytes.size() < sizeof header) { return; }
    std::memcpy(&header, bytes.data(), sizeof header);
    const auto table_size = std::size_t{header.sections} * sizeof(mwg::Section);
    if (table_size > bytes.size() - sizeof header) { return; }
    header.file_size = bytes.size();
    header.checksum = 0;
    hashing::Checksum checksum;
    checksum.add(&header, sizeof header);
    checksum.add(bytes.data() + sizeof header, table_size);
    header.checksum = checksum.value();
    std::memcpy(bytes.data(), &header, sizeof header);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace mapwire;
    const auto* begin = reinterpret_cast<const std::byte*>(data);
    std::vector<std::byte> bytes(begin, begin + size);
    if (size % 2 == 0) { sign_header(bytes); }
    try {
        const auto gazetteer = Gazetteer::from_owned_bytes(std::move(bytes), "fuzz");
        (void)gazetteer.find_names("Deir ez-Zor and Al Tanf, Сирии, التنف", MatchMode::all_overlapping);
        (void)search(gazetteer, "Damascus");
        (void)gazetteer.within(Coordinate::from_degrees({38.0, 35.0}), kilometres(100));
        for (std::uint32_t p = 0; p < gazetteer.size() && p < 50; ++p) { (void)place_text(gazetteer, PlaceId{p}); }
    } catch (const InputError&) {}
    return 0;
}
