#pragma once

#include "mapwire/model/coordinate.hpp"
#include "mapwire/model/geometry.hpp"

namespace mapwire {

/// A position of the picture in pixels, y downwards.
struct Pixel {
    double x;
    double y;
};

struct PixelBox {
    double left;
    double top;
    double right;
    double bottom;
    [[nodiscard]] double width() const noexcept { return right - left; }
    [[nodiscard]] double height() const noexcept { return bottom - top; }
    [[nodiscard]] bool contains(Pixel p) const noexcept {
        return left <= p.x && p.x <= right && top <= p.y && p.y <= bottom;
    }
    [[nodiscard]] bool overlaps(const PixelBox& other) const noexcept {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
    [[nodiscard]] bool contains(const PixelBox& other) const noexcept {
        return left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom;
    }
    [[nodiscard]] PixelBox grown(double by) const noexcept { return {left - by, top - by, right + by, bottom + by}; }
};

/// Longitude and latitude to pixels. The extent is widened until it has the frame's shape; `east` may be beyond 180.
class Projection {
public:
    /// `extent` west, south, east, north in degrees; east less than west means across the 180th meridian.
    Projection(BoundingBox extent, PixelBox frame);

    [[nodiscard]] Pixel operator()(Coordinate position) const;
    /// The same without folding at the meridian opposite to the middle of the map, `turns` times around to the east.
    [[nodiscard]] Pixel unfolded(Coordinate position, double turns = 0.0) const;
    [[nodiscard]] double pixels_around_the_world() const noexcept { return 360.0 * narrowing_ * pixels_per_unit_; }
    /// Metres on the ground that a pixel spans at the middle of the map.
    [[nodiscard]] double metres_per_pixel() const noexcept { return metres_per_pixel_; }
    /// The same at a latitude.
    [[nodiscard]] double metres_per_pixel(double latitude) const;
    [[nodiscard]] double middle_latitude() const noexcept { return middle_latitude_; }
    [[nodiscard]] const PixelBox& frame() const noexcept { return frame_; }

private:
    [[nodiscard]] double height_of(double latitude) const;
    PixelBox frame_;
    bool mercator_;
    double middle_longitude_;
    double middle_latitude_;
    double middle_height_;
    double pixels_per_unit_;  // unit: a degree of longitude at the equator
    double narrowing_;        // of longitudes, for the cylindrical map without Mercator
    double metres_per_pixel_;
};

}  // namespace mapwire
