#pragma once

#include <filesystem>

namespace mapwire {

/// Throws the RunError of a file that could not be written to its end; `error` is the system's number.
[[noreturn]] void fail_midway(const std::filesystem::path& path, int error);
/// Throws the InputError of a place that cannot be written to.
[[noreturn]] void refuse_unwritable(const std::filesystem::path& path, int error);

}  // namespace mapwire
