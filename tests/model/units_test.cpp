#include "mapwire/model/units.hpp"

#include <catch2/catch.hpp>
#include <limits>

using mapwire::Azimuth;
using mapwire::Confidence;

TEST_CASE("33 statute miles are 53,108.352 m") {
    CHECK(33.0 * mapwire::metres_per_mile == Approx(53108.352).epsilon(1e-15));
}

TEST_CASE("an azimuth is always in [0, 360)") {
    CHECK(Azimuth{360.0}.degrees() == 0.0);
    CHECK(Azimuth{-90.0}.degrees() == 270.0);
    CHECK(Azimuth{725.0}.degrees() == 5.0);
    CHECK(Azimuth{-1e-18}.degrees() < 360.0);
}

TEST_CASE("confidence is cut to [0, 1]") {
    CHECK(Confidence{1.5}.value() == 1.0);
    CHECK(Confidence{-0.5}.value() == 0.0);
    CHECK(Confidence{std::numeric_limits<double>::quiet_NaN()}.value() == 0.0);
}
