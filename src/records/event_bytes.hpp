#pragma once

#include "mapwire/model/event.hpp"
#include "mapwire/model/record_bytes.hpp"

namespace mapwire {

void put(RecordWriter& out, const Event& event);
[[nodiscard]] Event get_event(RecordReader& in);

}  // namespace mapwire
