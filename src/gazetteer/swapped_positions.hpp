#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/gazetteer/outlines.hpp"

namespace mapwire {

/// Tells rows whose latitude and longitude are swapped by the country they name: the position is well outside its
/// outline, the swapped one inside. Countries that are not drawn are judged by their reference point, where both
/// readings lie far apart.
class SwappedPositions {
public:
    /// `countries` may be null.
    explicit SwappedPositions(const Gazetteer* countries) : countries_(countries) {}
    [[nodiscard]] bool looks_swapped(Coordinate position, std::string_view country_code);

private:
    struct Land {
        MultiPolygon area;
        BoundingBox box;
    };
    const Land* land(std::string_view country_code);
    [[nodiscard]] bool swapped_by_point(Coordinate position, Coordinate swapped, std::string_view country_code) const;

    const Gazetteer* countries_;
    std::optional<Outlines> outlines_;
    std::map<std::string, std::optional<Land>, std::less<>> lands_;
};

}  // namespace mapwire
