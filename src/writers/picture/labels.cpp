#include "writers/picture/labels.hpp"

#include <algorithm>

namespace mapwire {

bool LabelPlacer::is_free(const PixelBox& box, const PixelBox* own) const {
    if (!frame_.contains(box)) { return false; }
    return std::none_of(taken_.begin(), taken_.end(), [&](const PixelBox& other) {
        const bool is_own = own != nullptr && other.left == own->left && other.top == own->top &&
                            other.right == own->right && other.bottom == own->bottom;
        return !is_own && box.overlaps(other);
    });
}

bool LabelPlacer::beside(Pixel symbol, double radius, const std::string& words, TextStyle style, Svg& svg) {
    const double width = width_of(words, style.size, style.bold, style.spacing);
    const double up = style.size * 0.78;    // of letters above the line they stand on
    const double down = style.size * 0.24;  // and below
    const double gap = radius + style.size * 0.22;
    const double level = (up - down) / 2.0;
    const PixelBox own{symbol.x - radius, symbol.y - radius, symbol.x + radius, symbol.y + radius};
    // Cartographers' order: right above, right below, left above, left below, right, left, above, below; then farther.
    const double far = gap + style.size * 0.9;
    const std::vector<Pixel> starts{
        {symbol.x + gap * 0.8, symbol.y - gap * 0.45},
        {symbol.x + gap * 0.8, symbol.y + up + gap * 0.25},
        {symbol.x - gap * 0.8 - width, symbol.y - gap * 0.45},
        {symbol.x - gap * 0.8 - width, symbol.y + up + gap * 0.25},
        {symbol.x + gap, symbol.y + level},
        {symbol.x - gap - width, symbol.y + level},
        {symbol.x - width / 2.0, symbol.y - gap - down},
        {symbol.x - width / 2.0, symbol.y + gap + up},
        {symbol.x + far * 0.7, symbol.y - far * 0.9},
        {symbol.x + far * 0.7, symbol.y + up + far * 0.7},
        {symbol.x - far * 0.7 - width, symbol.y - far * 0.9},
        {symbol.x - far * 0.7 - width, symbol.y + up + far * 0.7},
    };
    for (const auto& start : starts) {
        const PixelBox box{start.x - 1.0, start.y - up - 1.0, start.x + width + 1.0, start.y + down + 1.0};
        if (!is_free(box, &own)) { continue; }
        taken_.push_back(box);
        style.anchor = "start";
        svg.text(start, words, style);
        return true;
    }
    return false;
}

bool LabelPlacer::within(Pixel middle, double width, const std::string& words, TextStyle style, Svg& svg) {
    const auto lines = wrapped(words, width, style.size * (style.bold ? 1.08 : 1.0));
    const double step = style.size * 1.15;
    double widest = 0.0;
    for (const auto& line : lines) { widest = std::max(widest, width_of(line, style.size, style.bold, style.spacing)); }
    const double high = step * static_cast<double>(lines.size());
    for (const double shift : {0.0, -1.0, 1.0, -2.0, 2.0, -3.5, 3.5, -5.0, 5.0}) {
        const double top = middle.y - high / 2.0 + shift * step;
        const PixelBox box{middle.x - widest / 2.0 - 2.0, top - 1.0, middle.x + widest / 2.0 + 2.0, top + high + 1.0};
        if (!is_free(box)) { continue; }
        taken_.push_back(box);
        style.anchor = "middle";
        for (std::size_t i = 0; i < lines.size(); ++i) {
            svg.text({middle.x, top + style.size * 0.86 + step * static_cast<double>(i)}, lines[i], style);
        }
        return true;
    }
    return false;
}

}  // namespace mapwire
