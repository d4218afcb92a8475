#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace mapwire {

/// Wall-clock seconds by stage. They go to timings.json alone, the only file that may differ between two runs.
class Timings {
public:
    /// Runs `work` and adds its time to the stage.
    template <class Work>
    auto measure(std::string_view stage, Work&& work) {
        const Clock clock(*this, stage);
        return std::forward<Work>(work)();
    }
    [[nodiscard]] const std::map<std::string, double, std::less<>>& seconds() const noexcept { return seconds_; }
    /// Adds those of another thread: seconds of work, not of waiting.
    void add(const Timings& other) {
        for (const auto& [stage, seconds] : other.seconds_) { seconds_[stage] += seconds; }
    }
    /// `run` tells which run it was, so that one that is taken up again after its end knows itself.
    [[nodiscard]] std::string to_json(const std::string& run) const;

private:
    class Clock {
    public:
        Clock(Timings& timings, std::string_view stage) : timings_(timings), stage_(stage) {}
        ~Clock() { timings_.add(stage_, std::chrono::steady_clock::now() - start_); }
        Clock(const Clock&) = delete;
        Clock& operator=(const Clock&) = delete;

    private:
        Timings& timings_;
        std::string_view stage_;
        std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    };
    void add(std::string_view stage, std::chrono::steady_clock::duration time);
    std::map<std::string, double, std::less<>> seconds_;
};

}  // namespace mapwire
