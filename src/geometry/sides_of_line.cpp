#include "geometry/sides_of_line.hpp"

#include <array>
#include <utility>

#include "geometry/geos.hpp"
#include "mapwire/geometry/nearest.hpp"
#include "mapwire/geometry/overlay.hpp"

namespace mapwire {

MultiPolygon side_of_line(const MultiPolygon& band, const MultiLineString& lines, bool left) {
    if (band.empty()) { return {}; }
    const Geos geos;
    const GEOSContextHandle_t context = geos.context();
    const GeosGeometry area = geos.area(band);
    const GeosGeometry border = geos.own(GEOSBoundary_r(context, area.get()), "taking a border");
    const GeosGeometry line = geos.lines(lines);
    // The union of lines puts vertices where they cross: then they bound faces.
    const GeosGeometry noded = geos.own(GEOSUnion_r(context, border.get(), line.get()), "cutting a band");
    const std::array<const GEOSGeometry*, 1> inputs{noded.get()};
    const GeosGeometry faces = geos.own(GEOSPolygonize_r(context, inputs.data(), 1), "finding the faces of a band");
    std::vector<MultiPolygon> kept;
    const int count = GEOSGetNumGeometries_r(context, faces.get());
    for (int i = 0; i < count; ++i) {
        const GEOSGeometry* face = GEOSGetGeometryN_r(context, faces.get(), i);
        const GeosGeometry inside = geos.own(GEOSPointOnSurface_r(context, face), "finding a point of a face");
        double longitude = 0.0;
        double latitude = 0.0;
        if (GEOSGeomGetX_r(context, inside.get(), &longitude) != 1 ||
            GEOSGeomGetY_r(context, inside.get(), &latitude) != 1) {
            geos.fail("reading a point of a face");
        }
        const Coordinate point = Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
        if (!contains(band, point)) { continue; }  // a hole of the band
        const auto nearest = nearest_on(lines, point);
        if (nearest && nearest->on_left == left) { kept.push_back(geos.to_area(face)); }
    }
    return union_of(kept);
}

}  // namespace mapwire
