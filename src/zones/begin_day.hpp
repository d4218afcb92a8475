#pragma once

#include <cstdint>
#include <optional>

#include "mapwire/model/reading.hpp"
#include "mapwire/zones/catalogue.hpp"

namespace mapwire::zone_text {

/// The day from which a sentence says that a zone holds ("will take effect on July 10"), when it differs from `known`.
/// Days more than 45 apart speak of something else. Nothing when the sentence tells no such day, or that very day.
[[nodiscard]] std::optional<Date> other_begin_day(const ArticleReading& reading, std::uint32_t sentence,
                                                  const ZoneCatalogue& catalogue, Date known);

}  // namespace mapwire::zone_text
