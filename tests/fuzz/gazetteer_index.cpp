// Door: the bytes of a compiled gazetteer. Whatever they are, opening refuses them or every question stays inside them.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/gazetteer/search.hpp"
#include "mapwire/model/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace mapwire;
    const auto* bytes = reinterpret_cast<const std::byte*>(data);
    try {
        const auto gazetteer = Gazetteer::from_owned_bytes({bytes, bytes + size}, "fuzz");
        (void)gazetteer.find_names("Deir ez-Zor and Al Tanf, Сирии, التنف", MatchMode::all_overlapping);
        (void)search(gazetteer, "Damascus");
        (void)gazetteer.within(Coordinate::from_degrees({38.0, 35.0}), kilometres(100));
        for (std::uint32_t p = 0; p < gazetteer.size() && p < 50; ++p) { (void)place_text(gazetteer, PlaceId{p}); }
    } catch (const InputError&) {}
    return 0;
}
