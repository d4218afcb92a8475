#pragma once

/// Whether the tests run under the address sanitizer, which gcc tells by a macro and clang by a feature.
#if defined(__SANITIZE_ADDRESS__)
#define MAPWIRE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MAPWIRE_SANITIZED 1
#endif
#endif

namespace mapwire::testing {

/// Of random trials that look for wrong answers, not for faults of memory, one in so many is enough under the
/// sanitizers, where each costs ten times as much: the other build makes them all.
#ifdef MAPWIRE_SANITIZED
inline constexpr bool sanitized = true;
inline constexpr int trials_left_out = 5;
#else
inline constexpr bool sanitized = false;
inline constexpr int trials_left_out = 1;
#endif

}  // namespace mapwire::testing
