#include "app/save_text.hpp"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "mapwire/model/error.hpp"

namespace fs = std::filesystem;

namespace mapwire {
namespace {

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '~' || c == '_';
}

// FNV-1a: the same name for the same id on every machine.
std::uint32_t number_of(const std::string& id) {
    std::uint32_t number = 2166136261U;
    for (const char c : id) { number = (number ^ static_cast<unsigned char>(c)) * 16777619U; }
    return number;
}

}  // namespace

std::string text_file_name(const std::string& id) {
    constexpr std::size_t longest = 200;
    std::string name = id.substr(0, longest);
    for (auto& c : name) { c = is_plain(c) ? c : '_'; }
    if (name.starts_with('.') || name.empty()) { name.insert(0, "_"); }
    if (name != id) {
        char number[16];
        std::snprintf(number, sizeof number, "-%08x", static_cast<unsigned>(number_of(id)));
        name += number;
    }
    return name + ".txt";
}

void prepare_text_folder(const std::string& folder, bool overwrite) {
    std::error_code error;
    if (fs::exists(folder, error) && !overwrite && !(fs::is_directory(folder, error) && fs::is_empty(folder, error))) {
        throw InputError({folder, "the folder for texts exists and is not empty", "Name another or give --overwrite"});
    }
    fs::create_directories(folder, error);
    if (error) {
        throw InputError({folder, "the folder for texts cannot be made (" + error.message() + ")", "Name another"});
    }
}

void save_text(const Article& article, const std::string& folder) {
    const auto name = text_file_name(article.id.text);
    const auto file = fs::path(folder) / name;
    const auto beside = fs::path(folder) / ("." + name + ".part");
    std::ofstream stream(beside, std::ios::binary);
    stream.write(article.text.data(), static_cast<std::streamsize>(article.text.size()));
    stream.close();
    std::error_code error;
    if (stream) { fs::rename(beside, file, error); }
    if (!stream || error) {
        throw RunError({file.string(), "the text cannot be written", "Check the disk and its permissions"});
    }
}

}  // namespace mapwire
