#include "mapwire/writers/picture.hpp"

#include "writers/picture/sheet.hpp"
#include "writers/xml_text.hpp"

namespace mapwire {
namespace {

Sheet sheet_of(const PictureOptions& options) {
    const double size = options.font_size;
    const double edge = size * 1.6;
    const double width = options.width;
    const double height = options.height;
    const double column = std::min(size * 18.0, width * 0.3);
    const double top = edge + size * 3.9;
    const double bottom = height - edge - size * 3.6;
    return {options,
            {edge, edge, width - edge, top - size * 0.5},
            {edge, top, width - edge - column - size, bottom},
            {width - edge - column, top, width - edge, bottom},
            {edge, bottom + size * 0.5, width - edge, height - edge * 0.4}};
}

}  // namespace

std::string to_svg(std::span<const Layer> layers, const FileNotes& notes, const BaseMap& base,
                   const SymbolTable& symbols, const PictureOptions& options) {
    const Sheet sheet = sheet_of(options);
    const Projection projection(extent_of(layers), sheet.map);
    LabelPlacer labels(sheet.map);
    Svg svg;
    const auto width = std::to_string(options.width);
    const auto height = std::to_string(options.height);
    svg.open("svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"" + width + "\" height=\"" + height +
             "\" viewBox=\"0 0 " + width + " " + height + "\" font-family=\"" + xml_escaped(options.font) +
             "\" role=\"img\" aria-labelledby=\"title\"");
    svg.open("title id=\"title\"");
    svg.words(options.title);
    svg.close("title");
    svg.rectangle({0.0, 0.0, static_cast<double>(options.width), static_cast<double>(options.height)}, {"#ffffff"});
    svg.open("defs><clipPath id=\"frame\"");
    svg.rectangle(sheet.map, {"#000000"});
    svg.close("clipPath></defs");
    svg.open("g id=\"map\" clip-path=\"url(#frame)\"");
    draw_base(base, projection, sheet, svg);
    // Scale bar and arrow keep their corners free before any name is written, but lie above everything.
    Svg corners;
    draw_scale_bar(projection, sheet, labels, corners);
    draw_north_arrow(sheet, labels, corners);
    const auto drawn = draw_features(layers, symbols, projection, sheet, labels, svg);
    label_base(base, projection, sheet, labels, svg);
    svg.append(corners);
    svg.close("g");
    svg.rectangle(sheet.map, {"", 1.0, "#6b7280", 1.0});
    draw_title(layers, options.title, sheet, svg);
    draw_legend(drawn, sheet, svg);
    draw_notes(drawn, notes, base, sheet, svg);
    svg.close("svg");
    return svg.take();
}

}  // namespace mapwire
