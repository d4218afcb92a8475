#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "mapwire/model/error.hpp"

namespace mapwire {

struct InputFile {
    std::string path;  ///< "-" for standard input
    bool found;        ///< come across in a directory or by a glob, not named by the user
};

/// Which of the files in directories and archives are wanted.
struct FileFilter {
    std::vector<std::string> include;
    std::vector<std::string> exclude;
    [[nodiscard]] bool takes(const std::string& path) const;
};

/// Whether a file that nobody named is by its ending one of those that lie beside articles: pictures, sounds, fonts,
/// what pages and exports of chats load.
[[nodiscard]] bool lies_beside_articles(std::string_view path);

/// Turns what a user names as inputs into files, in a stable order: the order given, directories and globs sorted by
/// the bytes of the names. Of directories hidden files are left out, and without an include filter what lies beside
/// articles. A directory that is reached again by a symbolic
/// link inside itself is told and not entered twice.
class InputWalker {
public:
    InputWalker(std::vector<std::string> inputs, FileFilter filter);
    ~InputWalker();
    InputWalker(InputWalker&&) noexcept;
    InputWalker& operator=(InputWalker&&) noexcept;
    [[nodiscard]] std::optional<std::variant<InputFile, Issue>> next();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mapwire
