#pragma once

#include <cstddef>

#include "mapwire/model/event.hpp"
#include "mapwire/model/record_bytes.hpp"

namespace mapwire {

void put(RecordWriter& out, const Event& event);
[[nodiscard]] Event get_event(RecordReader& in);
/// A little more than what it takes in memory.
[[nodiscard]] std::size_t memory_of(const Event& event);

}  // namespace mapwire
