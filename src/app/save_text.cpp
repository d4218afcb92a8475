#include "app/save_text.hpp"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

#include "mapwire/model/error.hpp"
#include "mapwire/records/article_record.hpp"

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

fs::path waiting_file(const std::string& folder, std::uint64_t digest) {
    char name[32];
    std::snprintf(name, sizeof name, ".%016llx", static_cast<unsigned long long>(digest));
    return fs::path(folder) / name;
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
    const auto file = waiting_file(folder, article_digest(article));
    const auto thread = std::hash<std::thread::id>{}(std::this_thread::get_id());  // the same article may come twice
    const auto beside = fs::path(file.string() + '-' + std::to_string(thread) + ".part");
    std::ofstream stream(beside, std::ios::binary);
    stream.write(article.text.data(), static_cast<std::streamsize>(article.text.size()));
    stream.close();
    std::error_code error;
    if (stream) { fs::rename(beside, file, error); }
    if (!stream || error) {
        std::error_code ignored;
        fs::remove(beside, ignored);
        throw RunError(
            {folder, "the text of " + article.where + " cannot be written", "Check the disk and its permissions"});
    }
}

void name_text(const std::string& folder, std::uint64_t digest, const std::string& id) {
    const auto file = fs::path(folder) / text_file_name(id);
    std::error_code error;
    fs::rename(waiting_file(folder, digest), file, error);
    if (error == std::errc::no_such_file_or_directory && fs::exists(file)) { return; }  // named already
    if (error) {
        throw RunError({file.string(), "the text cannot be written (" + error.message() + ")",
                        "Check the disk and its permissions"});
    }
}

}  // namespace mapwire
