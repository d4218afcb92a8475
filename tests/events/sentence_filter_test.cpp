// A sentence is passed over by its words alone only when none of its triggers can hold.
#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "events/events_of_text.hpp"
#include "events/lexicon.hpp"
#include "events/sentence.hpp"

using namespace mapwire;
using namespace mapwire::testing;

namespace {

struct Passed {
    std::size_t sentences = 0;
    std::size_t looked_at = 0;
    std::size_t may_tell = 0;
};

// All lines of a table of labelled sentences, labels and all: odd texts are welcome here.
Passed pass_over(const std::string& table, const std::string& code) {
    const auto& state = event_tables().state();
    const auto& language = *state.language(code);
    std::ifstream lines(std::string(MAPWIRE_SOURCE_DIR) + "/tests/tables/" + table);
    Passed passed;
    std::vector<events::FoundWord> found;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#') { continue; }
        const auto reading = read_text(line, "2021-03-14", code);
        for (std::uint32_t i = 0; i < reading.document.sentences.size(); ++i) {
            CAPTURE(line, i);
            const bool trigger = events::Sentence::find_words(reading, reading.document.sentences[i], language, found);
            const bool looked_at = trigger && events::Sentence::may_hold_trigger(reading, i, state, language, found);
            const bool may_tell = events::Sentence(reading, i, state, language, found).may_tell_event();
            REQUIRE((looked_at || !may_tell));
            ++passed.sentences;
            passed.looked_at += looked_at ? 1 : 0;
            passed.may_tell += may_tell ? 1 : 0;
        }
    }
    return passed;
}

}  // namespace

TEST_CASE("a sentence that is passed over by its words tells no event") {
    for (const std::string code : {"en", "ar", "fr", "ru", "tr"}) {
        CAPTURE(code);
        const auto passed = pass_over("events_" + code + ".cases", code);
        CHECK(passed.may_tell > 20);
    }
    const auto none = pass_over("events_none.cases", "en");
    CHECK(none.sentences > 20);
    CHECK(none.looked_at < none.sentences);
    CHECK(none.looked_at * 2 < none.sentences + none.may_tell * 2);  // the words alone rule out most of the others
}
