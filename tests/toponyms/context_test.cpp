#include "toponyms/context.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "toponyms/logistic.hpp"

using namespace mapwire;
using namespace mapwire::toponyms;

namespace {

PlaceOption option_at(double latitude, double longitude, std::uint32_t country, std::uint64_t division) {
    PlaceOption option{};
    constexpr double rad = std::numbers::pi / 180.0;
    option.direction = {static_cast<float>(std::cos(latitude * rad) * std::cos(longitude * rad)),
                        static_cast<float>(std::cos(latitude * rad) * std::sin(longitude * rad)),
                        static_cast<float>(std::sin(latitude * rad))};
    option.country = country;
    option.adm1 = division;
    option.feature_class = 'P';
    return option;
}

// Two hundred places in a region of a thousand kilometres, two a name.
Names scattered() {
    Names names;
    Random random(3);
    for (std::uint32_t g = 0; g < 100; ++g) {
        names.groups.push_back({g + 1, 2 * g, 2 * g + 2, 2 * g, false, false, false});
        for (int i = 0; i < 2; ++i) {
            const double latitude = 30.0 + static_cast<double>(random.next() % 1000) / 100.0;
            const double longitude = 35.0 + static_cast<double>(random.next() % 1000) / 100.0;
            names.options.push_back(option_at(latitude, longitude, 1 + static_cast<std::uint32_t>(random.next() % 3),
                                              1 + random.next() % 9));
        }
    }
    return names;
}

}  // namespace

TEST_CASE("the grid finds the same neighbours as looking at all places") {
    const auto names = scattered();
    Context context(names);
    context.clear();
    for (std::uint32_t o = 0; o < names.options.size(); ++o) { context.add(o / 2, o, 0.5F); }
    context.finish();
    for (std::uint32_t o = 0; o < names.options.size(); ++o) {
        float near = 0.0F;
        float far = 0.0F;
        float division = 0.0F;
        for (std::uint32_t other = 0; other < names.options.size(); ++other) {
            if (other / 2 == o / 2) { continue; }  // a name never speaks for itself
            const float cos_angle = cosine(names.options[o], names.options[other]);
            near += cos_angle >= 0.999723F ? 0.5F : 0.0F;
            far += cos_angle >= 0.998891F ? 0.5F : 0.0F;
            division += names.options[o].adm1 == names.options[other].adm1 ? 0.5F : 0.0F;
        }
        const auto around = context.around(o / 2, o);
        CHECK(around.near_150km == Approx(near));
        CHECK(around.near_300km == Approx(far));
        CHECK(around.division_mass == Approx(division).margin(1e-4));
    }
}
