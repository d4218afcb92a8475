#include "app/program.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/console.hpp"
#include "app/help.hpp"
#include "mapwire/layers/build_layers.hpp"
#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

constexpr int done = 0;
constexpr int something_failed = 1;
constexpr int nothing_started = 2;

bool is_one_of(const std::string& word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Help in all the forms that people try; nothing when no help is asked for.
bool printed_help(const std::vector<std::string>& arguments) {
    const Console console;
    if (arguments.empty() || (arguments.size() == 1 && is_one_of(arguments[0], {"-h", "--help", "help"}))) {
        console.result(overview_help());
        return true;
    }
    if (arguments[0] == "--version") {
        console.result(version_text());
        return true;
    }
    if (arguments[0] == "--json-usage") {
        console.result(json_usage());
        return true;
    }
    if (arguments[0] == "help" && arguments[1] == "fields") {
        console.result(field_table_markdown());
        return true;
    }
    if (arguments[0] == "help") {
        console.result(command_help(arguments[1], true));
        return true;
    }
    for (const auto& argument : arguments) {
        if (argument == "--") { return false; }
        if (is_one_of(argument, {"-h", "--help"}) && !arguments[0].starts_with('-')) {
            console.result(command_help(arguments[0], argument == "--help"));
            return true;
        }
    }
    return false;
}

int run_command(const CommandLine& line) {
    const Console console(line);
    if (line.command == "map") { return run_map(line, console); }
    if (line.command == "buffer") { return run_buffer(line, console); }
    return run_validate(line, console);
}

// What was written to standard output must have arrived; a closed pipe is the reader's choice and no error.
int flushed(int status) {
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        Console().error({"standard output", "the text could not be written", "Check the disk"});
        return something_failed;
    }
    return status;
}

}  // namespace

int run_program(const std::vector<std::string>& arguments) noexcept {
    try {
        std::signal(SIGPIPE, SIG_DFL);
        if (printed_help(arguments)) { return flushed(done); }
        return flushed(run_command(parse_command_line(arguments)));
    } catch (const InputError& error) {
        Console().error(error.issue());
        return nothing_started;
    } catch (const RunError& error) {
        Console().error(error.issue());
        return something_failed;
    } catch (const std::bad_alloc&) {
        Console().error({"memory", "there is not enough of it", "Map fewer articles at a time"});
        return something_failed;
    } catch (const std::exception& error) {
        Console().error({"internal fault", error.what(), "Please report it with the article"});
        return something_failed;
    }
}

}  // namespace mapwire
