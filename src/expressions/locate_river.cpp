#include <cmath>

#include "expressions/locating.hpp"
#include "mapwire/geometry/buffer.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/line_buffer.hpp"
#include "mapwire/geometry/nearest.hpp"
#include "mapwire/geometry/overlay.hpp"

namespace mapwire::expressions {
namespace {

/// Which side of a line lies in a direction: the one that the azimuth points to from the line's middle.
LineSide side_towards(const MultiLineString& lines, Azimuth azimuth, Coordinate place) {
    const auto nearest = nearest_on(lines, place);
    if (!nearest) { return LineSide::left; }
    const auto off = destination(nearest->position, azimuth, Metres{2000.0});
    const auto beside_it = nearest_on(lines, off);
    return beside_it && beside_it->on_left ? LineSide::left : LineSide::right;
}

}  // namespace

// Left and right are those of a line that runs downstream, as rivers of OpenStreetMap do.
std::optional<Located> locate_bank(const SpatialExpression& expression, const LocatingGround& ground, Metres depth) {
    const auto place = beside(expression);
    for (const auto& reference : expression.references) {
        auto river = reference_line(reference, ground, place);
        if (!river) { continue; }
        auto lines = std::move(river->lines);
        if (const auto container =
                expression.container ? outline_of(ground, expression.container->place) : std::nullopt) {
            lines = clipped_to(lines, *container);
        } else if (place) {
            const auto nearest = nearest_on(lines, *place);
            const double reach = 50'000.0 + (nearest ? nearest->distance.value() : 0.0);
            lines = clipped_to(lines, buffer(*place, Metres{reach}, Metres{100.0}));
        }
        if (lines.lines.empty()) { return no_place("nothing of " + river->name + " lies where the words put it"); }
        const bool told = expression.part == "left" || expression.part == "right" || !expression.azimuths.empty();
        std::vector<MultiPolygon> bands;
        for (const auto& piece : lines.lines) {
            const MultiLineString one{{piece}};
            if (!told) {
                bands.push_back(buffer_of_line(one, depth, LineEnds::square, Metres{50.0}));
                continue;
            }
            const auto middle = piece.positions[piece.positions.size() / 2];
            const auto side = expression.part == "left"    ? LineSide::left
                              : expression.part == "right" ? LineSide::right
                                                           : side_towards(one, expression.azimuths.front(), middle);
            bands.push_back(one_sided_buffer(one, side, depth, Metres{50.0}));
        }
        auto located = drawn(union_of(bands), depth.value(), 3,
                             in_words(depth.value()) + (told ? " on the side named of " : " to both sides of ") +
                                 river->name + ", a line of " + river->source);
        located.line = std::move(lines);
        return located;
    }
    return std::nullopt;
}

// R21: five kilometres from the river on the side named.
Located locate_river_bank(const SpatialExpression& expression, const LocatingGround& ground) {
    auto bank = locate_bank(expression, ground, Metres{5000.0});
    return bank ? std::move(*bank) : locate_along(expression, ground);
}

}  // namespace mapwire::expressions
