#pragma once

#include <string>
#include <string_view>

namespace mapwire {

/// What the module hands out; it and the program are of one build.
struct PngModuleInterface {
    const char* built_for;
    /// Returns what went wrong, "" when nothing did.
    std::string (*to_png)(std::string_view svg, std::string& png);
};

inline constexpr const char* png_module_symbol = "mapwire_png_module";
inline constexpr const char* png_module_version = "1";

}  // namespace mapwire
