#pragma once

#include <span>
#include <string>

#include "mapwire/model/layer.hpp"
#include "mapwire/writers/base_map.hpp"
#include "mapwire/writers/geojson.hpp"
#include "mapwire/writers/symbols.hpp"

namespace mapwire {

/// What a map of these layers should show: where the story is. Zones, areas, lines, events and places that stand for
/// themselves count; a capital named in passing half the world away, or a landscape as large as a continent, does not
/// shrink it to a dot. At least 0.3 degrees high, with a margin; the world when there is nothing.
/// West is greater than east when the story lies on both sides of the 180th meridian.
[[nodiscard]] BoundingBox extent_of(std::span<const Layer> layers);

struct PictureOptions {
    int width = 1600;   ///< pixels, 400 to 10 000
    int height = 1000;  ///< pixels, 300 to 10 000
    /// Fonts in the order of preference, as CSS has them; one that is missing is passed over.
    std::string font = "Noto Sans, DejaVu Sans, Helvetica, Arial, sans-serif";
    double font_size = 15.0;  ///< pixels of the body text, 6 to 100; everything else is in proportion
    std::string title;        ///< "" takes the run's title
};

/// The layers as one picture in SVG 1.1: title, map, legend, scale bar, north arrow, sources.
///
/// Extent      what the story tells: zones, areas, lines, events and the places named, without those that lie far from
///             the rest; these are listed below the map. West to east across the 180th meridian when the story does.
/// Projection  Mercator on the WGS 84 ellipsoid, so that a geodesic circle looks round; for more than 100 degrees of
///             longitude or beyond 80 degrees of latitude, longitude and latitude as they are, widths true in the
///             middle.
/// Scale bar   true at the latitude that stands beside it (the middle of the map), within 0.5 %.
/// Uncertain   a dashed ring shows how far off a point may be, a hollow symbol what is only known to a region, planned,
///             denied or hypothetical, a faded one what is less certain than 50 per cent. The legend says so.
/// Labels      never over one another or over a symbol of another place; what finds no room has none.
/// The same layers give the same bytes.
[[nodiscard]] std::string to_svg(std::span<const Layer> layers, const FileNotes& notes, const BaseMap& base,
                                 const SymbolTable& symbols, const PictureOptions& options);

}  // namespace mapwire
