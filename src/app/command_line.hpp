#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What can be typed: the commands with their arguments and options, as a table from which parsing, help, the JSON
/// usage and the manual pages are all made.
namespace mapwire {

struct OptionSpec {
    std::string_view names;       ///< "-o,--output"
    std::string_view value_name;  ///< "DIR"; empty for a flag
    std::string_view help;
    std::string_view group;  ///< "Common", "Options" or "Advanced"
    bool repeatable = false;
};

struct ArgumentSpec {
    std::string_view name;  ///< "ARTICLE…"
    std::string_view help;
    std::size_t at_least;
    std::size_t at_most;
};

struct Example {
    std::string_view command;  ///< without the leading "mapwire "
    std::string_view says;
};

struct CommandSpec {
    std::string_view name;
    std::string_view summary;
    std::vector<ArgumentSpec> arguments;
    std::vector<OptionSpec> options;
    std::vector<Example> examples;
    std::string_view manual;  ///< more words for --help
};

/// All commands, in the order in which the help lists them.
[[nodiscard]] const std::vector<CommandSpec>& command_specs();
/// Options that every command takes: help, quiet, verbose, colour, progress.
[[nodiscard]] std::span<const OptionSpec> common_options();

/// What was typed, taken apart but not yet checked.
struct CommandLine {
    std::string command;
    std::vector<std::string> arguments;
    std::map<std::string, std::vector<std::string>, std::less<>> values;  ///< by long name without "--"

    [[nodiscard]] bool has(std::string_view option) const { return values.find(option) != values.end(); }
    [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
    [[nodiscard]] std::vector<std::string> all(std::string_view option) const;
};

/// The name of the command that the arguments begin with: one word, or two for commands such as "gazetteer build".
[[nodiscard]] std::string command_name(const std::vector<std::string>& arguments);

/// Takes the arguments (without the program's name) apart. Throws InputError for an unknown command or option (with the
/// nearest known one), a missing value, too few or too many arguments. A negative number or coordinate is an argument,
/// no option.
[[nodiscard]] CommandLine parse_command_line(const std::vector<std::string>& arguments);

/// The word of `known` that is nearest to `typed` by edit distance, when near enough to be a slip of the fingers.
[[nodiscard]] std::optional<std::string> nearest_word(std::string_view typed, std::span<const std::string> known);

}  // namespace mapwire
