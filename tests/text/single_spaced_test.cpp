#include "mapwire/text/single_spaced.hpp"

#include <catch2/catch.hpp>

using namespace mapwire;

TEST_CASE("runs of blanks and line breaks become one blank") {
    CHECK(single_spaced("") == "");
    CHECK(single_spaced(" \n\t ") == "");
    CHECK(single_spaced("one two") == "one two");
    CHECK(single_spaced("one\ntwo") == "one two");
    CHECK(single_spaced(" one  two \r\n three ") == "one two three");
    CHECK(single_spaced("a\v\fb") == "a b");
    CHECK(single_spaced("naïve\u00A0text") == "naïve\u00A0text");  // a blank that is not to be broken is kept
}
