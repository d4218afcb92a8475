#pragma once

#include <cstddef>
#include <span>

namespace mapwire {

/// The compiled tables of geodata/gazetteer, for Gazetteer::from_bytes; they live as long as the program.
[[nodiscard]] std::span<const std::byte> embedded_gazetteer_bytes() noexcept;

}  // namespace mapwire
