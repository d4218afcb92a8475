#include <algorithm>
#include <bit>
#include <tuple>

#include "gazetteer/hashing.hpp"
#include "gazetteer/index_tables.hpp"
#include "gazetteer/index_view.hpp"
#include "gazetteer/name_keys.hpp"

/// The tables that answer for words: keys by their hash, first words by theirs, and the filters before them.
namespace mapwire {
namespace {

constexpr std::size_t most_words = 16;  // of a name that is found in texts: one bit each

struct FirstWordOfKey {
    std::uint64_t hash;
    std::uint32_t key;
    std::uint16_t lengths;
};

std::vector<std::uint64_t> empty_filter(std::size_t members) {
    constexpr std::size_t bits_for_each = 12;
    return std::vector<std::uint64_t>(std::bit_ceil(std::max<std::size_t>(members * bits_for_each / 64, 8)));
}

void add_to_filter(std::vector<std::uint64_t>& filter, std::uint64_t hash) {
    filter[static_cast<std::size_t>(hash >> 12U) & (filter.size() - 1)] |= IndexView::filter_bits(hash);
}

}  // namespace

void IndexTables::hash_keys() {
    const auto count = keys_.size() - 1;
    key_table_.assign(slots_for(count), {0, 0, 0, 0});
    const auto mask = key_table_.size() - 1;
    for (std::uint32_t k = 0; k < count; ++k) {
        const auto hash = hashing::name_hash(draft_.strings.text(keys_[k].folded));
        auto slot = static_cast<std::size_t>(hash) & mask;
        while (key_table_[slot].key != 0) { slot = (slot + 1) & mask; }
        key_table_[slot] = {static_cast<std::uint32_t>(hash >> 32U), k + 1, keys_[k].folded,
                            keys_[k].first_name & ~mwg::key_wants_capitals};
    }
}

void IndexTables::hash_first_words() {
    const auto count = keys_.size() - 1;
    std::vector<FirstWordOfKey> words;
    std::vector<std::uint64_t> pairs;
    for (std::uint32_t k = 0; k < count; ++k) {
        const auto key = draft_.strings.text(keys_[k].folded);
        if (is_looser_key(key)) { continue; }  // no text has its words
        const auto first = key.find_first_of(" ,");
        const auto hash = hashing::word_hash(key.substr(0, first));
        const auto others = static_cast<std::size_t>(
            std::count_if(key.begin(), key.end(), [](char c) { return c == ' ' || c == ','; }));
        if (others >= most_words) { continue; }
        words.push_back({hash, k, static_cast<std::uint16_t>(1U << others)});
        if (others == 0) { continue; }
        const auto second = key.substr(first + 1, key.find_first_of(" ,", first + 1) - first - 1);
        pairs.push_back(hashing::extended(hash, hashing::word_hash(second), key[first] == ','));
    }
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.hash, a.lengths, a.key) < std::tuple(b.hash, b.lengths, b.key);
    });
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    second_filter_ = empty_filter(pairs.size());
    for (const auto hash : pairs) { add_to_filter(second_filter_, hash); }
    std::size_t distinct = 0;
    std::size_t singles = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        distinct += i == 0 || words[i].hash != words[i - 1].hash ? 1U : 0U;
        singles += words[i].lengths == 1 ? 1U : 0U;
    }
    filter_ = empty_filter(distinct);
    single_filter_ = empty_filter(singles);
    first_words_.assign(slots_for(distinct), {0, mwg::ask_key_table, 0, 0, 0});
    const auto mask = first_words_.size() - 1;
    for (const auto& word : words) {
        add_to_filter(filter_, word.hash);
        const auto tag = static_cast<std::uint32_t>(word.hash >> 32U);
        auto slot = static_cast<std::size_t>(word.hash) & mask;
        while (first_words_[slot].lengths != 0 && first_words_[slot].tag != tag) { slot = (slot + 1) & mask; }
        auto& entry = first_words_[slot];
        if (word.lengths == 1) {
            // Two words of one tag and slot: neither can be told here.
            add_to_filter(single_filter_, word.hash);
            const bool alone = (entry.lengths & 1U) == 0;
            entry.key = alone ? word.key : mwg::ask_key_table;
            entry.folded = keys_[word.key].folded;
            entry.flags = (keys_[word.key].first_name & mwg::key_wants_capitals) != 0 ? mwg::first_word_wants_capitals
                                                                                      : std::uint16_t{0};
        }
        entry.tag = tag;
        entry.lengths = static_cast<std::uint16_t>(entry.lengths | word.lengths);
    }
}

}  // namespace mapwire
