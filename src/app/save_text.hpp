#pragma once

#include <string>

#include "mapwire/model/article.hpp"

namespace mapwire {

/// Makes the folder for the articles' texts. Throws InputError when it cannot be made, or holds something and `overwrite` is
/// not given.
void prepare_text_folder(const std::string& folder, bool overwrite);

/// Writes the text that the article's offsets refer to into a file of its own, byte for byte: the article's id and ".txt",
/// with "_" for what is no letter, digit, dot, hyphen or tilde, and a number that keeps such names apart. Throws RunError
/// when it cannot be written. For several threads at once.
void save_text(const Article& article, const std::string& folder);

/// The file's name for an id.
[[nodiscard]] std::string text_file_name(const std::string& id);

}  // namespace mapwire
