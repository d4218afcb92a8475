#pragma once

#include <cstdint>

namespace mapwire {

inline constexpr std::uint64_t byte_format_mark = 0x3130525A54475A47ULL;

}  // namespace mapwire
