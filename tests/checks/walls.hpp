#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// The structural checks of the house, as functions, so that each can be tried on a planted fault.
namespace mapwire::checks {

/// The room table as CMake wrote it: what each room may include and which files it lists.
struct Room {
    std::set<std::string> may_include;
    std::set<std::string> files;  ///< absolute
};
using RoomTable = std::map<std::string, Room>;

/// Lines "room <TAB> rooms separated by ; <TAB> files separated by ;". Throws std::runtime_error when it is empty.
[[nodiscard]] RoomTable read_room_table(const std::filesystem::path& file);

/// Which rooms may use which third-party headers: prefix of the header → rooms (tests/checks/third_party.tsv).
using ThirdParty = std::map<std::string, std::set<std::string>>;
[[nodiscard]] ThirdParty read_third_party(const std::filesystem::path& file);

/// The includes of a source text: each "path" or <path>, quotes and brackets kept.
[[nodiscard]] std::vector<std::string> includes_of(std::string_view source);

/// What is wrong with the includes of one file: other rooms than the table allows, third-party headers where they do
/// not belong, any third-party header in a public header.
[[nodiscard]] std::vector<std::string> wall_faults(const std::string& room, const Room& rules,
                                                   const ThirdParty& third_party, const std::string& file,
                                                   std::string_view source, bool is_public);

/// Files below the folders that no room lists, and listed files that are not there.
[[nodiscard]] std::vector<std::string> listing_faults(const RoomTable& rooms, const std::filesystem::path& source_dir);

/// Types that a source defines for other files to see: "mapwire::events::Phrase". Sources are laid out as .clang-format
/// lays them: namespaces and their types begin a line. Those of unnamed namespaces are nobody else's.
[[nodiscard]] std::vector<std::string> types_of(std::string_view source);

/// Types that two files define. The compiler never sees both, and the linker takes one for the other.
[[nodiscard]] std::vector<std::string> type_faults(const std::map<std::string, std::string>& source_by_file);

[[nodiscard]] std::string read_file(const std::filesystem::path& file);

}  // namespace mapwire::checks
