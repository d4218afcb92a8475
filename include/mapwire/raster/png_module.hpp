#pragma once

#include <string>
#include <string_view>

namespace mapwire {

/// The module mapwire_png.so, which holds librsvg; loaded when a picture is first asked for.
class PngModule {
public:
    /// An SVG picture as PNG, one pixel a unit of the SVG. Fonts are those of the machine, in the order that the SVG
    /// names them. Throws InputError when the module is missing, RunError when the picture cannot be drawn.
    [[nodiscard]] static std::string to_png(std::string_view svg);
    /// Can it be loaded?
    [[nodiscard]] static bool is_there();
};

}  // namespace mapwire
