#pragma once

#include <cstdint>
#include <string>

#include "mapwire/model/article.hpp"

namespace mapwire {

/// Makes the folder for the articles' texts. Throws InputError when it cannot be made, or holds something and
/// `overwrite` is not given.
void prepare_text_folder(const std::string& folder, bool overwrite);

/// Writes the text that the article's offsets refer to, byte for byte, into a hidden file that waits for its name: what
/// an article goes by is known only when all of the same id are. Throws RunError when it cannot be written. For several
/// threads at once.
void save_text(const Article& article, const std::string& folder);

/// Gives the waiting text of an article (`digest` is its article_digest) its lasting name: the id and ".txt", with "_"
/// for what is no letter, digit, dot, hyphen or tilde, and a number that keeps such names apart. Nothing happens when
/// it has it already. Throws RunError.
void name_text(const std::string& folder, std::uint64_t digest, const std::string& id);

/// The file's name for an id.
[[nodiscard]] std::string text_file_name(const std::string& id);

}  // namespace mapwire
