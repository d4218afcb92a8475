#include "mapwire/toponyms/explain.hpp"

#include <simdjson.h>

#include <catch2/catch.hpp>

#include "toponyms/reading.hpp"

using namespace mapwire;
using mapwire::testing::ReadText;

TEST_CASE("an explanation tells the same mentions as reading, with the evidence of each candidate") {
    const ReadText read("Fighting spread from Homs to the Syrian town of Tanf. Moscow said nothing. Hezbollah left.");
    const auto explained =
        explain_toponyms(read.article, read.document, testing::embedded_gazetteer(), testing::toponym_tables());
    REQUIRE(explained.size() == read.toponyms.mentions.size());
    for (std::size_t i = 0; i < explained.size(); ++i) {
        CHECK(explained[i].mention.span == read.toponyms.mentions[i].span);
        CHECK(explained[i].mention.role == read.toponyms.mentions[i].role);
        CHECK_FALSE(explained[i].reason.empty());
    }
    const auto tanf = read.mention("Tanf");
    REQUIRE(tanf);
    REQUIRE(explained[*tanf].candidates.size() >= 2);
    CHECK(explained[*tanf].candidates[0].probability > explained[*tanf].candidates[1].probability);
    CHECK_FALSE(explained[*tanf].candidates[0].evidence.empty());
}

TEST_CASE("an explanation is text for people and JSON for programs") {
    const ReadText read("Fighting spread from Homs to Damascus.");
    const auto& gazetteer = testing::embedded_gazetteer();
    const auto explained = explain_toponyms(read.article, read.document, gazetteer, testing::toponym_tables());
    CHECK_THAT(explanation_text(read.article, explained, gazetteer), Catch::Contains("\"Damascus\" at byte 29"));
    simdjson::dom::parser parser;
    const auto json = parser.parse(explanation_json(read.article, explained, gazetteer));
    REQUIRE(json.is_array());
    CHECK(std::string_view(json.at(1)["text"]) == "Damascus");
    CHECK(std::uint64_t(json.at(1)["byte_start"]) == 29);
    CHECK(std::string_view(json.at(1)["status"]) == "resolved");
    CHECK(json.at(1)["candidates"].is_array());
}
