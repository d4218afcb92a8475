#pragma once

#include <string>
#include <vector>

#include "writers/picture/svg.hpp"

namespace mapwire {

/// Where words may stand: none over another, none over what is kept free. Who asks first gets the better place.
class LabelPlacer {
public:
    explicit LabelPlacer(PixelBox frame) : frame_(frame) {}

    /// Nothing may be written here, such as over a symbol.
    void keep_free(const PixelBox& box) { taken_.push_back(box); }

    /// Beside a symbol, the best of twelve places. False, and nothing drawn, when there is no room.
    bool beside(Pixel symbol, double radius, const std::string& words, TextStyle style, Svg& svg);
    /// In the middle of an area, or somewhat above or below; in several lines of at most `width`.
    bool within(Pixel middle, double width, const std::string& words, TextStyle style, Svg& svg);

private:
    [[nodiscard]] bool is_free(const PixelBox& box, const PixelBox* own = nullptr) const;
    PixelBox frame_;
    std::vector<PixelBox> taken_;
};

}  // namespace mapwire
