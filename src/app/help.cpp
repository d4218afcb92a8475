#include "app/help.hpp"

#include <algorithm>

#include "app/command_line.hpp"
#include "app/help_topics.hpp"
#include "app/versions.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/text/json_text.hpp"
#include "mapwire/text/utf8.hpp"

namespace mapwire {
namespace {

constexpr std::size_t text_column = 32;

std::string left_column(std::string text) {
    text.insert(0, "  ");
    const auto width = count_code_points(text);
    if (width + 2 > text_column) { return text + "\n" + std::string(text_column, ' '); }
    return text + std::string(text_column - width, ' ');
}

std::string option_words(const OptionSpec& option) {
    std::string words(option.names);
    if (const auto comma = words.find(','); comma != std::string::npos) { words.insert(comma + 1, " "); }
    if (!option.value_name.empty()) { words += " " + std::string(option.value_name); }
    return words;
}

void append_group(std::string& help, const CommandSpec& command, std::string_view group) {
    std::string lines;
    const auto add = [&](const OptionSpec& option) {
        if (option.group == group) { lines += left_column(option_words(option)) + std::string(option.help) + "\n"; }
    };
    std::for_each(command.options.begin(), command.options.end(), add);
    std::for_each(common_options().begin(), common_options().end(), add);
    if (!lines.empty()) { help += "\n" + std::string(group) + ":\n" + lines; }
}

void append_options_json(JsonText& json, std::span<const OptionSpec> options) {
    for (const auto& option : options) {
        json.begin_object().key("names").value(option.names).key("value").value_or_null(option.value_name);
        json.key("repeatable").value(option.repeatable).key("group").value(option.group);
        json.key("help").value(option.help).end_object();
    }
}

constexpr std::string_view exit_text =
    "  0  done; finding nothing is done too\n"
    "  1  some input was missing, unreadable, empty or invalid, output failed midway, or a check found faults\n"
    "  2  nothing was started: bad option or value, output exists or is not writable, broken table\n";

}  // namespace

std::string exit_status_text() { return std::string(exit_text); }

std::string overview_help() {
    std::string help =
        "mapwire turns news articles into map layers.\n\nUsage: mapwire COMMAND [OPTIONS] ARGUMENTS\n\nCommands:\n";
    for (const auto& command : command_specs()) {
        help += left_column(std::string(command.name)) + std::string(command.summary) + "\n";
    }
    help += left_column("help [COMMAND]") + "Show the manual of a command.\n";
    help += "\nTopics, shown by mapwire help TOPIC:\n";
    for (const auto& topic : help_topics()) { help += left_column(topic.name) + topic.summary + "\n"; }
    help += "\nOptions:\n" + left_column("-h, --help") + "show this\n" + left_column("--version") +
            "show the versions of mapwire and its libraries\n" + left_column("--json-usage") +
            "print all commands and options as JSON\n" + left_column("--completion SHELL") +
            "print the completion script for bash, zsh or fish\n" + left_column("--man-pages DIR") +
            "write the manual pages into a folder\n";
    return help + "\nBegin with: mapwire map ARTICLE.txt\n";
}

// "gazetteer", "gazetteer --help": the commands that begin with the word, nothing when there are none.
static std::string family_help(std::string_view name) {
    const auto blank = name.find(' ');
    if (blank != std::string_view::npos && name.substr(blank + 1, 1) != "-") { return {}; }
    const auto family = std::string(name.substr(0, blank));
    std::string list;
    for (const auto& spec : command_specs()) {
        if (!spec.name.starts_with(family + " ")) { continue; }
        list += left_column(std::string(spec.name)) + std::string(spec.summary) + "\n";
    }
    if (list.empty()) { return {}; }
    return "Usage: mapwire " + family + " COMMAND [OPTIONS] ARGUMENTS\n\nCommands:\n" + list +
           "\nMore of each: mapwire help " + family + " COMMAND\n";
}

std::string command_help(std::string_view name, bool whole_manual) {
    const auto& specs = command_specs();
    const auto found = std::find_if(specs.begin(), specs.end(), [&](const auto& spec) { return spec.name == name; });
    if (found == specs.end()) {
        if (auto family = family_help(name); !family.empty()) { return family; }
        std::vector<std::string> known;
        for (const auto& spec : specs) { known.emplace_back(spec.name); }
        for (const auto& topic : help_topics()) { known.push_back(topic.name); }
        const auto nearest = nearest_word(name, known);
        throw InputError({std::string(name), "there is no such command or topic",
                          (nearest ? "Did you mean " + *nearest + "? " : "") + "Try mapwire help"});
    }
    std::string help = std::string(found->summary) + "\n\nUsage: mapwire " + std::string(name) + " [OPTIONS]";
    for (const auto& argument : found->arguments) { help += " " + std::string(argument.name); }
    help += "\n\nArguments:\n";
    for (const auto& argument : found->arguments) {
        help += left_column(std::string(argument.name)) + std::string(argument.help) + "\n";
    }
    for (const std::string_view group : {"Common", "Options", "Advanced"}) { append_group(help, *found, group); }
    if (!whole_manual) { return help; }
    if (!found->manual.empty()) { help += "\n" + std::string(found->manual) + "\n"; }
    help += "\nExamples:\n";
    for (const auto& example : found->examples) {
        help += "  mapwire " + std::string(example.command) + "\n      " + std::string(example.says) + "\n";
    }
    return help + "\nExit status:\n" + std::string(exit_text);
}

std::string version_text() {
    std::string text = "mapwire " + std::string(program_version()) + "\n";
    for (const auto& library : library_versions()) { text += "  " + library.name + " " + library.version + "\n"; }
    return text +
           "Licence: Apache-2.0. Sources of the embedded data: geodata/README.md, and the metadata of the output.\n";
}

std::string json_usage() {
    JsonText json;
    json.begin_object().key("program").value("mapwire").key("version").value(program_version());
    json.key("commands").begin_array();
    for (const auto& command : command_specs()) {
        json.line_break().begin_object().key("name").value(command.name).key("summary").value(command.summary);
        json.key("arguments").begin_array();
        for (const auto& argument : command.arguments) {
            json.begin_object().key("name").value(argument.name).key("at_least").value(argument.at_least);
            json.key("at_most").value(argument.at_most).key("help").value(argument.help).end_object();
        }
        json.end_array().key("options").begin_array();
        append_options_json(json, command.options);
        append_options_json(json, common_options());
        json.end_array().end_object();
    }
    json.end_array().end_object();
    return json.take() + "\n";
}

}  // namespace mapwire
