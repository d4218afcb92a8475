#include <catch2/catch.hpp>

#include "toponyms/document_view.hpp"
#include "toponyms/lessons.hpp"
#include "toponyms/reading.hpp"

using namespace mapwire;
using mapwire::testing::ReadText;

namespace {

const std::string report =
    "Clashes broke out near Aleppo on Monday after talks in Geneva failed, officials in Damascus told reporters. A "
    "nice reading of the mobile data shows that convoys went from Homs to Palmyra, and that many people fled to Jordan "
    "and Turkey. Most of them had lost their homes in March.";

std::string shifted(std::string text, char first, char last, int shift) {
    for (char& c : text) {
        if (c >= first && c <= last) { c = static_cast<char>(c + shift); }
    }
    return text;
}
std::string in_lower_case(const std::string& text) { return shifted(text, 'A', 'Z', 'a' - 'A'); }
std::string in_capitals(const std::string& text) { return shifted(text, 'a', 'z', 'A' - 'a'); }

toponyms::LetterCase case_of(const std::string& text) {
    const ReadText read(text);
    const toponyms::HashTable classes;
    return toponyms::DocumentView(read.article.text, read.document, classes).letter_case();
}

}  // namespace

TEST_CASE("a text tells how it is written as a whole, a short one does not") {
    using toponyms::LetterCase;
    CHECK(case_of(report) == LetterCase::mixed);
    CHECK(case_of(in_lower_case(report)) == LetterCase::lower);
    CHECK(case_of(in_capitals(report)) == LetterCase::capitals);
    CHECK(case_of("US TROOPS LEAVE IRAQ") == LetterCase::mixed);
    CHECK(case_of("troops leave iraq") == LetterCase::mixed);
    CHECK(case_of(in_capitals(report) + " " + report) == LetterCase::mixed);
}

TEST_CASE("the places of a text are found in lower case and in capitals too, and words are no places") {
    for (const auto& text : {report, in_lower_case(report), in_capitals(report)}) {
        const ReadText read(text);
        std::vector<std::string> found;
        for (std::size_t i = 0; i < read.toponyms.mentions.size(); ++i) {
            if (!std::holds_alternative<ResolvedPlace>(read.toponyms.resolutions[i])) { continue; }
            found.push_back(in_lower_case(std::string(read.toponyms.mentions[i].span.of(text))));
        }
        CHECK(found == std::vector<std::string>{"aleppo", "geneva", "damascus", "homs", "palmyra", "jordan", "turkey"});
    }
}

TEST_CASE("texts in other case are lessons of the document that they come from, with its labels") {
    const ReadText read(report);
    const ReadText lower(in_lower_case(report));
    TrainingDocument document{read.article, read.document, {}, {{lower.article, lower.document}}};
    const auto aleppo = report.find("Aleppo");
    document.toponyms.push_back({{aleppo, aleppo + 6}, std::nullopt});
    const std::vector<TrainingDocument> documents(2, document);
    const auto lessons =
        toponyms::make_lessons(documents, testing::embedded_gazetteer(), testing::toponym_tables().knowledge());
    REQUIRE(lessons.size() == 4);
    for (std::size_t l = 0; l < lessons.size(); ++l) {
        CHECK(lessons[l].document == l % 2);
        CHECK(lessons[l].other_case == (l >= 2));
        CHECK(std::count(lessons[l].gold.begin(), lessons[l].gold.end(), 0) == 1);
    }
}

TEST_CASE("a name in capitals is no evidence for the same name in small letters") {
    // Two towns bear the name, and nothing else in the text tells which one is meant.
    const ReadText read("TRIPOLI, May 3 - Officials in Tripoli said on Sunday that the port had reopened.");
    REQUIRE(read.toponyms.mentions.size() == 2);
    for (const auto& resolution : read.toponyms.resolutions) {
        const auto* resolved = std::get_if<ResolvedPlace>(&resolution);
        CHECK((resolved == nullptr || resolved->confidence.value() < 0.6));
    }
}

TEST_CASE("a plain word has one hash, however it was come by") {
    for (const auto* word : {"zone", "Zone", "ZONE", "33rd", "B2", "x"}) {
        CAPTURE(word);
        CHECK(toponyms::word_hash(word) == toponyms::word_hash_of(plain_fold_hash(word)));
    }
}
