#pragma once

#include <string>
#include <string_view>

namespace mapwire {

/// The completion script of a shell: "bash", "zsh" or "fish", made from the table of commands.
/// Throws InputError for another shell.
[[nodiscard]] std::string completion_script(std::string_view shell);

}  // namespace mapwire
