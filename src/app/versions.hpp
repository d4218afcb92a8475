#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mapwire {

struct LibraryVersion {
    std::string name;
    std::string version;
};

[[nodiscard]] std::string_view program_version() noexcept;
/// The libraries that the program runs with, by name.
[[nodiscard]] std::vector<LibraryVersion> library_versions();

}  // namespace mapwire
