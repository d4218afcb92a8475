#pragma once

#include <string>
#include <string_view>

namespace mapwire {

/// The list of commands and topics.
[[nodiscard]] std::string overview_help();
/// Help of one command: -h gives usage and options, --help the manual with examples too.
/// Throws InputError for an unknown command.
[[nodiscard]] std::string command_help(std::string_view command, bool whole_manual);
/// What the exit status says, a line each.
[[nodiscard]] std::string exit_status_text();
/// Program, libraries, licence.
[[nodiscard]] std::string version_text();
/// All commands, arguments and options as JSON, for programs that build forms or completions.
[[nodiscard]] std::string json_usage();

}  // namespace mapwire
