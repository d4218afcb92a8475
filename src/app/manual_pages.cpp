#include "app/manual_pages.hpp"

#include <algorithm>

#include "app/command_line.hpp"
#include "app/help.hpp"
#include "app/help_topics.hpp"
#include "app/versions.hpp"

namespace mapwire {
namespace {

// What roff would take for its own: a backslash, a hyphen that is to be copied and pasted, a full stop or an apostrophe
// at the start of a line.
std::string escaped(std::string_view text) {
    std::string roff;
    bool line_start = true;
    for (const char c : text) {
        if (line_start && (c == '.' || c == '\'')) { roff += "\\&"; }
        if (c == '\\') {
            roff += "\\e";
        } else if (c == '-') {
            roff += "\\-";
        } else {
            roff.push_back(c);
        }
        line_start = c == '\n';
    }
    return roff;
}

// Argument of a macro: in quotes, with quotes doubled.
std::string roff_quoted(std::string_view text) {
    std::string roff = "\"";
    for (const char c : escaped(text)) {
        if (c == '"') { roff.push_back('"'); }
        roff.push_back(c);
    }
    return roff + "\"";
}

std::string dashed(std::string_view words) {
    std::string text(words);
    std::replace(text.begin(), text.end(), ' ', '-');
    return text;
}

std::string head(const std::string& name, std::string_view summary) {
    if (summary.ends_with('.')) { summary.remove_suffix(1); }
    std::string upper = name;
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    // No date: the same program gives the same pages.
    return ".TH " + roff_quoted(upper) + " 1 \"\" " + roff_quoted("mapwire " + std::string(program_version())) +
           " \"mapwire manual\"\n.SH NAME\n" + escaped(name) + " \\- " + escaped(summary) + "\n";
}

void append_options(std::string& page, std::span<const OptionSpec> options) {
    for (const auto& option : options) {
        std::string words(option.names);
        if (const auto comma = words.find(','); comma != std::string::npos) { words.insert(comma + 1, " "); }
        page += ".TP\n\\fB" + escaped(words) + "\\fR";
        if (!option.value_name.empty()) { page += " \\fI" + escaped(option.value_name) + "\\fR"; }
        page += "\n" + escaped(option.help) + (option.repeatable ? " (may be given several times)" : "") + "\n";
    }
}

std::string preformatted(std::string_view text) { return ".nf\n" + escaped(text) + "\n.fi\n"; }

std::string command_page(const CommandSpec& command) {
    const std::string title = "mapwire " + std::string(command.name);
    std::string page = head(dashed(title), command.summary);
    page += ".SH SYNOPSIS\n\\fB" + escaped(title) + "\\fR [OPTIONS]";
    for (const auto& argument : command.arguments) { page += " \\fI" + escaped(argument.name) + "\\fR"; }
    page += "\n";
    if (!command.manual.empty()) { page += ".SH DESCRIPTION\n" + escaped(command.manual) + "\n"; }
    if (!command.arguments.empty()) { page += ".SH ARGUMENTS\n"; }
    for (const auto& argument : command.arguments) {
        page += ".TP\n\\fI" + escaped(argument.name) + "\\fR\n" + escaped(argument.help) + "\n";
    }
    page += ".SH OPTIONS\n";
    append_options(page, command.options);
    append_options(page, common_options());
    page += ".SH EXAMPLES\n";
    for (const auto& example : command.examples) {
        page += ".TP\n\\fBmapwire " + escaped(example.command) + "\\fR\n" + escaped(example.says) + "\n";
    }
    page += ".SH EXIT STATUS\n" + preformatted(exit_status_text());
    return page + ".SH SEE ALSO\n\\fBmapwire\\fR(1)\n";
}

std::string program_page() {
    std::string page = head("mapwire", "turns news articles into map layers");
    page += ".SH SYNOPSIS\n\\fBmapwire\\fR \\fICOMMAND\\fR [OPTIONS] \\fIARGUMENTS\\fR\n.SH COMMANDS\n";
    for (const auto& command : command_specs()) {
        page += ".TP\n\\fB" + escaped(dashed("mapwire " + std::string(command.name))) + "\\fR(1)\n" +
                escaped(command.summary) + "\n";
    }
    page += ".SH TOPICS\n";
    for (const auto& topic : help_topics()) {
        page += ".TP\n\\fB" + escaped("mapwire-" + topic.name) + "\\fR(1)\n" + escaped(topic.summary) + "\n";
    }
    return page + ".SH EXIT STATUS\n" + preformatted(exit_status_text());
}

}  // namespace

std::vector<ManualPage> manual_pages() {
    std::vector<ManualPage> pages{{"mapwire.1", program_page()}};
    for (const auto& command : command_specs()) {
        pages.push_back({dashed("mapwire " + std::string(command.name)) + ".1", command_page(command)});
    }
    for (const auto& topic : help_topics()) {
        const std::string name = "mapwire-" + topic.name;
        pages.push_back({name + ".1", head(name, topic.summary) + ".SH DESCRIPTION\n" + preformatted(topic.text)});
    }
    return pages;
}

}  // namespace mapwire
