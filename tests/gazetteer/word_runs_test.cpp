#include "gazetteer/word_runs.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using namespace mapwire;

namespace {

struct Run {
    std::size_t begin;
    std::size_t end;
    bool special;
    bool may_begin;
    friend bool operator==(const Run&, const Run&) = default;
};

std::vector<Run> runs_of(std::string_view text, bool capitals, FindRuns find) {
    std::vector<Run> runs;
    RunRoom room;
    WordRuns search(text, capitals, room, find);
    while (search.next()) {
        const auto has = [](std::span<const std::uint32_t> numbers, std::size_t i) {
            return std::binary_search(numbers.begin(), numbers.end(), i);
        };
        for (std::size_t i = 0; i < search.size(); ++i) {
            runs.push_back(
                {search.begin(i), search.end(i), has(search.specials(), i), !capitals || has(search.starts(), i)});
        }
    }
    CHECK(search.at_end());
    return runs;
}

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

/// The same byte by byte.
std::vector<Run> naive(std::string_view text) {
    const auto word = [&](std::size_t i) { return i < text.size() && is_word(text[i]); };
    const auto in_run = [&](std::size_t i) {
        if (word(i)) { return true; }
        const bool between = i > 0 && word(i - 1) && word(i + 1);
        return between && (text[i] == '\'' || text[i] == '`' || (text[i] == '.' && !(i > 1 && word(i - 2))));
    };
    std::vector<Run> runs;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!in_run(i)) { continue; }
        Run run{i, i, i > 0 && (text[i - 1] == '#' || text[i - 1] == '@'), true};
        for (; i < text.size() && in_run(i); ++i) { run.special = run.special || !word(i) || (text[i] & 0x80) != 0; }
        run.end = i;
        runs.push_back(run);
    }
    return runs;
}

std::vector<FindRuns> kinds() {
    std::vector<FindRuns> all{&find_runs_plain};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) { all.push_back(&find_runs_avx2); }
    if (__builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("bmi2")) {
        all.push_back(&find_runs_avx512);
    }
#endif
    return all;
}

std::string random_text(std::mt19937& random, std::size_t size) {
    constexpr std::string_view bytes = "aaabcdzAZ09   .'`#@-\n\xC3\xA9";
    std::string text;
    while (text.size() < size) { text.push_back(bytes[random() % bytes.size()]); }
    return text;
}

}  // namespace

TEST_CASE("runs of words are those that are found byte by byte, on each kind of processor") {
    std::mt19937 random(20170611);
    for (int round = 0; round < 200; ++round) {
        const auto text = random_text(random, random() % 400);
        CAPTURE(round, text);
        const auto expected = naive(text);
        for (const auto find : kinds()) { CHECK(runs_of(text, false, find) == expected); }
    }
    const auto text = random_text(random, 300'000);
    const auto expected = naive(text);
    for (const auto find : kinds()) { CHECK((runs_of(text, false, find) == expected)); }
}

TEST_CASE("a run that may begin no match at a capital is small, no article, and in a line with a capital") {
    std::mt19937 random(7);
    const auto text = random_text(random, 100'000);
    const auto all = runs_of(text, true, &find_runs_plain);
    std::size_t passed_over = 0;
    for (const auto& run : all) {
        if (run.may_begin) { continue; }
        ++passed_over;
        CHECK((text[run.begin] >= 'a' && text[run.begin] <= 'z'));
        const auto line = text.rfind('\n', run.begin) + 1;
        CHECK(text.substr(line, text.find('\n', run.begin) - line).find_first_of("AZ") != std::string::npos);
        const auto next = run.end + 1 < text.size() ? text[run.end + 1] : ' ';
        CHECK_FALSE((run.end - run.begin <= 3 && ((next >= 'A' && next <= 'Z') || (next & 0x80) != 0)));
    }
    CHECK(passed_over > 1000);
    for (const auto find : kinds()) { CHECK((runs_of(text, true, find) == all)); }
}

TEST_CASE("a run longer than any piece of the text stays one run") {
    const std::string text = "a " + std::string(500'000, 'x') + " b";
    for (const auto find : kinds()) {
        const auto runs = runs_of(text, false, find);
        REQUIRE(runs.size() == 3);
        CHECK(runs[1].end - runs[1].begin == 500'000);
    }
}
