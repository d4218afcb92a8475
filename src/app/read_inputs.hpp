#pragma once

#include <functional>

#include "app/command_line.hpp"
#include "app/console.hpp"
#include "app/resources.hpp"

namespace mapwire {

/// Reads the articles that a command line names, one after the other, and hands each on with its analysis. One that
/// cannot be read is told and passed over. Returns the exit status: 1 when there was such a one, else 0.
int read_inputs(const CommandLine& line, const Resources& resources, const Console& console,
                const std::function<void(const Article&, const Document&)>& work);

}  // namespace mapwire
