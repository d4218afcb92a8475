// The words compiled when the program is built say what the tables say.
#include "events/compiled_words.hpp"

#include <catch2/catch.hpp>

#include "events/lexicon.hpp"
#include "mapwire/events/embedded_words.hpp"
#include "mapwire/events/read_events.hpp"

using namespace mapwire;

TEST_CASE("the embedded words are those of the embedded tables") {
    const auto words = EventTables::compile(geodata_files());
    CHECK(std::equal(words.begin(), words.end(), embedded_event_words().begin(), embedded_event_words().end()));
    const auto read = EventTables::load(geodata_files());
    const auto taken = EventTables::load(geodata_files(), words);
    for (const auto* code : {"en", "ar", "fr", "ru", "tr"}) {
        CAPTURE(code);
        const auto* const a = read.state().language(code);
        const auto* const b = taken.state().language(code);
        REQUIRE(a != nullptr);
        REQUIRE(b != nullptr);
        CHECK_FALSE(a->image.empty());
        CHECK(b->image.empty());
        CHECK(a->triggers.size() == b->triggers.size());
        CHECK_FALSE(b->book.empty());
        CHECK(a->book.find("2017").known() == b->book.find("2017").known());
    }
    CHECK(taken.state().language("en")->book.find("attacked").exact ==
          read.state().language("en")->book.find("attacked").exact);
}

TEST_CASE("compiled words of other tables are left aside, and a torn image is refused") {
    const auto words = EventTables::compile(geodata_files());
    std::vector<GeodataFile> files(geodata_files().begin(), geodata_files().end());
    const auto cues = std::find_if(files.begin(), files.end(),
                                   [](const auto& file) { return file.path == "geodata/events/en/cues.tsv"; });
    REQUIRE(cues != files.end());
    const auto longer = std::string(cues->text) + "\n";
    cues->text = longer;
    CHECK(events::compiled_words(words, "en", files).empty());
    CHECK_FALSE(events::compiled_words(words, "fr", files).empty());
    CHECK(events::compiled_words(words, "xx", files).empty());
    CHECK(events::compiled_words({}, "en", files).empty());
    CHECK_FALSE(EventTables::load(files, words).state().language("en")->image.empty());
    CHECK_FALSE(events::compiled_times(words, files).empty());
    const auto months = std::find_if(files.begin(), files.end(),
                                     [](const auto& file) { return file.path == "geodata/languages/fr/months.tsv"; });
    REQUIRE(months != files.end());
    const auto more_months = std::string(months->text) + "\n";
    months->text = more_months;
    CHECK(events::compiled_times(words, files).empty());

    const std::span<const std::uint64_t> torn(words.data(), words.size() / 2);
    CHECK_THROWS_AS(events::compiled_words(torn, "tr", files), std::logic_error);
    const auto book = events::compiled_words(words, "ru", files);
    CHECK_THROWS_AS(events::PhraseBook(book.first(book.size() - 1)), std::logic_error);
    CHECK_THROWS_AS(events::PhraseBook(book.subspan(1)), std::logic_error);
}

TEST_CASE("word classes that do not fit any more end the build with their name") {
    std::vector<GeodataFile> files(geodata_files().begin(), geodata_files().end());
    std::string more = "class\twords\tpart\n";
    for (int i = 0; i < 400; ++i) { more += "own" + std::to_string(i) + "\tword\t\n"; }
    const auto words = std::find_if(files.begin(), files.end(),
                                    [](const auto& file) { return file.path == "geodata/events/tr/words.tsv"; });
    REQUIRE(words != files.end());
    words->text = more;
    CHECK_THROWS_WITH(static_cast<void>(EventTables::compile(files)), Catch::Contains("\"own"));
}
