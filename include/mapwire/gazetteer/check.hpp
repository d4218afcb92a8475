#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "mapwire/model/error.hpp"

/// What `mapwire gazetteer check` does: a compiled gazetteer read from end to end.
namespace mapwire {

struct CheckReport {
    std::size_t bytes = 0;
    std::size_t sections = 0;
    std::size_t places = 0;
    std::size_t names = 0;
    std::vector<Issue> findings;  ///< empty: the file is as it was built
};

/// Compares the checksum of header, section table and each section, and follows each number of each record that names a
/// place, a name, a string or the like. One finding for each section whose bytes changed, and one for each kind of
/// reference that leads nowhere, with how many there are and the first. A file that cannot be opened as a gazetteer has
/// that as its only finding; throws InputError only when the file cannot be read at all.
[[nodiscard]] CheckReport check_gazetteer(const std::filesystem::path& file);
/// The same for bytes in memory, aligned to 8.
[[nodiscard]] CheckReport check_gazetteer(std::span<const std::byte> compiled, const std::string& name);

/// For people: one line for each finding, or a line that says that there is none.
[[nodiscard]] std::string check_text(const CheckReport& report, const std::string& name);

}  // namespace mapwire
