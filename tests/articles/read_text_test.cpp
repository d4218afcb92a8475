#include "mapwire/articles/read_text.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "mapwire/articles/article_source.hpp"

using namespace mapwire;

namespace {

const PageTables& tables() {
    static const auto loaded = PageTables::load(geodata_files());
    return loaded;
}

// "title: …\n" for each part, first 20 bytes of it.
std::string outline_of(const Article& article) {
    const char* const names[] = {"title", "byline", "dateline", "body", "furniture"};
    std::string outline;
    for (const auto& part : article.parts) {
        outline += names[static_cast<std::size_t>(part.kind)];
        outline += ": " + std::string(part.span.of(article.text).substr(0, 20)) + "\n";
    }
    return outline;
}

Article parse(std::string text) { return parse_text_article({"a"}, "a.txt", std::move(text), tables()); }

std::variant<ParsedArticle, Issue> read(const std::string& bytes) {
    ArticleParser parser(tables(), {});
    return parser.parse({{"a.txt", 0, 0}, InputFormat::text, bytes});
}

std::string problem_with(const std::string& bytes) {
    const auto result = read(bytes);
    if (const auto* issue = std::get_if<Issue>(&result)) { return issue->what; }
    return "read";
}

}  // namespace

TEST_CASE("a scraped page falls into title, furniture, byline, dateline and body") {
    const auto article = parse(
        "Desert Courier News - Talks Begin in Border Town\n\n"
        "Desert Courier News - Talks Begin in Border Town\n\n"
        "desert wire\n\n"
        "https://example.org/desert_wire\n\n"
        "May 3, 2018. Ann Example, Bob B. Sample.\n\n"
        "Envoys met for the first time.\n\n"
        "AMMAN—The envoys met on Tuesday,\nofficials said.\n\n"
        "They will meet again.\n\n"
        "Read more: https://example.org/desert_wire\n\n\n\n"
        "Page tools");
    CHECK(outline_of(article) ==
          "title: Desert Courier News \n"
          "furniture: Desert Courier News \n"
          "furniture: desert wire\n"
          "furniture: https://example.org/\n"
          "byline: May 3, 2018. Ann Exa\n"
          "body: Envoys met for the f\n"
          "dateline: AMMAN—\n"
          "body: The envoys met on Tu\n"
          "body: They will meet again\n"
          "furniture: Read more: https://e\n"
          "furniture: Page tools\n");
    CHECK(article.title == "Talks Begin in Border Town");
    REQUIRE(article.published);
    CHECK(article.published->iso() == "2018-05-03");
    CHECK(article.authors == std::vector<std::string>{"Ann Example", "Bob B. Sample"});
    CHECK(article.language == "en");
}

TEST_CASE("a bare text is body alone, its offsets untouched") {
    const std::string text = "  Two lorries were hit near the crossing on Monday.\nNobody was hurt.  \n";
    const auto article = parse(text);
    CHECK(article.text == text);
    CHECK(outline_of(article) == "body: Two lorries were hit\n");
    CHECK_FALSE(article.published);
}

TEST_CASE("a sentence with a date is no byline") {
    const auto article =
        parse("Truce holds\n\nThe truce of July 9, 2017 was signed by three states and it still holds.\n\nMore.");
    CHECK_FALSE(article.published);
    CHECK(outline_of(article) == "title: Truce holds\nbody: The truce of July 9,\nbody: More.\n");
    const auto note = parse("On 19 November 2023, the Arakan Army took control of an outpost in Rathedaung.");
    CHECK_FALSE(note.published);
    CHECK(outline_of(note) == "body: On 19 November 2023,\n");
}

TEST_CASE("a title that is known is found behind the name of who prints it, and again") {
    KnownFields known;
    known.title = "Coalition defends its partners";
    const auto article = parse_text_article({"a"}, "a.txt",
                                            "CENTCOM - Coalition defends its partners\n\n"
                                            "CENTCOM - Coalition defends its partners\n\n"
                                            "Jets attacked a base near Aleppo on Friday.",
                                            tables(), known);
    CHECK(outline_of(article) ==
          "title: CENTCOM - Coalition \nfurniture: CENTCOM - Coalition \nbody: Jets attacked a base\n");
    CHECK(article.title == known.title);
}

TEST_CASE("By and names, or a labelled date, make a byline") {
    const auto article = parse(
        "Bridge reopens\n\nBy Carla Example and Dan Sample\n\nPublished: 12 October 2019, 14:03 GMT\n\nCars cross "
        "again.");
    CHECK(article.published->iso() == "2019-10-12");
    CHECK(article.authors == std::vector<std::string>{"Carla Example", "Dan Sample"});
}

TEST_CASE("a language without tables is told") {
    const auto result = read("Die Regierung teilte mit, dass die Straße zur Grenze seit Dienstag gesperrt ist.");
    REQUIRE(std::holds_alternative<ParsedArticle>(result));
    const auto& [article, notes] = std::get<ParsedArticle>(result);
    CHECK(article.language == "de");
    REQUIRE(notes.size() == 1);
    CHECK(to_message(notes[0]) ==
          "a.txt: the language is \"de\", which has no tables; its words are read with those of English.");
    const auto english = read("The government said that the road to the border has been closed since Tuesday.");
    CHECK(std::get<ParsedArticle>(english).notes.empty());
}

TEST_CASE("a file that is no article is named with the reason") {
    CHECK(problem_with("") == "the file is empty");
    CHECK(problem_with(" \n\t\n") == "the file is empty");
    CHECK(problem_with("Málaga, Besançon, Caf\xC3 and more") == "the text is not UTF-8 (at byte 23)");
    CHECK(problem_with(std::string("a\0b", 3)) == "this is no text file (a NUL byte at byte 1)");
    CHECK(problem_with("Rain fell.") == "read");
}
