#include "mapwire/articles/read_text.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "mapwire/text/utf8.hpp"

namespace mapwire {
namespace {

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n\v\f") == std::string::npos; }

std::string reason() { return errno != 0 ? std::strerror(errno) : "unknown reason"; }

}  // namespace

std::variant<Article, Issue> read_text_article(const std::string& path, const PageTables& tables) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) { return Issue{path, "there is no such file", "Check the name"}; }
    if (std::filesystem::is_directory(status)) {
        return Issue{path, "this is a directory, not an article",
                     "Name the files in it, for example " + path + "/*.txt"};
    }
    errno = 0;
    std::ifstream stream(path, std::ios::binary);
    if (!stream) { return Issue{path, "the file cannot be read (" + reason() + ")", "Check its permissions"}; }
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    std::string text = std::move(bytes).str();
    if (stream.bad()) { return Issue{path, "the file cannot be read to its end (" + reason() + ")", "Check the disk"}; }
    if (is_blank(text)) { return Issue{path, "the file is empty", "Give a file with an article's text"}; }
    if (const auto nul = text.find('\0'); nul != std::string::npos) {
        return Issue{path, "this is no text file (a NUL byte at byte " + std::to_string(nul) + ")",
                     "Give the article as UTF-8 text"};
    }
    if (const auto byte = first_invalid_utf8(text)) {
        return Issue{path, "the text is not UTF-8 (at byte " + std::to_string(*byte) + ")",
                     "Convert it, for example with iconv -f cp1252 -t utf-8"};
    }
    return parse_text_article(ArticleId{std::filesystem::path(path).stem().string()}, path, std::move(text), tables);
}

}  // namespace mapwire
