#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "mapwire/events/merge_events.hpp"

namespace mapwire {

struct MergeTables::State {
    struct Kind {
        std::uint64_t families = 0;
        std::uint32_t block = 0;
    };
    std::unordered_map<std::uint32_t, Kind> kinds;  // by hash of the kind
};

namespace events {

/// FNV-1a, mixed: the same everywhere.
[[nodiscard]] std::uint64_t hash_of(std::string_view text) noexcept;
[[nodiscard]] inline std::uint32_t short_hash(std::string_view text) noexcept {
    const auto hash = static_cast<std::uint32_t>(hash_of(text));
    return hash == 0 ? 1U : hash;
}

}  // namespace events
}  // namespace mapwire
