// A name that a place bore for a time, in articles of that time and of others.
#include <catch2/catch.hpp>

#include "toponyms/reading.hpp"

using namespace mapwire;

namespace {

struct Read {
    double confidence;
    std::string evidence;
};

Read read_on(const std::string& day, const std::string& text, const std::string& name) {
    testing::ReadText read(text);
    read.article.published = Date::parse_iso(day);
    const auto toponyms =
        read_toponyms(read.article, read.document, testing::embedded_gazetteer(), testing::toponym_tables());
    for (std::size_t i = 0; i < toponyms.mentions.size(); ++i) {
        if (toponyms.mentions[i].span.of(read.article.text) != name) { continue; }
        const auto* resolved = std::get_if<ResolvedPlace>(&toponyms.resolutions[i]);
        REQUIRE(resolved != nullptr);
        return {resolved->confidence.value(), resolved->evidence};
    }
    FAIL("no mention of " + name);
    return {};
}

}  // namespace

TEST_CASE("a former name is as good as today's in its time, and a little less certain in another, which is said") {
    const auto text = [](const std::string& name) {
        return "The envoys of three countries met in " + name + " on Tuesday. They will meet in " + name + " again.";
    };
    const auto then = read_on("2020-06-09", text("Nur-Sultan"), "Nur-Sultan");
    const auto later = read_on("2024-06-11", text("Nur-Sultan"), "Nur-Sultan");
    const auto today = read_on("2020-06-09", text("Astana"), "Astana");
    CHECK(then.confidence >= today.confidence - 0.02);
    CHECK(later.confidence < then.confidence);
    CHECK_THAT(then.evidence, Catch::EndsWith("; its name from 2019-03-23 to 2022-09-17"));
    CHECK_THAT(later.evidence, Catch::EndsWith("; a former name, from 2019-03-23 to 2022-09-17"));
    CHECK_THAT(read_on("2024-06-11", text("Swaziland"), "Swaziland").evidence,
               Catch::EndsWith("; a former name, until 2018-04-19"));
    CHECK(today.evidence.find("name from") == std::string::npos);
}
