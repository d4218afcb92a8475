#include "mapwire/text/analyse.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace mapwire;

namespace {

const SentenceTables& tables() {
    static const auto loaded = SentenceTables::load(geodata_files());
    return loaded;
}

Article article_of(std::string text) {
    Article article;
    article.text = std::move(text);
    return article;
}

std::vector<std::string> tokens_of(const std::string& text) {
    const auto article = article_of(text);
    std::vector<std::string> words;
    for (const auto& token : analyse(article, tables()).tokens) { words.emplace_back(token.span.of(article.text)); }
    return words;
}

std::vector<std::string> sentences_of(const std::string& text) {
    const auto article = article_of(text);
    std::vector<std::string> sentences;
    for (const auto& sentence : analyse(article, tables()).sentences) {
        sentences.emplace_back(sentence.span.of(article.text));
    }
    return sentences;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("hyphens part words, apostrophes and initials do not") {
    CHECK(tokens_of("a 33-mile zone") == Words{"a", "33", "-", "mile", "zone"});
    CHECK(tokens_of("hasn’t U.S.-led a.m.") == Words{"hasn’t", "U.S.", "-", "led", "a.m."});
    CHECK(tokens_of("Jeff J. Davis.") == Words{"Jeff", "J", ".", "Davis", "."});
    CHECK(tokens_of("4,300 men, 7.5 km, 30km on the M4") ==
          Words{"4,300", "men", ",", "7.5", "km", ",", "30", "km", "on", "the", "M4"});
    CHECK(tokens_of("WASHINGTON—The") == Words{"WASHINGTON", "—", "The"});
    CHECK(tokens_of("قاعدة التنف، سوريا") == Words{"قاعدة", "التنف", "،", "سوريا"});
    CHECK(tokens_of("٣٥ كم") == Words{"٣٥", "كم"});
    CHECK(tokens_of("Tan\u200Bf").size() == 2);
}

TEST_CASE("a full stop ends a sentence unless it belongs to an abbreviation") {
    CHECK(sentences_of("Capt. Jeff Davis spoke. He left.") == Words{"Capt. Jeff Davis spoke.", "He left."});
    CHECK(sentences_of("Officials in the U.S. said so. U.S. Secretary Hill left the U.S. The trip went on.") ==
          Words{"Officials in the U.S. said so.", "U.S. Secretary Hill left the U.S.", "The trip went on."});
    CHECK(sentences_of("“We are here.” He left (at once.) Then rain fell") ==
          Words{"“We are here.”", "He left (at once.)", "Then rain fell"});
    CHECK(sentences_of("It grew 7.5 per cent. 300 people came!") == Words{"It grew 7.5 per cent.", "300 people came!"});
    CHECK(sentences_of("one line\nof a paragraph\n\nanother") == Words{"one line\nof a paragraph", "another"});
}

TEST_CASE("every token lies in exactly one sentence, and tokens never overlap") {
    const auto article = article_of("A b. C d!\n\nE f? “G.” (h) U.S. The end");
    const auto document = analyse(article, tables());
    std::size_t counted = 0;
    std::size_t end = 0;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        const auto& sentence = document.sentences[s];
        for (auto t = sentence.first_token; t < sentence.end_token; ++t) {
            CHECK(document.tokens[t].sentence == s);
            CHECK(document.tokens[t].span.begin >= end);
            end = document.tokens[t].span.end;
            ++counted;
        }
    }
    CHECK(counted == document.tokens.size());
}

TEST_CASE("titles end with their line and keep their kind") {
    auto article = article_of("Talks in Amman\nSecond line\n\nBody text here.");
    article.parts = {{PartKind::title, {0, 14}}, {PartKind::furniture, {15, 26}}, {PartKind::body, {28, 43}}};
    const auto document = analyse(article, tables());
    REQUIRE(document.sentences.size() == 3);
    CHECK(document.sentences[0].part == PartKind::title);
    CHECK(document.sentences[1].part == PartKind::furniture);
    CHECK(document.sentences[2].span.of(article.text) == "Body text here.");
}

TEST_CASE("a sentence that a page's footer runs through is one sentence") {
    const std::string text = "Support for operations\nPage 2 of 4   28 NOV 2017\non the ground. The end.";
    const auto footer = text.find("Page");
    const auto behind = text.find("on the ground");
    auto article = article_of(text);
    article.parts = {{PartKind::body, {0, footer - 1}},
                     {PartKind::furniture, {footer, behind - 1}},
                     {PartKind::body, {behind, text.size()}}};
    const auto document = analyse(article, tables());
    REQUIRE(document.sentences.size() == 2);
    CHECK(document.sentences[0].end_token == 7);
    CHECK(document.tokens[3].span.of(article.text) == "on");
    CHECK(document.sentences[1].span.of(article.text) == "The end.");
    CHECK(document.sentences[0].paragraph == document.sentences[1].paragraph);
    // What ends before the footer, or begins anew behind it, stays apart.
    article.text.replace(footer - 2, 1, ".");
    CHECK(analyse(article, tables()).sentences.size() > 2);
}
