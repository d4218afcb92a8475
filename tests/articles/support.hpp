#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "mapwire/articles/article_source.hpp"

/// What tests of readers share.
namespace mapwire::testing {

inline const PageTables& page_tables() {
    static const auto loaded = PageTables::load(geodata_files());
    return loaded;
}

/// A folder that is gone after the test.
class WorkFolder {
public:
    WorkFolder() : path_(std::filesystem::temp_directory_path() / ("mapwire_source_" + std::to_string(::getpid()))) {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~WorkFolder() { std::filesystem::remove_all(path_); }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;

    std::string file(const std::string& name, const std::string& bytes) const {
        const auto file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << bytes;
        return file.string();
    }
    std::string path(const std::string& name = {}) const {
        return name.empty() ? path_.string() : (path_ / name).string();
    }
    /// What stands in messages, with the folder's name replaced by "~".
    std::string relative(std::string text) const {
        for (auto at = text.find(path_.string()); at != std::string::npos; at = text.find(path_.string())) {
            text.replace(at, path_.string().size(), "~");
        }
        return text;
    }

private:
    std::filesystem::path path_;
};

/// All articles and issues of inputs, in their order.
inline std::vector<std::variant<ParsedArticle, Issue>> read_inputs(std::vector<std::string> inputs,
                                                                   const InputOptions& options = {}) {
    std::vector<std::variant<ParsedArticle, Issue>> all;
    ArticleSource source(std::move(inputs), options);
    ArticleParser parser(page_tables(), options);
    while (auto item = source.next()) {
        if (auto* issue = std::get_if<Issue>(&*item)) {
            all.emplace_back(*issue);
        } else {
            all.push_back(parser.parse(std::get<RawRecord>(std::move(*item))));
        }
    }
    return all;
}

/// Each article as "id: title | first 30 bytes of the text | date", each issue as its message, one a line.
inline std::string read_all(const WorkFolder& folder, std::vector<std::string> inputs,
                            const InputOptions& options = {}) {
    std::string all;
    for (const auto& item : read_inputs(std::move(inputs), options)) {
        if (const auto* issue = std::get_if<Issue>(&item)) {
            all += to_message(*issue) + "\n";
            continue;
        }
        const auto& [article, notes] = std::get<ParsedArticle>(item);
        all += article.id.text + ": " + article.title + " | " + article.text.substr(0, 30) +
               (article.published ? " | " + article.published->iso() : "") + "\n";
        for (const auto& note : notes) { all += "note: " + to_message(note) + "\n"; }
    }
    return folder.relative(all);
}

}  // namespace mapwire::testing
