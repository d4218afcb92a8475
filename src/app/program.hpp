#pragma once

#include <string>
#include <vector>

namespace mapwire {

/// Parses, runs, reports; turns an exception into a message. Returns the exit status.
[[nodiscard]] int run_program(const std::vector<std::string>& arguments) noexcept;

}  // namespace mapwire
