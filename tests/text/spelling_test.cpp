#include "mapwire/text/spelling.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "mapwire/text/fold.hpp"

using namespace mapwire;

TEST_CASE("each step of looser spelling has an example of two spellings with the same consonants") {
    CHECK(spelling_steps().size() >= 10);
    for (const auto& step : spelling_steps()) {
        const auto sign = step.example.find(" = ");
        REQUIRE(sign != std::string_view::npos);
        const auto left = fold_name(step.example.substr(0, sign));
        const auto right = fold_name(step.example.substr(sign + 3));
        CAPTURE(step.name, left, right);
        CHECK(consonants_of(left) == consonants_of(right));
        CHECK(left != right);
        CHECK(spelling_likeness(left, right) > 0.6);
    }
}

TEST_CASE("a name in three scripts has the same consonants") {
    CHECK(consonants_of("khan sheikhoun") == "HNSHN");
    CHECK(consonants_of(fold_name("Хан-Шейхун")) == "HNSHN");
    CHECK(consonants_of(fold_name("خان شيخون")) == "HNSHN");
    CHECK(consonants_of(fold_name("東京")).empty());
}

TEST_CASE("likeness is 1 for the same name, higher for nearer spellings") {
    CHECK(spelling_likeness("saraqib", "saraqib") == 1.0);
    CHECK(spelling_likeness("saraqib", "sarakeb") > spelling_likeness("saraqib", "sarqub"));
    CHECK(spelling_likeness("saraqib", "homs") < 0.4);
    CHECK(spelling_likeness("homs", "saraqib") == spelling_likeness("saraqib", "homs"));
}
