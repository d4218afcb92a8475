#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/command_line.hpp"
#include "mapwire/model/error.hpp"

namespace mapwire {

/// Where the program speaks: results on standard output, everything else on standard error. The only place that prints.
class Console {
public:
    /// Reads --quiet, --verbose, --color, --progress; throws InputError for a value that makes no sense.
    explicit Console(const CommandLine& line);
    Console() = default;

    void result(std::string_view text) const;  ///< standard output
    void error(const Issue& issue) const;      ///< "mapwire: error: where: what. remedy."
    void warning(const Issue& issue) const;    ///< silent with --quiet
    void say(std::string_view text) const;     ///< one line; silent with --quiet
    void detail(std::string_view text) const;  ///< one line; only with --verbose
    /// The issues of an article; when it failed the last one is the error.
    void tell(const std::vector<Issue>& issues, bool failed) const;

    /// How far a run is; `all_bytes` is 0 when nobody knows.
    struct Progress {
        std::uint64_t articles = 0;
        std::uint64_t failed = 0;
        std::uint64_t bytes = 0;
        std::uint64_t all_bytes = 0;
    };
    /// A bar with rate and time left on a terminal, a JSON object a line with --progress=json, else nothing; ten times
    /// a second at most, and once at the end.
    void progress(const Progress& progress, bool at_end = false) const;

    [[nodiscard]] bool verbose() const noexcept { return verbose_; }

private:
    enum class Show { none, bar, json };
    struct Clock {
        std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
        std::chrono::steady_clock::time_point last{};
    };
    void message(std::string_view kind, int colour, const std::string& text) const;
    bool quiet_ = false;
    bool verbose_ = false;
    bool colour_ = false;
    Show show_ = Show::none;
    std::shared_ptr<Clock> clock_ = std::make_shared<Clock>();
};

}  // namespace mapwire
