#include "app/distance.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "mapwire/geometry/buffer.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

struct UnitOfLength {
    std::string_view name;
    double metres;
};

constexpr std::array<UnitOfLength, 6> units = {{{"m", 1.0},
                                                {"km", 1000.0},
                                                {"mi", metres_per_mile},
                                                {"nmi", metres_per_nautical_mile},
                                                {"ft", metres_per_foot},
                                                {"yd", 3 * metres_per_foot}}};

constexpr const char* how_to_write = "Write a number with a unit: 33mi, 55km, 15nmi, 5000000m, 500ft or 500yd";

}  // namespace

Metres parse_distance(std::string_view text) {
    const auto fail = [&](const std::string& what, const std::string& remedy) -> InputError {
        return InputError({"distance \"" + std::string(text) + "\"", what, remedy});
    };
    double value = 0.0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::invalid_argument) { throw fail("this is no number", how_to_write); }
    if (error != std::errc{} || !std::isfinite(value)) { throw fail("the number is not finite", how_to_write); }
    std::string_view unit(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
    if (unit.starts_with(' ')) { unit.remove_prefix(1); }
    if (unit.empty()) { throw fail("the unit is missing", how_to_write); }
    const auto lower = lower_case(unit);
    for (const auto& known : units) {
        if (known.name != lower) { continue; }
        const double metres = value * known.metres;
        if (!(metres > 0.0)) { throw fail("a distance is greater than 0", how_to_write); }
        if (metres > half_earth_m) {
            throw fail("this is farther than half of the Earth", "No place is more than 20003.9 km from another");
        }
        return Metres{metres};
    }
    throw fail("\"" + std::string(unit) + "\" is no unit that mapwire knows", how_to_write);
}

Metres parse_tolerance(std::string_view text) {
    constexpr double largest = 100'000.0;
    double value = 0.0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || rest != text.data() + text.size() || !(value > 0.0) || value > largest) {
        throw InputError({"--tolerance " + std::string(text), "this is no tolerance",
                          "Write metres without a unit, greater than 0 and at most 100000, for example 0.5"});
    }
    return Metres{value};
}

}  // namespace mapwire
