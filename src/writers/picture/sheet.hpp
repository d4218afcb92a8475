#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "mapwire/writers/picture.hpp"
#include "writers/picture/labels.hpp"

namespace mapwire {

/// What came upon the map, for the legend and the notes below it.
struct Drawn {
    struct Kind {
        SymbolRow symbol;
        GeometryKind geometry;
        std::size_t features = 0;
    };
    std::vector<std::pair<std::string, std::vector<Kind>>> layers;  ///< title of the layer, kinds in the table's order
    bool rings = false;                                             ///< dashed rings of uncertainty
    bool hollow = false;              ///< symbols known to a region only, or of what did not happen
    bool faded = false;               ///< less certain than 50 per cent
    std::vector<std::string> beyond;  ///< names of places that lie beyond the frame
};

/// The sheet of paper: where the parts of a picture lie, and what all of them need.
struct Sheet {
    const PictureOptions& options;
    PixelBox title;
    PixelBox map;
    PixelBox legend;
    PixelBox notes;
    [[nodiscard]] double text_size() const { return options.font_size; }
    /// Pixels of a millimetre of the symbol table, in proportion to the font: 4.2 at 15 pixels.
    [[nodiscard]] double millimetre() const { return options.font_size * 0.28; }
};

void draw_base(const BaseMap& base, const Projection& projection, const Sheet& sheet, Svg& svg);
void label_base(const BaseMap& base, const Projection& projection, const Sheet& sheet, LabelPlacer& labels, Svg& svg);

/// Areas, lines and points, and their names; says what it drew.
[[nodiscard]] Drawn draw_features(std::span<const Layer> layers, const SymbolTable& symbols,
                                  const Projection& projection, const Sheet& sheet, LabelPlacer& labels, Svg& svg);

/// A symbol as the map and the legend show it.
void draw_marker(const SymbolRow& symbol, Pixel at, double radius, bool hollow, double opacity, Svg& svg);
[[nodiscard]] Paint area_paint(const SymbolRow& symbol, double millimetre);
[[nodiscard]] Paint line_paint(const SymbolRow& symbol, double millimetre);
[[nodiscard]] double marker_radius(const SymbolRow& symbol, double millimetre);

void draw_title(std::span<const Layer> layers, const std::string& title, const Sheet& sheet, Svg& svg);
void draw_legend(const Drawn& drawn, const Sheet& sheet, Svg& svg);
void draw_scale_bar(const Projection& projection, const Sheet& sheet, LabelPlacer& labels, Svg& svg);
void draw_north_arrow(const Sheet& sheet, LabelPlacer& labels, Svg& svg);
void draw_notes(const Drawn& drawn, const FileNotes& notes, const BaseMap& base, const Sheet& sheet, Svg& svg);

}  // namespace mapwire
