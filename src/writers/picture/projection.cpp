#include "writers/picture/projection.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace mapwire {
namespace {

constexpr double degree_rad = std::numbers::pi / 180.0;
// WGS 84: semi-major axis (m) and the square of the first eccentricity.
constexpr double semi_major_axis_m = 6378137.0;
constexpr double eccentricity_squared = 0.00669437999014;

/// Metres of a degree of longitude on the ellipsoid.
double metres_per_degree(double latitude) {
    const double sine = std::sin(latitude * degree_rad);
    return semi_major_axis_m / std::sqrt(1.0 - eccentricity_squared * sine * sine) * std::cos(latitude * degree_rad) *
           degree_rad;
}

double mercator_height(double latitude) {
    const double eccentricity = std::sqrt(eccentricity_squared);
    const double sine = std::sin(std::clamp(latitude, -88.0, 88.0) * degree_rad);
    return (std::atanh(sine) - eccentricity * std::atanh(eccentricity * sine)) / degree_rad;
}

}  // namespace

Projection::Projection(BoundingBox extent, PixelBox frame) : frame_(frame) {
    if (extent.east < extent.west) { extent.east += 360.0; }
    middle_longitude_ = (extent.west + extent.east) / 2.0;
    mercator_ = extent.east - extent.west <= 100.0 && extent.south >= -80.0 && extent.north <= 80.0;
    narrowing_ = mercator_ ? 1.0 : std::max(0.3, std::cos((extent.south + extent.north) / 2.0 * degree_rad));
    const double bottom = height_of(extent.south);
    const double top = height_of(extent.north);
    middle_height_ = (bottom + top) / 2.0;
    const double wide = std::max(1e-6, (extent.east - extent.west) * narrowing_);
    const double high = std::max(1e-6, top - bottom);
    pixels_per_unit_ = std::min(frame.width() / wide, frame.height() / high);
    // The latitude in the middle: by halves, since the ellipsoid's Mercator has no inverse in closed form.
    double low = -90.0;
    double up = 90.0;
    for (int i = 0; i < 60; ++i) {
        const double half = (low + up) / 2.0;
        (height_of(half) < middle_height_ ? low : up) = half;
    }
    middle_latitude_ = (low + up) / 2.0;
    metres_per_pixel_ = metres_per_pixel(middle_latitude_);
}

double Projection::height_of(double latitude) const { return mercator_ ? mercator_height(latitude) : latitude; }

double Projection::metres_per_pixel(double latitude) const {
    return metres_per_degree(latitude) / (pixels_per_unit_ * narrowing_);
}

Pixel Projection::operator()(Coordinate position) const {
    const double east = position.longitude() - middle_longitude_;
    return unfolded(position, east > 180.0 ? -1.0 : east < -180.0 ? 1.0 : 0.0);
}

Pixel Projection::unfolded(Coordinate position, double turns) const {
    const double east = position.longitude() + 360.0 * turns - middle_longitude_;
    return {(frame_.left + frame_.right) / 2.0 + east * narrowing_ * pixels_per_unit_,
            (frame_.top + frame_.bottom) / 2.0 - (height_of(position.latitude()) - middle_height_) * pixels_per_unit_};
}

}  // namespace mapwire
