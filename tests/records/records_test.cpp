// What outlives an article comes back from bytes and from disk as it was.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include "mapwire/model/byte_hash.hpp"
#include "mapwire/model/feature_list.hpp"
#include "mapwire/model/record_bytes.hpp"
#include "mapwire/records/article_record.hpp"
#include "mapwire/records/journal.hpp"
#include "mapwire/records/sorted_runs.hpp"
#include "support/sample_reading.hpp"
#include "support/scratch_folder.hpp"

using namespace mapwire;

namespace {

Feature feature(std::int64_t id) {
    Feature made{id, Coordinate::from_degrees({38.5, 33.25}), {}};
    made.values = {std::string("a text that comes again and again"), std::int64_t{-id}, 0.1 * static_cast<double>(id),
                   std::monostate{}};
    if (id % 3 == 0) { made.geometry = sample::box_area(38, 33, 39, 34); }
    if (id % 3 == 1) { made.geometry.reset(); }
    return made;
}

bool same(const Feature& a, const Feature& b) {
    return a.id == b.id && a.values == b.values && a.geometry == b.geometry;
}

ArticleRecord sample_record() {
    ArticleRecord record;
    record.where = "june.ndjson:12";
    record.id.text = "2017-06-09-syria";
    record.published = Date::parse_iso("2017-06-09");
    record.digest = 0xFEDCBA9876543210ULL;
    record.language = "en";
    record.issues = {{"june.ndjson:12", "the date is 31.02.2017", "Use YYYY-MM-DD"}};
    record.mentions.resolved = 3;
    record.mentions.by_role[1] = 300;
    record.mentions.unresolved_names = {"Qoratay"};
    for (int i = 0; i < 5; ++i) { record.features.push_back({static_cast<std::uint8_t>(i), "key", feature(i)}); }
    Event event;
    event.id.text = "e1";
    event.coding.contexts = {"military"};
    event.actors.push_back({{3, 9}, "the army", "Army", "", "SY", "MIL", 7});
    event.date.first = Date::parse_iso("2017-06-08");
    event.geometry = Coordinate::from_degrees({38.6, 33.5});
    event.confidence = Confidence{0.75};
    event.figures.killed.best = 4;
    event.tellings.emplace_back();
    event.tellings.back().sentence_text = "The army struck.";
    event.tellings.back().stance = Stance::denied;
    record.events.push_back(event);
    return record;
}

}  // namespace

TEST_CASE("a record comes back from its bytes, events and geometry included") {
    const auto record = sample_record();
    const auto bytes = to_bytes(record);
    const auto read = article_record(bytes);
    CHECK(read.where == record.where);
    CHECK(read.published == record.published);
    CHECK(read.digest == record.digest);
    CHECK(read.issues == record.issues);
    CHECK(read.mentions.by_role == record.mentions.by_role);
    CHECK(read.mentions.unresolved_names == record.mentions.unresolved_names);
    REQUIRE(read.features.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) { CHECK(same(read.features[i].feature, record.features[i].feature)); }
    REQUIRE(read.events.size() == 1);
    CHECK(read.events[0].coding == record.events[0].coding);
    CHECK(read.events[0].actors[0].mention == 7U);
    CHECK(read.events[0].date == record.events[0].date);
    CHECK(read.events[0].geometry == record.events[0].geometry);
    CHECK(read.events[0].figures.killed.best == 4);
    CHECK(read.events[0].tellings[0].stance == Stance::denied);
    CHECK(to_bytes(read) == bytes);
    CHECK(head_of_record(bytes).id == record.id);
}

TEST_CASE("a record that is cut short anywhere is told to be damaged") {
    const auto bytes = to_bytes(sample_record());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CHECK_THROWS_AS(article_record(std::string_view(bytes).substr(0, size)), DamagedRecord);
    }
}

TEST_CASE("articles are ordered by day, then id; undated ones follow, unreadable ones are last") {
    auto early = sample_record();
    early.published = Date::parse_iso("2017-06-08");
    auto undated = sample_record();
    undated.published.reset();
    auto failed = sample_record();
    failed.failure = Issue{"a.txt", "is empty", ""};
    auto other_id = sample_record();
    other_id.id.text += "-2";
    CHECK(lasting_order_key(early) < lasting_order_key(sample_record()));
    CHECK(lasting_order_key(sample_record()) < lasting_order_key(other_id));
    CHECK(lasting_order_key(other_id) < lasting_order_key(undated));
    CHECK(lasting_order_key(undated) < lasting_order_key(failed));
}

TEST_CASE("a journal gives back its records up to a torn one, and goes on from there") {
    const ScratchFolder scratch;
    const auto file = scratch.path() / "journal";
    std::uint64_t second = 0;
    {
        JournalWriter writer(file, "notes");
        writer.add("first");
        second = writer.add(std::string(100'000, 'x'));
    }
    const auto whole = std::filesystem::file_size(file);
    for (const auto torn : {whole - 1, whole - 50'000, second + 9, second + 3}) {
        std::filesystem::resize_file(file, torn);
        JournalReader reader(file);
        CHECK(reader.notes() == "notes");
        CHECK(reader.next().value().bytes == "first");
        CHECK_FALSE(reader.next());
        CHECK_FALSE(reader.complete());
        CHECK(reader.end() == second);
    }
    {
        JournalWriter writer(file, second);
        writer.add("again");
        writer.finish();
    }
    JournalReader reader(file);
    CHECK(reader.next().value().bytes == "first");
    CHECK(reader.next().value().bytes == "again");
    CHECK_FALSE(reader.next());
    CHECK(reader.complete());
    CHECK(reader.at(second) == "again");
    CHECK_THROWS_AS(reader.at(second + 1), InputError);
}

TEST_CASE("a journal's records carry CRC-32C of their kind and content, byte order little-endian") {
    const ScratchFolder scratch;
    const auto file = scratch.path() / "journal";
    const auto content = GENERATE(std::string{}, std::string("seven b"), std::string("0123456789abcdef\xFF\0\x80z", 20),
                                  std::string(1000, 'y'));
    const auto pace = GENERATE(JournalWriter::Pace::record_by_record, JournalWriter::Pace::in_pieces);
    std::uint64_t place = 0;
    {
        JournalWriter writer(file, "notes", pace);
        place = writer.add(content);
        writer.finish();
    }
    // Bit by bit, as the polynomial is defined.
    std::uint32_t crc = ~0U;
    for (const char c : 'r' + content) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) { crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0x82F63B78U : 0U); }
    }
    crc = ~crc;
    std::ifstream stream(file, std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(place + 5));
    for (unsigned i = 0; i < 4; ++i) { CHECK(stream.get() == static_cast<int>((crc >> (8U * i)) & 0xFFU)); }
    JournalReader reader(file);
    CHECK(reader.next().value().bytes == content);
    CHECK(reader.at(place) == content);
}

TEST_CASE("a journal with a changed byte ends before it") {
    const ScratchFolder scratch;
    const auto file = scratch.path() / "journal";
    std::uint64_t second = 0;
    {
        JournalWriter writer(file, "notes");
        writer.add("first");
        second = writer.add("second");
    }
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(static_cast<std::streamoff>(second + 10));
    stream.put('!');
    stream.close();
    JournalReader reader(file);
    CHECK(reader.next());
    CHECK_FALSE(reader.next());
    std::ofstream(scratch.path() / "other") << "no journal";
    CHECK_THROWS_AS(JournalReader(scratch.path() / "other"), InputError);
}

TEST_CASE("sorting on disk gives what sorting in memory gives") {
    const ScratchFolder scratch;
    std::mt19937 random(7);
    std::multimap<std::string, std::string> expected;
    SortedRuns runs(scratch.path(), 1000);
    for (int i = 0; i < 5000; ++i) {
        const auto key = std::to_string(random() % 700);
        const auto value = std::to_string(i) + std::string(random() % 50, 'v');
        expected.emplace(key, value);  // equal keys stay in the order of their coming
        runs.add(key, value);
    }
    for (int round = 0; round < 2; ++round) {
        auto next = expected.begin();
        runs.for_each([&](std::string_view key, std::string_view value) {
            REQUIRE(next != expected.end());
            CHECK(key == next->first);
            CHECK(value == next->second);
            ++next;
        });
        CHECK(next == expected.end());
    }
    CHECK(runs.size() == 5000);
}

TEST_CASE("numbers compare as their ordered bytes do") {
    const std::uint64_t numbers[] = {0, 1, 255, 256, 65'535, 1ULL << 40U, ~0ULL};
    for (std::size_t i = 1; i < std::size(numbers); ++i) {
        CHECK(ordered_bytes(numbers[i - 1]) < ordered_bytes(numbers[i]));
    }
}

TEST_CASE("a list of features gives back what lies on disk as what lies in memory") {
    const ScratchFolder scratch;
    FeatureList on_disk(scratch.path(), 20'000);
    FeatureList in_memory;
    CHECK(on_disk.empty());
    CHECK(on_disk.begin() == on_disk.end());
    for (std::int64_t i = 0; i < 1000; ++i) {
        on_disk.push_back(feature(i));
        in_memory.push_back(feature(i));
    }
    CHECK(on_disk.spilled());
    CHECK(on_disk.size() == 1000);
    for (int round = 0; round < 2; ++round) {
        std::size_t index = 0;
        for (const auto& one : on_disk) { CHECK(same(one, in_memory[index++])); }
        CHECK(index == 1000);
    }
    CHECK(std::filesystem::is_empty(scratch.path()));
    CHECK_THROWS_AS(
        [] {
            FeatureList nowhere("/proc/nowhere", 1);
            nowhere.push_back(feature(1));
            nowhere.push_back(feature(2));
        }(),
        RunError);
}

TEST_CASE("a writer whose bytes were taken begins a record anew") {
    RecordWriter writer;
    writer.text("the same words").text("the same words");
    const auto first = writer.take();
    writer.text("the same words");
    const auto second = writer.take();
    RecordReader reader(second);
    CHECK(reader.text() == "the same words");
    CHECK(reader.at_end());
    CHECK(first.size() == second.size() + 1);
}

TEST_CASE("the hash that lasting ids are made of stays what it is") {
    // By the definition, computed apart: eight bytes at a step, little-endian, the length first.
    CHECK(byte_hash(0, "") == 0);
    CHECK(byte_hash(0x9E3779B97F4A7C15ULL, "Al Tanf") == 0xfd4bfd890daf576aULL);
    CHECK(byte_hash(1, "12345678") == 0xc13a725dbd28c221ULL);
    CHECK(byte_hash(1, "Deir ez-Zor and Raqqa") == 0x7028463dc697f6f9ULL);
}
