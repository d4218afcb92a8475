#include "gazetteer/match_beginnings.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using namespace mapwire;

namespace {

std::string random_text(std::mt19937& random, std::size_t size) {
    const std::string_view parts[] = {
        "a", "Bab", "abcdefghijklmnop", "abcdefghijklmnopqrstuvwxyz", " ", " ", "-", ", ", "\n", "x9", "Dar'a", "é",
        " ", " "};
    std::string text;
    while (text.size() < size) { text += parts[random() % std::size(parts)]; }
    return text;
}

/// A filter that says yes to every other word.
std::vector<std::uint64_t> random_filter(std::mt19937& random) {
    std::vector<std::uint64_t> filter(64);
    for (auto& word : filter) { word = std::uint64_t{random()} << 32U | random(); }
    return filter;
}

/// The same word by word.
std::vector<Start> naive(const BeginningSearch& search, const WordScanner& scanner) {
    const auto is_in = [](const BeginningSearch::Filter& filter, std::uint64_t hash) {
        const auto bits = IndexView::filter_bits(hash);
        return (filter.words[hash >> 12U & filter.mask] & bits) == bits;
    };
    std::vector<Start> found;
    for (std::size_t i = 0; i < search.count; ++i) {
        const auto number = search.numbers == nullptr ? static_cast<std::uint32_t>(i) : search.numbers[i];
        const auto& word = search.words[number];
        bool single = !word.is_plain();
        bool longer = !word.is_plain();
        const auto hash = scanner.hash_as_plain(word);
        const bool pair = number + 1 < search.word_count && search.words[number + 1].is_plain() &&
                          scanner.has_plain_gap(word, search.words[number + 1]);
        single = single || (search.variants != 0 && search.text[word.begin] >= 'A' && search.text[word.begin] <= 'Z');
        for (std::size_t layer = 0; layer < search.layer_count; ++layer) {
            const auto& filters = search.layers[layer];
            single = single || is_in(filters.single, hash);
            longer = longer || (pair ? is_in(filters.second,
                                             hashing::extended(hash, scanner.hash(search.words[number + 1]), false))
                                     : is_in(filters.first, hash));
        }
        if (single || longer) { found.push_back({number, longer ? 1U : 0U, hash}); }
    }
    return found;
}

}  // namespace

TEST_CASE("the words at which a match may begin are those told one by one, on each kind of processor") {
    std::vector<FindBeginnings> kinds{&find_beginnings_plain};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) { kinds.push_back(&find_beginnings_avx2); }
#endif
    const auto rules = NameRules::parse("");
    std::mt19937 random(20170613);
    std::size_t passed_over = 0;
    for (int round = 0; round < 400; ++round) {
        const auto text = random_text(random, 1 + random() % 300);
        const bool capitals = round % 2 == 0;
        ScanRoom room;
        WordScanner scanner(text, rules, capitals, room);
        while (scanner.next(scanner.words().size())) {}
        const auto count = capitals ? scanner.starts().size() : scanner.words().size();
        if (count == 0) { continue; }
        std::vector<std::vector<std::uint64_t>> words;
        for (int i = 0; i < 6; ++i) { words.push_back(random_filter(random)); }
        const auto filter = [&](std::size_t i) { return BeginningSearch::Filter{words[i].data(), 63}; };
        const BeginningSearch::LayerFilters layers[] = {{filter(0), filter(1), filter(2)},
                                                        {filter(3), filter(4), filter(5)}};
        std::vector<Start> found(count + 1);
        const BeginningSearch search{.text = text.data(),
                                     .text_end = text.data() + text.size(),
                                     .words = &scanner.words()[0],
                                     .word_count = scanner.words().size(),
                                     .numbers = capitals ? scanner.starts().data() : nullptr,
                                     .count = count,
                                     .layers = layers,
                                     .layer_count = 1 + random() % 2,
                                     .variants = random() % 2,
                                     .to = found.data()};
        const auto expected = naive(search, scanner);
        passed_over += count - expected.size();
        CAPTURE(round, text);
        for (const auto kind : kinds) {
            const auto size = static_cast<std::size_t>(kind(search) - found.data());
            REQUIRE(size == expected.size());
            for (std::size_t i = 0; i < size; ++i) {
                CHECK(found[i].word == expected[i].word);
                CHECK(found[i].may_be_longer == expected[i].may_be_longer);
                CHECK(found[i].hash == expected[i].hash);
            }
        }
    }
    CHECK(passed_over > 100);
}
