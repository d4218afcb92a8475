#include "mapwire/toponyms/reading_memory.hpp"

#include <catch2/catch.hpp>

#include "toponyms/memory.hpp"
#include "toponyms/reading.hpp"

using namespace mapwire;

namespace {

const std::vector<std::string> texts = {
    "Fighting went on near Kobani, in Aleppo governorate, on Friday. Moscow said Aleppo's airport was closed.",
    "PARIS, Texas - Police in Paris said the man was from Houston. The Paris of Texas lies far from Paris, France.",
    "IN THE HEADLINE: US TROOPS LEAVE IRAQ. In Iraq, US officials said, IN is no Indiana; Gary, IN is.",
    "Turkey's army and Turkish-backed forces went to Kobani's hills; the Syrian town of Kobani was calm. Mobile. Of."};

void check_same(const Toponyms& a, const Toponyms& b) {
    REQUIRE(a.mentions.size() == b.mentions.size());
    for (std::size_t i = 0; i < a.mentions.size(); ++i) {
        CHECK(a.mentions[i].span == b.mentions[i].span);
        CHECK(a.mentions[i].role == b.mentions[i].role);
        CHECK(a.mentions[i].confidence.value() == b.mentions[i].confidence.value());
        REQUIRE(a.mentions[i].candidates.size() == b.mentions[i].candidates.size());
        for (std::size_t c = 0; c < a.mentions[i].candidates.size(); ++c) {
            CHECK(a.mentions[i].candidates[c].place == b.mentions[i].candidates[c].place);
            CHECK(a.mentions[i].candidates[c].score == b.mentions[i].candidates[c].score);
        }
        const auto* const place = std::get_if<ResolvedPlace>(&a.resolutions[i]);
        const auto* const other = std::get_if<ResolvedPlace>(&b.resolutions[i]);
        REQUIRE((place == nullptr) == (other == nullptr));
        if (place == nullptr) { continue; }
        CHECK(place->place == other->place);
        CHECK(place->evidence == other->evidence);
        CHECK(place->confidence.value() == other->confidence.value());
    }
}

Toponyms read(const testing::ReadText& text, ReadingMemory& memory) {
    ReadOptions how;
    how.memory = &memory;
    return read_toponyms(text.article, text.document, testing::embedded_gazetteer(), testing::toponym_tables(), how);
}

}  // namespace

TEST_CASE("what earlier articles looked up changes no answer, in whatever order they come") {
    ReadingMemory memory;
    for (const std::size_t first : {0U, 1U, 2U, 3U, 0U}) {
        for (std::size_t t = 0; t < texts.size(); ++t) {
            const testing::ReadText text(texts[(first + t) % texts.size()]);
            REQUIRE(text.toponyms.mentions.size() >= 2);
            check_same(text.toponyms, read(text, memory));
        }
    }
    CHECK(memory.memory().names.size() > 5);
}

TEST_CASE("one memory serves articles in several languages") {
    ReadingMemory memory;
    const testing::ReadText english("Clashes in Aleppo, near Raqqa and in Paris on Monday.");
    const testing::ReadText french("Des combats à Alep, près de Raqqa et à Paris lundi.", PartKind::body, "fr");
    for (int round = 0; round < 2; ++round) {
        check_same(english.toponyms, read(english, memory));
        check_same(french.toponyms, read(french, memory));
    }
}

TEST_CASE("a memory of names begins anew when it is full") {
    using namespace mapwire::toponyms;
    NameMemory memory;
    const std::vector<PlaceOption> options(60);
    const NameGroup group{1, 0, 60, 2, false, false, false};
    const std::size_t fits = NameMemory::most_options / options.size();
    for (std::uint32_t i = 0; i <= fits; ++i) {
        const std::vector<FoundName> found = {{{0, 1}, 0, i}};
        CHECK(memory.find("Paris", found) == nullptr);
        memory.remember("Paris", found, group, options);
        const auto* const known = memory.find("Paris", found);
        REQUIRE(known != nullptr);
        CHECK(known->options.size() == options.size());
        CHECK(known->group.best == 2);
        CHECK(memory.find("paris", found) == nullptr);
    }
    CHECK(memory.size() == 1);
}

TEST_CASE("a word in a slot is told from another one that comes to the same slot") {
    using namespace mapwire::toponyms;
    const HashTable classes;
    WordMemory memory;
    memory.serve(classes);
    std::size_t wrong = 0;
    for (int round = 0; round < 2; ++round) {
        for (std::uint32_t i = 0; i < 20'000; ++i) {
            const std::string word = "w" + std::to_string(i * 7919U) + (i % 3 == 0 ? "abcdefg" : "");
            const auto place = memory.find(word, 0, std::min(word.size(), WordMemory::longest));
            if (!place.known) { place.entry.hash = word_hash(word); }
            wrong += place.entry.hash != word_hash(word) ? 1U : 0U;
        }
    }
    CHECK(wrong == 0);
}
