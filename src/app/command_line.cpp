#include "app/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <list>
#include <numeric>

#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

const std::string see_help = "Try mapwire help";

std::string long_name(std::string_view names) {
    const auto at = names.find("--");
    return std::string(names.substr(at + 2));
}

// Edit distance with swaps of neighbours (Damerau's restricted form).
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) { d[i][0] = i; }
    for (std::size_t j = 0; j <= b.size(); ++j) { d[0][j] = j; }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
    }
    return d[a.size()][b.size()];
}

std::string did_you_mean(std::string_view typed, const std::vector<std::string>& known, std::string otherwise) {
    const auto nearest = nearest_word(typed, known);
    return nearest ? "Did you mean " + *nearest + "? " + otherwise : otherwise;
}

const CommandSpec& find_command(const std::string& name) {
    std::vector<std::string> names;
    for (const auto& spec : command_specs()) {
        if (spec.name == name) { return spec; }
        names.emplace_back(spec.name);
    }
    std::string family;
    for (const auto& known : names) {
        if (known.starts_with(name + " ")) { family += (family.empty() ? "" : ", ") + known; }
    }
    if (!family.empty()) {
        throw InputError({name, "the second word of the command is missing", "Write one of: " + family});
    }
    names.emplace_back("help");
    throw InputError({name, name.starts_with('-') ? "unknown option before the command" : "unknown command",
                      did_you_mean(name, names, see_help)});
}

bool looks_like_number(const std::string& argument) {
    return argument.size() > 1 && argument[0] == '-' &&
           ((argument[1] >= '0' && argument[1] <= '9') || argument[1] == '.');
}

std::vector<const OptionSpec*> options_of(const CommandSpec& command) {
    std::vector<const OptionSpec*> options;
    for (const auto& option : command.options) { options.push_back(&option); }
    for (const auto& option : common_options()) { options.push_back(&option); }
    return options;
}

std::vector<std::string> option_words(const CommandSpec& command) {
    std::vector<std::string> words;
    for (const auto* option : options_of(command)) { words.push_back("--" + long_name(option->names)); }
    return words;
}

// Unknown options are found before CLI11 sees them, so that the message can name the nearest one.
void check_options(const CommandSpec& command, const std::vector<std::string>& arguments) {
    const auto words = option_words(command);
    for (const auto& argument : arguments) {
        if (argument == "--") { return; }
        if (!argument.starts_with("--")) { continue; }
        const auto name = argument.substr(0, argument.find('='));
        if (std::find(words.begin(), words.end(), name) == words.end()) {
            throw InputError({name, "mapwire " + std::string(command.name) + " has no such option",
                              did_you_mean(name, words, see_help + " " + std::string(command.name))});
        }
    }
}

void check_count(const CommandSpec& command, const std::vector<std::string>& arguments) {
    const auto sum = [&](auto member) {
        return std::accumulate(command.arguments.begin(), command.arguments.end(), std::size_t{0},
                               [&](std::size_t total, const ArgumentSpec& spec) { return total + spec.*member; });
    };
    std::string wanted;
    for (const auto& spec : command.arguments) { wanted += (wanted.empty() ? "" : " ") + std::string(spec.name); }
    const std::string where = "mapwire " + std::string(command.name);
    if (arguments.size() < sum(&ArgumentSpec::at_least)) {
        throw InputError({where, "too few arguments", "Write " + where + " " + wanted});
    }
    if (arguments.size() > sum(&ArgumentSpec::at_most)) {
        throw InputError({arguments.back(), "one argument too many", "Write " + where + " " + wanted});
    }
}

}  // namespace

std::optional<std::string> CommandLine::value(std::string_view option) const {
    const auto found = values.find(option);
    return found == values.end() || found->second.empty() ? std::nullopt : std::optional(found->second.back());
}

std::vector<std::string> CommandLine::all(std::string_view option) const {
    const auto found = values.find(option);
    return found == values.end() ? std::vector<std::string>{} : found->second;
}

std::optional<std::string> nearest_word(std::string_view typed, std::span<const std::string> known) {
    const std::size_t limit = typed.size() <= 4 ? 1 : 2;
    std::optional<std::string> best;
    std::size_t best_distance = limit + 1;
    for (const auto& word : known) {
        const auto distance = edit_distance(typed, word);
        if (distance < best_distance) {
            best_distance = distance;
            best = word;
        }
    }
    return best;
}

std::string command_name(const std::vector<std::string>& arguments) {
    const auto& specs = command_specs();
    const bool in_two_words = std::any_of(specs.begin(), specs.end(), [&](const CommandSpec& spec) {
        return spec.name.starts_with(arguments.at(0) + " ");
    });
    if (!in_two_words || arguments.size() < 2) { return arguments.at(0); }
    return arguments[0] + " " + arguments[1];
}

CommandLine parse_command_line(const std::vector<std::string>& arguments) {
    CommandLine line;
    line.command = command_name(arguments);
    const auto& command = find_command(line.command);
    const std::ptrdiff_t name_words = line.command.find(' ') == std::string::npos ? 1 : 2;
    std::vector<std::string> rest(arguments.begin() + name_words, arguments.end());
    check_options(command, rest);

    CLI::App app;
    app.set_help_flag();
    app.add_option("arguments", line.arguments);
    std::list<std::vector<std::string>> values;  // stays in place while CLI11 points at it
    std::list<bool> flags;
    std::vector<std::pair<const OptionSpec*, const std::vector<std::string>*>> value_options;
    std::vector<std::pair<const OptionSpec*, const bool*>> flag_options;
    for (const auto* option : options_of(command)) {
        if (option->value_name.empty()) {
            flags.push_back(false);
            app.add_flag(std::string(option->names), flags.back());
            flag_options.emplace_back(option, &flags.back());
        } else {
            values.emplace_back();
            app.add_option(std::string(option->names), values.back())
                ->allow_extra_args(false)
                ->type_size(1)
                ->expected(1)
                ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
            value_options.emplace_back(option, &values.back());
        }
    }
    for (auto& argument : rest) {
        // CLI11 takes a leading hyphen for an option; a leading blank hides it.
        if (looks_like_number(argument)) { argument.insert(0, " "); }
    }
    std::reverse(rest.begin(), rest.end());
    try {
        app.parse(rest);
    } catch (const CLI::ArgumentMismatch& error) {
        // CLI11 says "--output: 1 required TEXT missing".
        const std::string words = error.what();
        throw InputError({words.substr(0, words.find(':')), "the value is missing", see_help + " " + line.command});
    } catch (const CLI::ExtrasError& error) {
        throw InputError({"mapwire " + line.command, std::string("unknown option (") + error.what() + ")",
                          see_help + " " + line.command});
    } catch (const CLI::ParseError& error) {
        throw InputError({"mapwire " + line.command, error.what(), see_help + " " + line.command});
    }
    for (const auto& [option, given] : value_options) {
        if (given->empty()) { continue; }
        if (given->size() > 1 && !option->repeatable) {
            throw InputError({"--" + long_name(option->names), "given more than once", "Give it once"});
        }
        line.values[long_name(option->names)] = *given;
    }
    for (const auto& [option, given] : flag_options) {
        if (*given) { line.values[long_name(option->names)] = {}; }
    }
    for (auto& argument : line.arguments) {
        if (argument.starts_with(" -")) { argument.erase(0, 1); }
    }
    check_count(command, line.arguments);
    return line;
}

}  // namespace mapwire
