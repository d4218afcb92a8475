#include "mapwire/events/article_copies.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "mapwire/text/analyse.hpp"

using namespace mapwire;

namespace {

ArticleFingerprint print_of(const std::string& text) {
    static const auto sentences = SentenceTables::load(geodata_files());
    Article article;
    article.text = text;
    return fingerprint_of(article, analyse(article, sentences));
}

// Sentences made of numbered words, so that different numbers share no run of four words.
std::string prose(int first, int count) {
    std::string text;
    for (int sentence = first; sentence < first + count; ++sentence) {
        const auto n = std::to_string(sentence * 37 + 11);
        text +=
            "Alpha" + n + " beta" + n + " gamma" + n + " delta" + n + " epsilon" + n + " zeta" + n + " eta" + n + ". ";
    }
    return text;
}

}  // namespace

TEST_CASE("agency copy with another head and a cut end is a copy of the original") {
    const auto original = print_of(prose(0, 30));
    const auto reprint = print_of("Our own head line of a few words. " + prose(0, 24));
    CHECK(shared_share(original, reprint) > 0.85);
    CHECK(groups_of_copies(std::vector{original, reprint}) == std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("letter case and punctuation make no copy different") {
    auto shouted = prose(0, 20);
    for (auto& c : shouted) {
        if (c >= 'a' && c <= 'z') { c = static_cast<char>(c - 32); }
        if (c == '.') { c = '!'; }
    }
    CHECK(shared_share(print_of(prose(0, 20)), print_of(shouted)) == 1.0);
}

TEST_CASE("articles about the same thing in other words are no copies") {
    const auto a = print_of(prose(0, 30));
    const auto b = print_of(prose(100, 30) + prose(0, 5));
    CHECK(shared_share(a, b) < 0.45);
    CHECK(groups_of_copies(std::vector{a, b}) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("very short articles are copies of none, and no article is no trouble") {
    const auto brief = print_of("Two people were killed.");
    CHECK(groups_of_copies(std::vector{brief, brief}) == std::vector<std::uint32_t>{0, 1});
    CHECK(groups_of_copies({}).empty());
    CHECK(shared_share(print_of(""), print_of("")) == 0.0);
}

TEST_CASE("groups of copies do not depend on the order of the articles") {
    const auto a = print_of(prose(0, 30));
    const auto b = print_of(prose(0, 27));
    const auto c = print_of(prose(50, 30));
    const auto d = print_of(prose(48, 32));
    CHECK(groups_of_copies(std::vector{a, c, b, d}) == std::vector<std::uint32_t>{0, 1, 0, 1});
    CHECK(groups_of_copies(std::vector{d, b, c, a}) == std::vector<std::uint32_t>{0, 1, 0, 1});
}
