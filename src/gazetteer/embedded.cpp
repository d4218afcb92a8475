#include "mapwire/gazetteer/embedded.hpp"

extern "C" {
extern const std::byte mapwire_embedded_gazetteer_begin[];
extern const std::byte mapwire_embedded_gazetteer_end[];
}

namespace mapwire {

std::span<const std::byte> embedded_gazetteer_bytes() noexcept {
    return {mapwire_embedded_gazetteer_begin, mapwire_embedded_gazetteer_end};
}

}  // namespace mapwire
