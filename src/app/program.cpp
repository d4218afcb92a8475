#include "app/program.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <stdexcept>
#include <utility>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/completions.hpp"
#include "app/console.hpp"
#include "app/help.hpp"
#include "app/help_topics.hpp"
#include "app/manual_pages.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/writers/output_files.hpp"

namespace mapwire {
namespace {

constexpr int done = 0;
constexpr int something_failed = 1;
constexpr int nothing_started = 2;

bool is_one_of(const std::string& word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

void write_manual_pages(const std::string& folder) {
    if (folder.empty()) { throw InputError({"--man-pages", "the folder is missing", "Write --man-pages DIR"}); }
    OutputDirectory output(folder, true);
    for (const auto& page : manual_pages()) { output.write(page.file_name, page.text); }
    output.commit();
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
    if (arguments[0] == "--completion") {
        console.result(completion_script(arguments.size() > 1 ? arguments[1] : ""));
        return true;
    }
    if (arguments[0] == "--man-pages") {
        write_manual_pages(arguments.size() > 1 ? arguments[1] : "");
        return true;
    }
    if (arguments[0] == "help") {
        if (const auto topic = help_topic(arguments[1])) {
            console.result(topic->text);
            return true;
        }
        console.result(command_help(command_name({arguments.begin() + 1, arguments.end()}), true));
        return true;
    }
    for (const auto& argument : arguments) {
        if (argument == "--") { return false; }
        if (is_one_of(argument, {"-h", "--help"}) && !arguments[0].starts_with('-')) {
            console.result(command_help(command_name(arguments), argument == "--help"));
            return true;
        }
    }
    return false;
}

int run_command(const CommandLine& line) {
    const Console console(line);
    using Run = int (*)(const CommandLine&, const Console&);
    constexpr std::pair<std::string_view, Run> commands[]{
        {"map", run_map},
        {"merge", run_merge},
        {"buffer", run_buffer},
        {"locate", run_locate},
        {"zones list", run_zones_list},
        {"zones show", run_zones_show},
        {"zones export", run_zones_export},
        {"gazetteer build", run_gazetteer_build},
        {"gazetteer info", run_gazetteer_info},
        {"gazetteer search", run_gazetteer_search},
        {"gazetteer show", run_gazetteer_show},
        {"gazetteer check", run_gazetteer_check},
        {"events", run_events},
        {"explain", run_explain},
        {"homes", run_homes},
        {"evaluate", run_evaluate},
        {"train", run_train},
        {"validate", run_validate},
        {"qgis-plugin", run_qgis_plugin},
    };
    for (const auto& [name, run] : commands) {
        if (name == line.command) { return run(line, console); }
    }
    throw std::logic_error("no code for the command " + line.command);
}

// What was written to standard output must have arrived, also when something failed behind it; a closed pipe is the
// reader's choice and no error.
int flushed(int status) {
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        Console().error({"standard output", "the text could not be written", "Check the disk"});
        return status == done ? something_failed : status;
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
        return flushed(nothing_started);
    } catch (const RunError& error) {
        Console().error(error.issue());
        return flushed(something_failed);
    } catch (const std::bad_alloc&) {
        Console().error({"memory", "there is not enough of it", "Map fewer articles at a time"});
        return flushed(something_failed);
    } catch (const std::exception& error) {
        Console().error({"internal fault", error.what(), "Please report it with the article"});
        return flushed(something_failed);
    }
}

}  // namespace mapwire
