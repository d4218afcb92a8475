#pragma once

#include <string_view>

namespace mapwire {

/// Whether a path matches a glob: * and ? within one name, ** across folders, [a-z] and [!a-z] for one byte, \ before a
/// character that is meant as it is. A glob without a slash is held against the last name alone.
[[nodiscard]] bool matches_glob(std::string_view path, std::string_view glob);

/// Whether the text has a character that makes it a glob.
[[nodiscard]] bool is_glob(std::string_view text);

}  // namespace mapwire
