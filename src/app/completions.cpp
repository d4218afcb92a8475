#include "app/completions.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/command_line.hpp"
#include "app/help_topics.hpp"
#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

// Commands by first word; the second words of "gazetteer build", or a single "" for a command of one word.
std::map<std::string, std::vector<const CommandSpec*>> families() {
    std::map<std::string, std::vector<const CommandSpec*>> map;
    for (const auto& command : command_specs()) {
        map[std::string(command.name.substr(0, command.name.find(' ')))].push_back(&command);
    }
    return map;
}

std::string second_word(const CommandSpec& command) {
    const auto blank = command.name.find(' ');
    return blank == std::string_view::npos ? "" : std::string(command.name.substr(blank + 1));
}

std::vector<std::string> option_names(const OptionSpec& option) {
    std::vector<std::string> names;
    const std::string words(option.names);
    const auto comma = words.find(',');
    names.push_back(words.substr(0, comma));
    if (comma != std::string::npos) { names.push_back(words.substr(comma + 1)); }
    return names;
}

std::vector<OptionSpec> all_options(const CommandSpec& command) {
    auto options = command.options;
    options.insert(options.end(), common_options().begin(), common_options().end());
    return options;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) { text += (text.empty() ? "" : " ") + word; }
    return text;
}

// In single quotes for a shell.
std::string shell_quoted(std::string_view text) {
    std::string word = "'";
    for (const char c : text) { word += c == '\'' ? std::string("'\\''") : std::string(1, c); }
    return word + "'";
}

std::string words_after_help() {
    std::vector<std::string> words;
    for (const auto& [first, commands] : families()) { words.push_back(first); }
    for (const auto& topic : help_topics()) { words.push_back(topic.name); }
    return joined(words);
}

std::string bash() {
    std::string firsts = "help";
    std::string cases;
    std::string in_two_words;
    for (const auto& [first, commands] : families()) {
        firsts += " " + first;
        std::vector<std::string> seconds;
        for (const auto* command : commands) {
            std::vector<std::string> options;
            for (const auto& option : all_options(*command)) {
                for (auto& name : option_names(option)) { options.push_back(std::move(name)); }
            }
            cases += "        " + shell_quoted(command->name) + ") words=" + shell_quoted(joined(options)) + " ;;\n";
            if (const auto second = second_word(*command); !second.empty()) { seconds.push_back(second); }
        }
        if (seconds.empty()) { continue; }
        cases += "        " + shell_quoted(first) + ") words=" + shell_quoted(joined(seconds)) + " ;;\n";
        in_two_words += (in_two_words.empty() ? "" : " | ") + first;
    }
    return "# Completion of mapwire for bash.\n"
           "_mapwire() {\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]} words=\n"
           "    COMPREPLY=()\n"
           "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
           "        COMPREPLY=($(compgen -W " +
           shell_quoted(firsts + " --version --json-usage") +
           " -- \"$current\"))\n        return\n    fi\n"
           "    case $command in\n"
           "        " +
           in_two_words +
           ") [ \"$COMP_CWORD\" -gt 2 ] && command=\"$command ${COMP_WORDS[2]}\" ;;\n"
           "    esac\n"
           "    case $command in\n" +
           cases + "        help) words=" + shell_quoted(words_after_help()) +
           " ;;\n"
           "    esac\n"
           "    if [[ $current == -* || $command == help || ($COMP_CWORD -eq 2 && $words != -*) ]]; then\n"
           "        COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
           "    else\n"
           "        COMPREPLY=($(compgen -f -- \"$current\"))\n"
           "    fi\n"
           "}\n"
           "complete -o filenames -F _mapwire mapwire\n";
}

// A description inside an option of _arguments: brackets and colons have a meaning there.
std::string zsh_words(std::string_view text) {
    std::string words;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':') { words += "\\"; }
        words.push_back(c);
    }
    return words;
}

std::string zsh_arguments(const CommandSpec& command) {
    std::string text = "_arguments";
    for (const auto& option : all_options(command)) {
        for (const auto& name : option_names(option)) {
            std::string spec = (option.repeatable ? "*" : "") + name + "[" + zsh_words(option.help) + "]";
            if (!option.value_name.empty()) { spec += ":" + zsh_words(option.value_name) + ":_files"; }
            text += " \\\n            " + shell_quoted(spec);
        }
    }
    return text + " \\\n            '*:file:_files'";
}

std::string zsh() {
    std::string firsts;
    std::string cases;
    std::string in_two_words;
    for (const auto& [first, commands] : families()) {
        std::string seconds;
        for (const auto* command : commands) {
            cases += "        " + shell_quoted(command->name) + ")\n        " + zsh_arguments(*command) + " ;;\n";
            if (const auto second = second_word(*command); !second.empty()) {
                seconds += " " + shell_quoted(second + ":" + zsh_words(command->summary));
            }
        }
        const auto says = commands.size() == 1 ? std::string(commands[0]->summary) : "commands of " + first;
        firsts += " " + shell_quoted(first + ":" + zsh_words(says));
        if (!seconds.empty()) {
            in_two_words += (in_two_words.empty() ? "" : "|") + first;
            cases += "        " + shell_quoted(first) + ")\n        local -a seconds=(" + seconds +
                     ")\n        _describe 'command' seconds ;;\n";
        }
    }
    return "#compdef mapwire\n"
           "# Completion of mapwire for zsh.\n"
           "_mapwire() {\n"
           "    local -a firsts=(" +
           firsts +
           " 'help:the manual of a command or a topic')\n"
           "    if (( CURRENT == 2 )); then\n        _describe 'command' firsts\n        return\n    fi\n"
           "    local command=$words[2]\n"
           "    if (( CURRENT > 3 )) && [[ $command == (" +
           in_two_words +
           ") ]]; then\n"
           "        command=\"$command $words[3]\"\n        shift words\n        (( CURRENT-- ))\n    fi\n"
           "    shift words\n    (( CURRENT-- ))\n"
           "    case $command in\n" +
           cases + "        help) _values 'topic' " + words_after_help() +
           " ;;\n"
           "    esac\n"
           "}\n"
           "_mapwire \"$@\"\n";
}

std::string fish() {
    std::string script = "# Completion of mapwire for fish.\n";
    const std::string none = "complete -c mapwire -n __fish_use_subcommand -f -a ";
    for (const auto& [first, commands] : families()) {
        const auto says = commands.size() == 1 ? std::string(commands[0]->summary) : "commands of " + first;
        script += none + first + " -d " + shell_quoted(says) + "\n";
        for (const auto* command : commands) {
            std::string seen = "__fish_seen_subcommand_from " + first;
            if (const auto second = second_word(*command); !second.empty()) {
                script += "complete -c mapwire -n " + shell_quoted(seen) + " -f -a " + second + " -d " +
                          shell_quoted(command->summary) + "\n";
                seen += "; and __fish_seen_subcommand_from " + second;
            }
            for (const auto& option : all_options(*command)) {
                script += "complete -c mapwire -n " + shell_quoted(seen);
                for (const auto& name : option_names(option)) {
                    script += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
                }
                script += (option.value_name.empty() ? " -d " : " -r -d ") + shell_quoted(option.help) + "\n";
            }
        }
    }
    return script + none + "help -d 'the manual of a command or a topic'\n" +
           "complete -c mapwire -n '__fish_seen_subcommand_from help' -f -a " + shell_quoted(words_after_help()) + "\n";
}

}  // namespace

std::string completion_script(std::string_view shell) {
    if (shell == "bash") { return bash(); }
    if (shell == "zsh") { return zsh(); }
    if (shell == "fish") { return fish(); }
    throw InputError(
        {"--completion", "\"" + std::string(shell) + "\" is no shell that mapwire knows", "Write bash, zsh or fish"});
}

}  // namespace mapwire
