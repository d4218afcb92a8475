#pragma once

#include <cstdint>
#include <vector>

#include "mapwire/model/geometry.hpp"

namespace mapwire {

/// A position as files have it: ten-millionths of a degree, whole numbers.
struct FilePosition {
    std::int64_t longitude;
    std::int64_t latitude;
    friend bool operator==(const FilePosition&, const FilePosition&) = default;
};

[[nodiscard]] inline FilePosition file_position(const Coordinate& position) {
    // Half away from zero, without the call that std::llround is.
    const auto rounded = [](double degrees) {
        return static_cast<std::int64_t>(degrees * 1e7 + (degrees < 0.0 ? -0.5 : 0.5));
    };
    return {rounded(position.longitude()), rounded(position.latitude())};
}

/// The positions rounded, those that fall together with their predecessor left out.
void round_positions(const std::vector<Coordinate>& positions, std::vector<FilePosition>& rounded);

/// A ring rounded, closed and turned as asked; empty when fewer than four positions or no area are left.
void round_ring(const Ring& ring, bool counter_clockwise, std::vector<FilePosition>& rounded);

}  // namespace mapwire
