// Where a parliament sits is where it votes and speaks, when the text is about its country.
#include <catch2/catch.hpp>

#include "events_of_text.hpp"

using namespace mapwire;
using namespace mapwire::testing;

namespace {

/// The place of the first event of a text, with how it was found; "" without events, "none" without a place.
std::string place_told(const std::string& text) {
    const auto reading = read_text(text);
    if (reading.events.empty()) { return ""; }
    const auto& place = reading.events.front().place;
    return place ? place->name + ": " + place->how : "none";
}

}  // namespace

TEST_CASE("a parliament speaks where it sits") {
    CHECK(place_told("The Bundestag condemned the arrests on Friday, and Germany recalled its ambassador.") ==
          "Berlin: where Bundestag sits");
    CHECK(place_told("The Senate rejected the treaty on Tuesday, a blow to allies of the United States.") ==
          "Washington: where U.S. Congress sits");
}

TEST_CASE("a senate named with another country is not that of the actor table") {
    CHECK(place_told("Mexico's Senate condemned the killings on Tuesday, while the United States kept silent.")
              .find("Washington") == std::string::npos);
}

TEST_CASE("a senate may be that of a division of the country, or of no country that the text speaks of") {
    CHECK(place_told("In Texas, the Senate condemned the United States government on Tuesday.").find("sits") ==
          std::string::npos);
    CHECK(place_told("The Senate condemned the killings on Tuesday.") == "none");
}
