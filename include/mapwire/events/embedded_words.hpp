#pragma once

#include <cstdint>
#include <span>

namespace mapwire {

/// The compiled words of geodata/events, for EventTables::load; they live as long as the program.
[[nodiscard]] std::span<const std::uint64_t> embedded_event_words() noexcept;

}  // namespace mapwire
