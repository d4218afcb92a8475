#include "articles/input_walker.hpp"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>

#include "articles/glob.hpp"
#include "mapwire/text/letter_case.hpp"

namespace fs = std::filesystem;

namespace mapwire {
namespace {

// A directory that is being walked: its entries that are still to come, last one first.
struct OpenDirectory {
    std::string path;
    fs::path canonical;
    std::vector<std::string> names;
};

std::string joined(const std::string& folder, const std::string& name) {
    return folder.empty() ? name : folder.ends_with('/') ? folder + name : folder + "/" + name;
}

// "june/*/a.txt" is walked from "june".
std::string folder_before_glob(const std::string& glob) {
    const auto special = glob.find_first_of("*?[");
    const auto slash = glob.rfind('/', special);
    return slash == std::string::npos ? std::string{} : glob.substr(0, std::max<std::size_t>(slash, 1));
}

}  // namespace

bool FileFilter::takes(const std::string& path) const {
    const auto matches = [&](const std::string& glob) { return matches_glob(path, glob); };
    return (include.empty() || std::any_of(include.begin(), include.end(), matches)) &&
           std::none_of(exclude.begin(), exclude.end(), matches);
}

bool lies_beside_articles(std::string_view path) {
    constexpr std::string_view endings[] = {
        ".avi", ".avif", ".bmp", ".css", ".db",   ".eot", ".flac", ".gif",  ".heic", ".ico",  ".jpeg", ".jpg",
        ".js",  ".m4a",  ".m4v", ".mkv", ".mov",  ".mp3", ".mp4",  ".oga",  ".ogg",  ".ogv",  ".opus", ".otf",
        ".png", ".svg",  ".tgs", ".tif", ".tiff", ".ttf", ".wav",  ".webm", ".webp", ".woff", ".woff2"};
    const auto dot = path.find_last_of("./");
    if (dot == std::string_view::npos || path[dot] == '/') { return false; }
    const auto ending = lower_case(path.substr(dot));
    return std::find(std::begin(endings), std::end(endings), ending) != std::end(endings);
}

struct InputWalker::State {
    using Item = std::variant<InputFile, Issue>;

    std::deque<std::string> inputs;
    FileFilter filter;
    std::unique_ptr<std::istream> list;
    std::string list_name;
    std::vector<OpenDirectory> open;
    std::string start;      // the input whose directory is being walked
    std::string glob;       // "" unless that input is a glob
    std::size_t found = 0;  // files below it, and how many of them the filter takes
    std::size_t taken = 0;
    std::deque<Issue> issues;

    std::optional<Item> next() {
        while (true) {
            if (!issues.empty()) {
                Item issue = std::move(issues.front());
                issues.pop_front();
                return issue;
            }
            if (!open.empty()) {
                if (auto file = step()) { return file; }
                continue;
            }
            if (!start.empty()) {
                finish();
                continue;
            }
            auto input = next_input();
            if (!input) { return std::nullopt; }
            if (auto file = begin(std::move(*input))) { return file; }
        }
    }

    std::optional<std::string> next_input() {
        while (list) {
            std::string line;
            if (!std::getline(*list, line)) {
                list.reset();
                break;
            }
            while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) { line.pop_back(); }
            if (!line.empty() && line.front() != '#') { return line; }
        }
        if (inputs.empty()) { return std::nullopt; }
        auto input = std::move(inputs.front());
        inputs.pop_front();
        return input;
    }

    std::optional<Item> begin(std::string input) {
        std::error_code error;
        if (input == "-") { return InputFile{input, false}; }
        const auto status = fs::status(input, error);
        if (!fs::exists(status)) {
            if (input.front() == '@' && !list) { return open_list(input.substr(1)); }
            if (is_glob(input)) {
                start = glob = input;
                const auto folder = folder_before_glob(input);
                if (fs::is_directory(folder.empty() ? "." : folder, error)) { enter(folder); }
                return std::nullopt;
            }
        }
        if (!fs::is_directory(status)) { return InputFile{std::move(input), false}; }
        start = input;
        while (input.size() > 1 && input.ends_with('/')) { input.pop_back(); }
        enter(input);
        return std::nullopt;
    }

    std::optional<Item> open_list(const std::string& path) {
        if (path == "-") {
            list = std::make_unique<std::istream>(std::cin.rdbuf());
            return std::nullopt;
        }
        auto file = std::make_unique<std::ifstream>(path);
        std::error_code error;
        if (!*file || fs::is_directory(path, error)) {
            return Issue{path, "the list of inputs cannot be read", "Check its name and permissions"};
        }
        list = std::move(file);
        return std::nullopt;
    }

    void enter(const std::string& path) {
        const fs::path where = path.empty() ? "." : path;
        std::error_code error;
        OpenDirectory directory{path, fs::canonical(where, error), {}};
        for (const auto& above : open) {
            if (above.canonical == directory.canonical) {
                issues.push_back({path,
                                  "this symbolic link leads back to a directory that holds it, it is not followed",
                                  "Remove the link or leave it out with --exclude"});
                return;
            }
        }
        fs::directory_iterator entries(where, error);
        if (error) {
            issues.push_back({path, "the directory cannot be read (" + error.message() + ")", "Check its permissions"});
            return;
        }
        for (const auto end = fs::directory_iterator(); entries != end; entries.increment(error)) {
            auto name = entries->path().filename().string();
            if (!name.starts_with('.')) { directory.names.push_back(std::move(name)); }
            if (error) { break; }
        }
        std::sort(directory.names.begin(), directory.names.end(), std::greater<>());
        open.push_back(std::move(directory));
    }

    std::optional<Item> step() {
        auto& directory = open.back();
        if (directory.names.empty()) {
            open.pop_back();
            return std::nullopt;
        }
        auto path = joined(directory.path, directory.names.back());
        directory.names.pop_back();
        std::error_code error;
        if (fs::is_directory(path, error)) {
            // A glob without ** needs no folder deeper than itself.
            const bool too_deep =
                !glob.empty() && glob.find("**") == std::string::npos &&
                std::count(path.begin(), path.end(), '/') >= std::count(glob.begin(), glob.end(), '/');
            if (!too_deep) { enter(path); }
            return std::nullopt;
        }
        if (!glob.empty() && !matches_glob(path, glob)) { return std::nullopt; }
        if (glob.empty() && filter.include.empty() && lies_beside_articles(path)) { return std::nullopt; }
        ++found;
        if (!filter.takes(path)) { return std::nullopt; }
        ++taken;
        return InputFile{std::move(path), true};
    }

    // An input that gave no file at all is an issue: the user meant something by it.
    void finish() {
        if (found == 0 && issues.empty()) {
            issues.push_back(glob.empty()
                                 ? Issue{start, "the directory holds no articles", "Name files or another directory"}
                                 : Issue{start, "no file matches", "Check the name"});
        } else if (taken == 0 && issues.empty()) {
            issues.push_back({start, "--include and --exclude leave no file of it", "Check their patterns"});
        }
        start.clear();
        glob.clear();
        found = 0;
        taken = 0;
    }
};

InputWalker::InputWalker(std::vector<std::string> inputs, FileFilter filter) : state_(std::make_unique<State>()) {
    state_->inputs.assign(std::make_move_iterator(inputs.begin()), std::make_move_iterator(inputs.end()));
    state_->filter = std::move(filter);
}
InputWalker::~InputWalker() = default;
InputWalker::InputWalker(InputWalker&&) noexcept = default;
InputWalker& InputWalker::operator=(InputWalker&&) noexcept = default;

std::optional<std::variant<InputFile, Issue>> InputWalker::next() { return state_->next(); }

}  // namespace mapwire
