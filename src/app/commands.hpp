#pragma once

#include "app/command_line.hpp"
#include "app/console.hpp"

/// The commands. Each returns the exit status 0 or 1, and throws InputError (exit 2) or RunError (exit 1).
namespace mapwire {

int run_map(const CommandLine& line, const Console& console);
int run_buffer(const CommandLine& line, const Console& console);
int run_validate(const CommandLine& line, const Console& console);

}  // namespace mapwire
