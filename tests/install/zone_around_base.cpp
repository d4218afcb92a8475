// Shows how another program draws a geodesic buffer with mapwire's libraries. It prints the area and ends with 0 when a
// point inside is inside and one outside is not.
#include <cstdio>
#include <mapwire/geometry/buffer.hpp>
#include <mapwire/geometry/geodesic.hpp>
#include <mapwire/geometry/overlay.hpp>

int main() {
    using namespace mapwire;
    const auto base = Coordinate::from_degrees({.longitude = 38.61778, .latitude = 33.50583});
    const auto zone = buffer(base, Metres{33 * metres_per_mile}, Metres{1.0});
    std::printf("%.1f km²\n", area_km2(zone));
    const bool inside = contains(zone, destination(base, Azimuth{45.0}, kilometres(53)));
    const bool outside = contains(zone, destination(base, Azimuth{45.0}, kilometres(54)));
    return inside && !outside ? 0 : 1;
}
