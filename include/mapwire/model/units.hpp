#pragma once

#include <compare>

/// Units as types: one number type, one unit. Miles, kilometres and feet exist only in texts, options and data columns;
/// they become Metres once, through the named constants below. Radians exist only inside src/geometry/*.cpp.
namespace mapwire {

/// A length in metres. Any finite value; what a function accepts is said there.
class Metres {
public:
    constexpr explicit Metres(double metres) noexcept : value_(metres) {}
    [[nodiscard]] constexpr double value() const noexcept { return value_; }

    friend constexpr auto operator<=>(Metres, Metres) noexcept = default;
    friend constexpr Metres operator+(Metres a, Metres b) noexcept { return Metres{a.value_ + b.value_}; }
    friend constexpr Metres operator-(Metres a, Metres b) noexcept { return Metres{a.value_ - b.value_}; }
    friend constexpr Metres operator*(Metres a, double factor) noexcept { return Metres{a.value_ * factor}; }
    friend constexpr Metres operator*(double factor, Metres a) noexcept { return a * factor; }
    friend constexpr Metres operator/(Metres a, double divisor) noexcept { return Metres{a.value_ / divisor}; }

private:
    double value_;
};

[[nodiscard]] constexpr Metres kilometres(double km) noexcept { return Metres{km * 1000.0}; }

/// The international (statute) mile of 1959.
inline constexpr double metres_per_mile = 1609.344;
/// The international nautical mile of 1929.
inline constexpr double metres_per_nautical_mile = 1852.0;
/// The international foot of 1959.
inline constexpr double metres_per_foot = 0.3048;

/// Degrees clockwise from true north, always in [0, 360): any finite number of degrees is brought into that range.
class Azimuth {
public:
    constexpr explicit Azimuth(double degrees) noexcept : degrees_(normalised(degrees)) {}
    [[nodiscard]] constexpr double degrees() const noexcept { return degrees_; }
    friend constexpr auto operator<=>(Azimuth, Azimuth) noexcept = default;

private:
    static constexpr double normalised(double degrees) noexcept {
        const auto turns = static_cast<long long>(degrees / 360.0);
        double rest = degrees - static_cast<double>(turns) * 360.0;
        if (rest < 0.0) { rest += 360.0; }
        return rest >= 360.0 ? 0.0 : rest;
    }
    double degrees_;
};

/// How sure we are, in [0, 1]. Values outside are cut to the range, a NaN becomes 0.
class Confidence {
public:
    constexpr explicit Confidence(double value) noexcept : value_(value > 0.0 ? (value < 1.0 ? value : 1.0) : 0.0) {}
    [[nodiscard]] constexpr double value() const noexcept { return value_; }
    friend constexpr auto operator<=>(Confidence, Confidence) noexcept = default;

private:
    double value_;
};

}  // namespace mapwire
