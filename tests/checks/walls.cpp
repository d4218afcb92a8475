#include "checks/walls.hpp"

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace mapwire::checks {
namespace {

std::set<std::string> split(const std::string& text, char separator) {
    std::set<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);) {
        if (!part.empty()) { parts.insert(part); }
    }
    return parts;
}

// The room of a header of ours: "mapwire/geometry/buffer.hpp" and "geometry/circle.hpp" are both geometry's.
std::string room_of(std::string_view path) {
    if (path.starts_with("mapwire/")) { path.remove_prefix(8); }
    const auto slash = path.find('/');
    return slash == std::string_view::npos ? std::string{} : std::string(path.substr(0, slash));
}

}  // namespace

std::string read_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) { throw std::runtime_error("cannot read " + file.string()); }
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

RoomTable read_room_table(const std::filesystem::path& file) {
    RoomTable rooms;
    std::istringstream lines(read_file(file));
    for (std::string line; std::getline(lines, line);) {
        const auto first = line.find('\t');
        const auto second = line.find('\t', first + 1);
        if (second == std::string::npos) { continue; }
        rooms[line.substr(0, first)] = {split(line.substr(first + 1, second - first - 1), ';'),
                                        split(line.substr(second + 1), ';')};
    }
    if (rooms.empty()) { throw std::runtime_error("the room table " + file.string() + " has no room"); }
    return rooms;
}

ThirdParty read_third_party(const std::filesystem::path& file) {
    ThirdParty table;
    std::istringstream lines(read_file(file));
    for (std::string line; std::getline(lines, line);) {
        const auto tab = line.find('\t');
        if (line.empty() || line.front() == '#' || tab == std::string::npos) { continue; }
        table[line.substr(0, tab)] = split(line.substr(tab + 1), ' ');
    }
    if (table.empty()) { throw std::runtime_error("the table " + file.string() + " has no row"); }
    return table;
}

std::vector<std::string> includes_of(std::string_view source) {
    std::vector<std::string> includes;
    std::istringstream lines{std::string(source)};
    for (std::string line; std::getline(lines, line);) {
        const auto hash = line.find_first_not_of(" \t");
        if (hash == std::string::npos || line[hash] != '#') { continue; }
        const auto word = line.find("include", hash);
        if (word == std::string::npos) { continue; }
        const auto begin = line.find_first_of("\"<", word);
        if (begin == std::string::npos) { continue; }
        const auto end = line.find(line[begin] == '<' ? '>' : '"', begin + 1);
        if (end != std::string::npos) { includes.push_back(line.substr(begin, end - begin + 1)); }
    }
    return includes;
}

std::vector<std::string> wall_faults(const std::string& room, const Room& rules, const ThirdParty& third_party,
                                     const std::string& file, std::string_view source, bool is_public) {
    std::vector<std::string> faults;
    for (const auto& include : includes_of(source)) {
        const std::string path = include.substr(1, include.size() - 2);
        if (include.front() == '"') {
            const auto other = room_of(path);
            if (!other.empty() && other != room && !rules.may_include.contains(other)) {
                faults.push_back(file + ": room " + room + " may not include " + path);
            }
            continue;
        }
        for (const auto& [prefix, rooms] : third_party) {
            if (!path.starts_with(prefix)) { continue; }
            if (is_public) { faults.push_back(file + ": a public header includes " + path); }
            if (!rooms.contains(room)) { faults.push_back(file + ": room " + room + " may not use " + path); }
        }
    }
    return faults;
}

std::vector<std::string> listing_faults(const RoomTable& rooms, const std::filesystem::path& source_dir) {
    std::set<std::string> listed;
    for (const auto& [name, room] : rooms) { listed.insert(room.files.begin(), room.files.end()); }
    std::set<std::string> found;
    for (const auto* folder : {"src", "include"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(source_dir / folder)) {
            const auto extension = entry.path().extension();
            if (extension == ".cpp" || extension == ".hpp" || extension == ".h") {
                found.insert(entry.path().string());
            }
        }
    }
    if (found.empty()) { throw std::runtime_error("no source below " + source_dir.string()); }
    std::vector<std::string> faults;
    for (const auto& file : found) {
        if (!listed.contains(file)) { faults.push_back(file + ": no room of src/CMakeLists.txt lists it"); }
    }
    for (const auto& file : listed) {
        if (!found.contains(file)) { faults.push_back(file + ": src/CMakeLists.txt lists it, but it is not there"); }
    }
    return faults;
}

std::vector<std::string> types_of(std::string_view source) {
    static const std::regex opening(R"(namespace ?([\w:]*) ?\{)");
    static const std::regex type(
        R"((?:template ?<.*> ?)?(?:class|struct|union|enum class) ([\w:]+)(?: final)?(?: :[^;]*)?\s*\{.*)");
    std::vector<std::string> types;
    std::vector<std::string> spaces;
    std::istringstream lines{std::string(source)};
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == ' ' || line.front() == '/' || line.front() == '#') { continue; }
        std::smatch found;
        if (line.starts_with("}  // namespace")) {
            if (!spaces.empty()) { spaces.pop_back(); }
        } else if (std::regex_match(line, found, opening)) {
            spaces.push_back(found[1]);
        } else if (std::regex_match(line, found, type)) {
            if (std::find(spaces.begin(), spaces.end(), "") != spaces.end()) { continue; }
            std::string name;
            for (const auto& space : spaces) { name += space + "::"; }
            types.push_back(name + found[1].str());
        }
    }
    return types;
}

std::vector<std::string> type_faults(const std::map<std::string, std::string>& source_by_file) {
    std::map<std::string, std::string> file_of;
    std::vector<std::string> faults;
    for (const auto& [file, source] : source_by_file) {
        for (const auto& type : types_of(source)) {
            const auto [known, is_new] = file_of.emplace(type, file);
            if (!is_new) { faults.push_back(type + " is defined in " + known->second + " and in " + file); }
        }
    }
    return faults;
}

}  // namespace mapwire::checks
