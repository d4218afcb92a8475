#pragma once

#include <optional>

namespace mapwire {

/// Degrees with their names, so that longitude and latitude cannot be swapped silently.
struct Degrees {
    double longitude;
    double latitude;
};

/// A position on the WGS 84 ellipsoid. Longitude in [-180, 180], latitude in [-90, 90], both finite.
/// There is no default value: an accidental (0, 0) is a place in the Gulf of Guinea.
class Coordinate {
public:
    /// Throws std::out_of_range, naming the number, when a value is outside its range or not finite.
    [[nodiscard]] static Coordinate from_degrees(Degrees degrees);
    /// The same check; nothing instead of an exception.
    [[nodiscard]] static std::optional<Coordinate> try_from_degrees(Degrees degrees) noexcept;

    [[nodiscard]] double longitude() const noexcept { return longitude_; }
    [[nodiscard]] double latitude() const noexcept { return latitude_; }

    friend bool operator==(const Coordinate&, const Coordinate&) noexcept = default;

private:
    Coordinate(double longitude, double latitude) noexcept : longitude_(longitude), latitude_(latitude) {}
    double longitude_;
    double latitude_;
};

}  // namespace mapwire
