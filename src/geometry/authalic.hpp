#pragma once

#include <cmath>

#include "geometry/ellipsoid.hpp"

namespace mapwire {

/// The authalic function q(latitude) / 2: the area between the equator and a parallel is a^2 times this per radian
/// of longitude. Snyder 1987 (USGS Professional Paper 1395), formula 3-12.
[[nodiscard]] inline double half_q(double latitude_rad) {
    const double eccentricity = std::sqrt(eccentricity_squared);
    const double sine = std::sin(latitude_rad);
    return 0.5 * (1.0 - eccentricity_squared) *
           (sine / (1.0 - eccentricity_squared * sine * sine) + std::atanh(eccentricity * sine) / eccentricity);
}

/// The latitude on the sphere of equal area, as its sine: the sphere on which areas are as on the ellipsoid.
[[nodiscard]] inline double authalic_sine(double latitude_rad) {
    return half_q(latitude_rad) / half_q(0.5 * std::numbers::pi);
}

/// The latitude on the ellipsoid for a sine on the sphere of equal area, by Newton's method (formula 3-16).
[[nodiscard]] inline double latitude_of_authalic_sine(double sine) {
    const double wanted = sine * half_q(0.5 * std::numbers::pi);
    double latitude_rad = std::asin(std::fmin(1.0, std::fmax(-1.0, sine)));
    for (int i = 0; i < 6; ++i) {
        const double cosine = std::cos(latitude_rad);
        if (cosine < 1e-9) { break; }
        const double w = 1.0 - eccentricity_squared * std::sin(latitude_rad) * std::sin(latitude_rad);
        latitude_rad += (wanted - half_q(latitude_rad)) * w * w / ((1.0 - eccentricity_squared) * cosine);
    }
    return latitude_rad;
}

}  // namespace mapwire
