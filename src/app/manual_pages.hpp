#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mapwire {

/// A manual page in the man(7) macros.
struct ManualPage {
    std::string file_name;  ///< "mapwire-gazetteer-build.1"
    std::string text;
};

/// The page of the program, one for each command and one for each topic of the help, made from the same tables as the
/// help itself.
[[nodiscard]] std::vector<ManualPage> manual_pages();

}  // namespace mapwire
