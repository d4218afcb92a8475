#include "mapwire/text/word_filter.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "mapwire/text/fold.hpp"

using namespace mapwire;

TEST_CASE("no word of the table is turned away, however it is written") {
    WordFilter filter;
    for (const auto* word : {"radius", "km", "sudest", "المنطقة", "in", "33rd"}) { filter.add(fold_name(word)); }
    for (const auto* word : {"radius", "RADIUS", "Radius", "km", "KM", "sud-est", "sud’est", "المنطقة", "in", "33rd"}) {
        CAPTURE(word);
        CHECK(filter.may_hold(word));
    }
    // What folding may change is never turned away.
    for (const auto* word : {"mêlée", "o'clock", "U.S", "Деревня"}) { CHECK(filter.may_hold(word)); }
}

TEST_CASE("nearly all other words are turned away") {
    WordFilter filter;
    for (int i = 0; i < 1000; ++i) { filter.add("word" + std::to_string(i)); }
    int passed = 0;
    for (int i = 0; i < 10'000; ++i) { passed += filter.may_hold("other" + std::to_string(i)) ? 1 : 0; }
    CHECK(passed < 600);  // 1000 of 32,768 bits are set
}
