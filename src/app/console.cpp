#include "app/console.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "mapwire/text/json_text.hpp"

namespace mapwire {
namespace {

void write_line(std::FILE* stream, std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fputc('\n', stream);
}

}  // namespace

Console::Console(const CommandLine& line) : quiet_(line.has("quiet")), verbose_(line.has("verbose")) {
    const bool terminal = isatty(STDERR_FILENO) != 0;
    const auto when = line.value("color").value_or("auto");
    const char* const no_color = std::getenv("NO_COLOR");
    if (when == "always") {
        colour_ = true;
    } else if (when == "auto") {
        colour_ = terminal && (no_color == nullptr || *no_color == '\0');
    } else if (when != "never") {
        throw InputError({"--color " + when, "this is no choice", "Write auto, always or never"});
    }
    const auto how = line.value("progress").value_or("auto");
    if (how == "json") {
        progress_ = Progress::json;
    } else if (how == "auto") {
        progress_ = terminal && !quiet_ ? Progress::bar : Progress::none;
    } else if (how != "none") {
        throw InputError({"--progress " + how, "this is no choice", "Write auto, none or json"});
    }
}

void Console::result(std::string_view text) const { std::fwrite(text.data(), 1, text.size(), stdout); }

void Console::message(std::string_view kind, int colour, const std::string& text) const {
    std::string line = "mapwire: ";
    if (colour_) { line += "\033[1;" + std::to_string(colour) + "m"; }
    line += std::string(kind) + ":";
    if (colour_) { line += "\033[0m"; }
    write_line(stderr, line + " " + text);
}

void Console::error(const Issue& issue) const { message("error", 31, to_message(issue)); }

void Console::warning(const Issue& issue) const {
    if (!quiet_) { message("warning", 33, to_message(issue)); }
}

void Console::say(std::string_view text) const {
    if (!quiet_) { write_line(stderr, text); }
}

void Console::detail(std::string_view text) const {
    if (verbose_ && !quiet_) { write_line(stderr, text); }
}

void Console::progress(std::size_t done, std::size_t all, std::string_view what) const {
    if (progress_ == Progress::json) {
        JsonText json;
        json.begin_object().key("done").value(done).key("all").value(all).key("what").value(what).end_object();
        write_line(stderr, json.text());
    } else if (progress_ == Progress::bar && all > 1) {
        std::fprintf(stderr, "\r%zu of %zu articles%s", done, all, done == all ? "\n" : "");
    }
}

}  // namespace mapwire
