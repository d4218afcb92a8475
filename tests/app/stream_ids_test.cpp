#include "app/stream_ids.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <string>
#include <utility>

using mapwire::StreamIds;

TEST_CASE("articles of one id are numbered as they come, and one given again keeps its number") {
    StreamIds ids;
    CHECK(ids.number_of("a", 11) == 1);
    CHECK(ids.number_of("b", 12) == 1);
    CHECK(ids.number_of("a", 13) == 2);
    CHECK(ids.number_of("a", 14) == 3);
    CHECK(ids.number_of("a", 11) == 1);
    CHECK(ids.number_of("a", 13) == 2);
    CHECK(ids.number_of("a", 14) == 3);
    CHECK(ids.number_of("", 15) == 1);
    CHECK(ids.number_of("", 16) == 2);
    CHECK_FALSE(ids.forgetful());
}

TEST_CASE("no two articles go by one name, though an id ends in a number by itself") {
    StreamIds ids;
    CHECK(ids.name_of("a~2", 1) == "a~2");
    CHECK(ids.name_of("a", 2) == "a");
    CHECK(ids.name_of("a", 3) == "a~2~2");
    CHECK(ids.name_of("b", 4) == "b");
    CHECK(ids.name_of("b", 5) == "b~2");
    CHECK(ids.name_of("b~2", 6) == "b~2~2");
    CHECK(ids.name_of("a", 3) == "a~2~2");
}

TEST_CASE("numbers are those of a list of all articles as long as no more are remembered") {
    StreamIds ids(40'000);
    std::mt19937_64 random(7);
    std::map<std::string, std::map<std::uint64_t, std::uint32_t>> naive;
    for (int i = 0; i < 60'000; ++i) {
        const auto id = std::to_string(random() % 20'000);
        const auto digest = (random() % 3 + 1) * 0x9E3779B97F4A7C15ULL;
        auto& numbers = naive[id];
        const auto expected = numbers.emplace(digest, static_cast<std::uint32_t>(numbers.size() + 1)).first->second;
        REQUIRE(ids.number_of(id, digest) == expected);
    }
    CHECK_FALSE(ids.forgetful());
}

TEST_CASE("what is remembered has a limit, and namesakes nearer than that are told apart") {
    StreamIds ids(100);
    const auto id = [](int i) { return "id" + std::to_string(i); };
    for (int i = 0; i < 1000; ++i) {
        REQUIRE(ids.number_of(id(i), 1) == 1);
        if (i >= 90) { REQUIRE(ids.number_of(id(i - 30), 2) == 2); }
    }
    CHECK(ids.forgetful());
    CHECK(ids.number_of(id(3), 3) == 1);
}
