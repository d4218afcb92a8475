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
        show_ = Show::json;
    } else if (how == "auto") {
        show_ = terminal && !quiet_ ? Show::bar : Show::none;
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

void Console::tell(const std::vector<Issue>& issues, bool failed) const {
    if (!issues.empty() && show_ == Show::bar) { std::fputs("\r\033[K", stderr); }
    for (std::size_t i = 0; i < issues.size(); ++i) {
        failed&& i + 1 == issues.size() ? error(issues[i]) : warning(issues[i]);
    }
}

void Console::progress(const Progress& progress, bool at_end) const {
    if (show_ == Show::none) { return; }
    const auto now = std::chrono::steady_clock::now();
    if (!at_end && now - clock_->last < std::chrono::milliseconds(100)) { return; }
    clock_->last = now;
    const double seconds = std::chrono::duration<double>(now - clock_->start).count();
    const double rate = seconds > 0.0 ? static_cast<double>(progress.bytes) / seconds : 0.0;
    const bool known = progress.all_bytes > 0 && progress.all_bytes >= progress.bytes;
    const double left = known && rate > 0.0 ? static_cast<double>(progress.all_bytes - progress.bytes) / rate : 0.0;
    if (show_ == Show::json) {
        JsonText json;
        json.begin_object().key("articles").value(progress.articles).key("failed").value(progress.failed);
        json.key("bytes").value(progress.bytes).key("all_bytes");
        known ? json.value(progress.all_bytes) : json.null();
        json.key("seconds").value(seconds).key("bytes_per_second").value(rate).key("seconds_left");
        known ? json.value(left) : json.null();
        write_line(stderr, json.key("done").value(at_end).end_object().text());
        return;
    }
    if (at_end && progress.articles + progress.failed <= 1) { return; }
    std::string line = "\r\033[K";
    if (known) {
        constexpr std::size_t width = 24;
        const auto share = static_cast<double>(progress.bytes) / static_cast<double>(progress.all_bytes);
        const auto filled = static_cast<std::size_t>(share * width);
        line += "[" + std::string(filled, '#') + std::string(width - filled, '.') + "] " +
                std::to_string(static_cast<int>(share * 100)) + " %  ";
    }
    line += std::to_string(progress.articles) + " articles";
    if (progress.failed > 0) { line += ", " + std::to_string(progress.failed) + " unreadable"; }
    char text[80];
    std::snprintf(text, sizeof text, "  %.1f MB/s", rate / 1e6);
    line += text;
    if (known && !at_end) {
        const auto whole = static_cast<long>(left + 0.5);
        std::snprintf(text, sizeof text, "  %ld:%02ld left", whole / 60, whole % 60);
        line += text;
    }
    if (at_end) { line += "\n"; }
    std::fputs(line.c_str(), stderr);
}

}  // namespace mapwire
