#include "mapwire/evaluation/labelled_documents.hpp"

#include <catch2/catch.hpp>

#include "mapwire/model/error.hpp"
#include "toponyms/reading.hpp"

using namespace mapwire;

TEST_CASE("a gold line is read with its toponyms, and what is absent stays unknown") {
    const auto documents = parse_labelled_documents(
        R"({"id":"a","text":"In Lima.","toponyms":[{"start":3,"end":7,"text":"Lima","lat":-12.0,"lon":-77.0,"geonameid":3936456},{"start":0,"end":2,"lat":null,"lon":null}]})"
        "\n\n"
        R"({"id":"b","text":"x"})",
        "gold.jsonl");
    REQUIRE(documents.size() == 2);
    REQUIRE(documents[0].toponyms.size() == 2);
    CHECK(documents[0].toponyms[0].geonames_id == 3936456);
    CHECK(documents[0].toponyms[0].position->latitude() == -12.0);
    CHECK_FALSE(documents[0].toponyms[1].position);
    CHECK(documents[1].toponyms.empty());
}

TEST_CASE("what is no gold line is refused with file and line") {
    CHECK_THROWS_WITH(parse_labelled_documents("{\"id\":\"a\"}\n[1]\n", "g"),
                      Catch::StartsWith("g:2: the line is no JSON object"));
    CHECK_THROWS_WITH(parse_labelled_documents("{\"text\":\"a\"}", "g"), Catch::Contains("has no id"));
    CHECK_THROWS_WITH(parse_labelled_documents("{\"id\":\"a\"}\n{\"id\":\"a\"}", "g"), Catch::Contains("stands twice"));
    CHECK_THROWS_AS(read_labelled_documents("no such file"), InputError);
}

TEST_CASE("predictions count code points and survive writing and reading") {
    const testing::ReadText read("Ärger in Damascus – und Ruhe.");
    auto article = read.article;
    article.id = ArticleId{"d1"};
    const auto predicted = predictions_of(article, read.toponyms, testing::embedded_gazetteer());
    REQUIRE(predicted.toponyms.size() == 1);
    CHECK(predicted.toponyms[0].start == 9);
    CHECK(predicted.toponyms[0].end == 17);
    CHECK(predicted.toponyms[0].geonames_id == 170654);
    const auto again = parse_labelled_documents(to_json_line(predicted), "p");
    REQUIRE(again.size() == 1);
    CHECK(again[0].text == article.text);
    REQUIRE(again[0].toponyms.size() == 1);
    CHECK(again[0].toponyms[0].kind == "literal");
    CHECK(again[0].toponyms[0].position == predicted.toponyms[0].position);
}

TEST_CASE("labels of a gold document do not reach its article") {
    LabelledDocument document;
    document.id = "x";
    document.text = "In Lima.";
    document.date = "2015-01-05T10:00:00";
    document.toponyms.push_back({3, 7, "Lima", {}, {}, "", false, {}});
    const Article article = article_of(document);
    CHECK(article.text == "In Lima.");
    CHECK(article.published->iso() == "2015-01-05");
    CHECK(article.parts.size() == 1);
}
