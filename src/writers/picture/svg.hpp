#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "writers/picture/shapes.hpp"

namespace mapwire {

/// How something is drawn; a colour that is empty draws nothing.
struct Paint {
    std::string fill{};
    double fill_opacity = 1.0;
    std::string stroke{};
    double stroke_width = 1.0;
    std::string dash{};  ///< "6 3"
    double opacity = 1.0;
};

struct TextStyle {
    double size = 15.0;
    std::string colour = "#1f2430";
    bool bold = false;
    bool italic = false;
    double spacing = 0.0;               ///< between letters
    std::string_view anchor = "start";  ///< start, middle, end
    bool halo = false;                  ///< a light rim, for text over the map
};

/// SVG text that grows at its end. Text that comes from articles is escaped, and kept apart from its surroundings, so
/// that a right-to-left override in it turns nothing else round.
class Svg {
public:
    void open(std::string_view tag_with_attributes);  ///< "g id=\"map\""
    void close(std::string_view tag);
    void rectangle(const PixelBox& box, const Paint& paint, double corner = 0.0);
    void circle(Pixel centre, double radius, const Paint& paint);
    void line(Pixel from, Pixel to, const Paint& paint);
    /// All paths as one shape; holes stay open (even-odd).
    void shape(const std::vector<PixelPath>& paths, bool closed, const Paint& paint, std::string_view title = {});
    void text(Pixel at, std::string_view words, const TextStyle& style);
    void words(std::string_view words);  ///< escaped, as they are
    void append(Svg& other) { out_ += other.take(); }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void number(double value);
    void paint(const Paint& paint);
    std::string out_;
};

/// The width of words in a sans-serif font of this size, by classes of letters: within a tenth, rather too wide.
[[nodiscard]] double width_of(std::string_view words, double size, bool bold = false, double spacing = 0.0);

/// Words without the characters that turn the direction of writing or do not show, and at most so many letters.
[[nodiscard]] std::string for_label(std::string_view words, std::size_t most_letters = 48);

/// Lines of at most this width.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view words, double width, double size);

}  // namespace mapwire
