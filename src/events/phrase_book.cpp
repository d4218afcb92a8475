#include "events/phrase_book.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <stdexcept>

#include "mapwire/text/fold.hpp"
#include "mapwire/text/folded_character.hpp"
#include "mapwire/text/word_image.hpp"

namespace mapwire::events {
namespace {

constexpr std::size_t shortest_stem = 3;  // bytes

constexpr std::uint64_t image_version = 0x6D77706872617304ULL;

// Numbers of elements: of the version itself none.
enum Count : std::size_t {
    version,
    words,
    stems,
    phrases,
    phrase_words,
    second,
    pairs,
    first,
    trigger_begins,
    triggers,
    prefix_bytes,
    source_set,
    set_begins,
    set_sources,
    count_
};
using Counts = std::array<std::uint64_t, Count::count_>;

// Sets of sources, each once; the first is empty.
class SourceSets {
public:
    std::uint16_t number(std::span<const Phrase> phrases) {
        std::set<ClassSource> sources;
        for (const auto& phrase : phrases) {
            if (phrase.meaning == Meaning::word_class || phrase.meaning == Meaning::actor) {
                sources.insert({phrase.meaning, {}, phrase.row});
            }
        }
        if (sources.empty()) { return 0; }
        const auto [known, is_new] = numbers_.try_emplace({sources.begin(), sources.end()}, begins.size() - 1);
        if (!is_new) { return static_cast<std::uint16_t>(known->second); }
        if (known->second > std::numeric_limits<std::uint16_t>::max()) {
            throw std::logic_error("the words of events have more sets of classes than sixteen bits number");
        }
        all.insert(all.end(), sources.begin(), sources.end());
        begins.push_back(static_cast<std::uint32_t>(all.size()));
        return static_cast<std::uint16_t>(known->second);
    }

    std::vector<std::uint32_t> begins{0, 0};
    std::vector<ClassSource> all;

private:
    std::map<std::vector<ClassSource>, std::size_t> numbers_;
};

}  // namespace

void PhraseBookBuilder::put(std::vector<PhraseBook::Slot>& slots, std::size_t& used, std::uint64_t hash,
                            WordNumber word) {
    if ((used + 1) * 3 > slots.size()) {
        std::vector<PhraseBook::Slot> larger(std::max<std::size_t>(1024, slots.size() * 2));
        for (const auto& slot : slots) {
            if (slot.word == 0) { continue; }
            std::size_t at = PhraseBook::slot_of(slot.hash, larger.size());
            while (larger[at].word != 0) { at = (at + 1) & (larger.size() - 1); }
            larger[at] = slot;
        }
        slots = std::move(larger);
    }
    std::size_t at = PhraseBook::slot_of(hash, slots.size());
    while (slots[at].word != 0) { at = (at + 1) & (slots.size() - 1); }
    slots[at] = {hash, word};
    ++used;
}

WordNumber PhraseBookBuilder::add_word(std::string_view word) {
    const bool stem = word.size() > 1 && word.back() == '*';
    if (stem) { word.remove_suffix(1); }
    std::string other;
    std::string_view folded = word;  // most words of the tables fold to themselves
    if (!std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
        folded = other = fold_name(word);
    }
    if (folded.empty()) { return 0; }
    const auto hash = fold_hash(folded);
    auto& slots = stem ? stems_ : words_;
    if (const auto known = PhraseBook::look_up(slots, hash); known != 0) { return known; }
    put(slots, stem ? stems_used_ : words_used_, hash, next_);
    return next_++;
}

void PhraseBookBuilder::add_prefix(std::string_view folded) { prefixes_.emplace_back(folded); }

void PhraseBookBuilder::add(Phrase phrase, std::span<const WordNumber> words) {
    const bool empty_word = std::find(words.begin(), words.end(), 0U) != words.end();
    if (words.empty() || words.front() == PhraseBook::gap || empty_word) { return; }
    phrase.first_word = static_cast<std::uint32_t>(phrase_words_.size());
    phrase.word_count = static_cast<std::uint32_t>(words.size());
    phrase_words_.insert(phrase_words_.end(), words.begin(), words.end());
    phrases_.push_back(phrase);
}

std::vector<std::uint64_t> PhraseBookBuilder::finish() {
    // A counting sort by first word; the few phrases that share one are sorted by length.
    std::vector<std::uint32_t> first(next_ + 1, 0);
    const auto begin_word = [this](const Phrase& phrase) { return phrase_words_[phrase.first_word]; };
    for (const auto& phrase : phrases_) { ++first[begin_word(phrase) + 1]; }
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<Phrase> sorted(phrases_.size());
    auto free = first;
    for (const auto& phrase : phrases_) { sorted[free[begin_word(phrase)]++] = phrase; }
    std::vector<std::uint32_t> trigger_begins{0};
    std::vector<std::uint32_t> triggers;
    std::vector<std::uint16_t> source_set(next_, 0);
    SourceSets sets;
    for (WordNumber word = 0; word < next_; ++word) {
        const std::span<Phrase> same(sorted.data() + first[word], sorted.data() + first[word + 1]);
        std::stable_sort(same.begin(), same.end(),
                         [](const Phrase& a, const Phrase& b) { return a.word_count > b.word_count; });
        for (auto i = first[word]; i < first[word + 1]; ++i) {
            if (sorted[i].meaning == Meaning::trigger) { triggers.push_back(i); }
        }
        trigger_begins.push_back(static_cast<std::uint32_t>(triggers.size()));
        source_set[word] = sets.number(same);
    }
    std::stable_sort(prefixes_.begin(), prefixes_.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    std::vector<char> prefixes;
    for (const auto& prefix : prefixes_) {
        prefixes.insert(prefixes.end(), prefix.c_str(), prefix.c_str() + prefix.size() + 1);
    }

    std::vector<WordNumber> second(sorted.size(), 0);
    std::vector<std::uint64_t> pairs(PhraseBook::pair_bits / 64, 0);
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (sorted[i].word_count < 2) { continue; }
        second[i] = phrase_words_[sorted[i].first_word + 1];
        const auto bit = PhraseBook::pair_bit(begin_word(sorted[i]), second[i]);
        pairs[bit / 64] |= std::uint64_t{1} << bit % 64;
    }

    const Counts counts{image_version,         words_.size(),   stems_.size(),   sorted.size(),
                        phrase_words_.size(),  second.size(),   pairs.size(),    first.size(),
                        trigger_begins.size(), triggers.size(), prefixes.size(), source_set.size(),
                        sets.begins.size(),    sets.all.size()};
    std::vector<std::uint64_t> image(counts.begin(), counts.end());
    append_to_image(image, words_);
    append_to_image(image, stems_);
    append_to_image(image, sorted);
    append_to_image(image, phrase_words_);
    append_to_image(image, second);
    append_to_image(image, pairs);
    append_to_image(image, first);
    append_to_image(image, trigger_begins);
    append_to_image(image, triggers);
    append_to_image(image, prefixes);
    append_to_image(image, source_set);
    append_to_image(image, sets.begins);
    append_to_image(image, sets.all);
    return image;
}

PhraseBook::PhraseBook(std::span<const std::uint64_t> image) {
    const auto counts = take_from_image<std::uint64_t>(image, Count::count_);
    if (counts[Count::version] != image_version) { throw std::logic_error("no image of a phrase book"); }
    words_ = take_from_image<Slot>(image, counts[Count::words]);
    stems_ = take_from_image<Slot>(image, counts[Count::stems]);
    phrases_ = take_from_image<Phrase>(image, counts[Count::phrases]);
    phrase_words_ = take_from_image<WordNumber>(image, counts[Count::phrase_words]);
    second_ = take_from_image<WordNumber>(image, counts[Count::second]);
    pairs_ = take_from_image<std::uint64_t>(image, counts[Count::pairs]);
    first_ = take_from_image<std::uint32_t>(image, counts[Count::first]);
    trigger_begins_ = take_from_image<std::uint32_t>(image, counts[Count::trigger_begins]);
    triggers_ = take_from_image<std::uint32_t>(image, counts[Count::triggers]);
    const auto prefixes = take_from_image<char>(image, counts[Count::prefix_bytes]);
    source_set_ = take_from_image<std::uint16_t>(image, counts[Count::source_set]);
    set_begins_ = take_from_image<std::uint32_t>(image, counts[Count::set_begins]);
    set_sources_ = take_from_image<ClassSource>(image, counts[Count::set_sources]);
    for (std::size_t at = 0; at < prefixes.size(); at += prefixes_.back().size() + 1) {
        prefixes_.emplace_back(prefixes.data() + at);
    }
}

FoundWord PhraseBook::find_folded(std::string_view word) const noexcept {
    FoundWord found;
    std::uint64_t hash = fold_hash_start;
    const bool stems = !stems_.empty();
    for (std::size_t i = 0; i < word.size(); ++i) {
        hash = fold_hash_step(hash, static_cast<unsigned char>(word[i]));
        if (!stems || i + 1 < shortest_stem) { continue; }
        if (const auto stem = look_up(stems_, hash); stem != 0) {
            found.stems[1] = found.stems[0];
            found.stems[0] = stem;
        }
    }
    found.exact = look_up(words_, hash);
    return found;
}

FoundWord PhraseBook::find(std::string_view word) const noexcept {
    char folded[128];
    std::size_t length = 0;
    for (std::size_t at = 0; at < word.size();) {
        const char c = word[at];
        if (static_cast<unsigned char>(c) < 0x80) {
            ++at;
            const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
            const bool letter = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
            if (letter && length < sizeof(folded)) { folded[length++] = lower; }
            continue;
        }
        const auto character = folded_character_at(word, at);
        at += character.bytes;
        if (character.fold_class != FoldClass::word) { continue; }
        for (const char piece : character.text) {
            if (length < sizeof(folded)) { folded[length++] = piece; }
        }
    }
    const std::string_view whole(folded, length);
    auto found = find_folded(whole);
    if (found.known() || prefixes_.empty()) { return found; }
    for (const auto& prefix : prefixes_) {
        if (whole.size() < prefix.size() + 4 || !whole.starts_with(prefix)) { continue; }
        found = find_folded(whole.substr(prefix.size()));
        if (found.known()) { return found; }
    }
    return {};
}

}  // namespace mapwire::events
