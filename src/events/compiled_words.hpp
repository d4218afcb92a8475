#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "mapwire/tables/geodata.hpp"

namespace mapwire::events {

/// The image of a language's PhraseBook among compiled ones; empty when there is none, or when it was compiled from
/// tables of another size. Throws std::logic_error when `compiled` is cut off.
[[nodiscard]] std::span<const std::uint64_t> compiled_words(std::span<const std::uint64_t> compiled,
                                                            std::string_view language,
                                                            std::span<const GeodataFile> files);
/// The same for the words of time, which are of all languages.
[[nodiscard]] std::span<const std::uint64_t> compiled_times(std::span<const std::uint64_t> compiled,
                                                            std::span<const GeodataFile> files);

}  // namespace mapwire::events
