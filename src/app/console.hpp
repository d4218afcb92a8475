#pragma once

#include <string>
#include <string_view>

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
    void progress(std::size_t done, std::size_t all, std::string_view what) const;

    [[nodiscard]] bool verbose() const noexcept { return verbose_; }

private:
    enum class Progress { none, bar, json };
    void message(std::string_view kind, int colour, const std::string& text) const;
    bool quiet_ = false;
    bool verbose_ = false;
    bool colour_ = false;
    Progress progress_ = Progress::none;
};

}  // namespace mapwire
