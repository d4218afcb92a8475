#include <catch2/catch.hpp>

#include "toponyms/reading.hpp"

using mapwire::testing::ReadText;

TEST_CASE("a demonym before the noun decides between namesakes across a border") {
    CHECK(ReadText("The convoy passed the Syrian town of Tanf at noon.").place("Tanf") == "Al Tanf, SY");
    CHECK(ReadText("The convoy passed the Iraqi village of Tanf at noon.").place("Tanf") == "Tanf (Iraq), IQ");
}

TEST_CASE("a metonymic capital keeps the city and says which country it stands for") {
    const ReadText text("Moscow said the talks would go on.");
    CHECK(text.place("Moscow") == "Moscow, RU");
    CHECK(text.stands_for("Moscow") == "Russia");
}

TEST_CASE("a building that stands for its government stands for the country") {
    CHECK(ReadText("The Pentagon denied the report.").stands_for("Pentagon") == "United States");
}

TEST_CASE("a demonym means its country") {
    const ReadText text("Jordanian officials took part.");
    CHECK(text.place("Jordanian") == "Jordan, JO");
    CHECK(text.stands_for("Jordanian") == "Jordan");
}

TEST_CASE("a literal mention stands for nothing but itself") {
    CHECK(ReadText("The meeting took place in Amman.").stands_for("Amman") == "nothing");
}

TEST_CASE("the same article gives the same mentions each time") {
    const std::string words = "Syrian forces moved from Daraa to Damascus while Russia and Iran met in Vienna.";
    const ReadText first(words);
    const ReadText second(words);
    REQUIRE(first.toponyms.mentions.size() == second.toponyms.mentions.size());
    REQUIRE(first.toponyms.mentions.size() >= 6);
    for (std::size_t i = 0; i < first.toponyms.mentions.size(); ++i) {
        CHECK(first.toponyms.mentions[i].span == second.toponyms.mentions[i].span);
        CHECK(first.toponyms.mentions[i].confidence == second.toponyms.mentions[i].confidence);
    }
}

TEST_CASE("mentions stand in text order and do not overlap, each with a resolution") {
    const ReadText text(
        "In New York City and Washington, D.C., officials of the U.S. State Department spoke of Syria.");
    REQUIRE(text.toponyms.mentions.size() == text.toponyms.resolutions.size());
    for (std::size_t i = 1; i < text.toponyms.mentions.size(); ++i) {
        CHECK(text.toponyms.mentions[i - 1].span.end <= text.toponyms.mentions[i].span.begin);
    }
}

TEST_CASE("texts without a name, without a capital or without a word give no mention") {
    CHECK(ReadText("Nothing happened.").toponyms.mentions.empty());
    CHECK(ReadText("...").toponyms.mentions.empty());
    CHECK(ReadText("").toponyms.mentions.empty());
}

TEST_CASE("a case ending after an apostrophe is no part of the name") {
    CHECK(ReadText("Toplantı Suriye'de yapıldı.", mapwire::PartKind::body, "tr").place("Suriye") == "Syria, SY");
    CHECK(ReadText("Nobody knew Syria's answer.").place("Syria") == "Syria, SY");
    CHECK(ReadText("Three people living in the U.S. were charged.").place("U.S.") == "United States, US");
}
