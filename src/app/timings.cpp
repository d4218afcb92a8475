#include "app/timings.hpp"

#include <sys/resource.h>

#include "mapwire/text/json_text.hpp"

namespace mapwire {

void Timings::add(std::string_view stage, std::chrono::steady_clock::duration time) {
    seconds_[std::string(stage)] += std::chrono::duration<double>(time).count();
}

std::string Timings::to_json(const std::string& run) const {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    JsonText json;
    json.begin_object().key("seconds").begin_object();
    for (const auto& [stage, seconds] : seconds_) { json.key(stage).value(seconds); }
    json.end_object().key("peak_memory_kib").value(static_cast<std::int64_t>(usage.ru_maxrss));
    json.key("run").value(run).end_object();
    return json.take() + "\n";
}

}  // namespace mapwire
