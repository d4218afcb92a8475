#include "mapwire/events/embedded_words.hpp"

extern "C" {
extern const std::uint64_t mapwire_embedded_event_words_begin[];
extern const std::uint64_t mapwire_embedded_event_words_end[];
}

namespace mapwire {

std::span<const std::uint64_t> embedded_event_words() noexcept {
    return {mapwire_embedded_event_words_begin, mapwire_embedded_event_words_end};
}

}  // namespace mapwire
