#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/hashing.hpp"
#include "gazetteer/name_rules.hpp"
#include "gazetteer/word_runs.hpp"

namespace mapwire {

/// One way to read a word of a text: which bytes, and folded how. Readings that leave letters out at one side (the
/// possessive of "Syria's", the article of "l'Irak", the preposition of "بدمشق") can only end or begin a name.
struct WordReading {
    std::size_t begin;
    std::size_t end;
    std::uint64_t hash;
    std::uint32_t folded_begin;  ///< in WordScanner::folded()
    std::uint32_t folded_size;
    bool begin_moved;
    bool end_moved;
};

struct ScannedWord {
    std::size_t begin;
    std::uint32_t size;
    std::uint32_t readings;  ///< 0: plain ASCII letters and digits; else number of the first reading + 1
    [[nodiscard]] std::size_t end() const noexcept { return begin + size; }
    [[nodiscard]] bool is_plain() const noexcept { return readings == 0; }
};

/// Words in a row; new ones are written where add() says, without being made first.
class WordList {
public:
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] const ScannedWord& operator[](std::size_t i) const noexcept { return words_[i]; }
    [[nodiscard]] ScannedWord* begin() noexcept { return words_.get(); }
    [[nodiscard]] ScannedWord* end() noexcept { return words_.get() + size_; }
    ScannedWord* add(std::size_t count) {
        if (size_ + count > capacity_) { grow(size_ + count); }
        size_ += count;
        return words_.get() + size_ - count;
    }
    void reserve(std::size_t count) {
        if (count > capacity_) { grow(count); }
    }
    void clear() noexcept { size_ = 0; }
    [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }
    void drop_first(std::size_t count) noexcept {
        std::copy(words_.get() + count, words_.get() + size_, words_.get());
        size_ -= count;
    }

private:
    void grow(std::size_t least) {
        const auto capacity = std::max(least, capacity_ + capacity_ / 2);
        auto larger = std::make_unique_for_overwrite<ScannedWord[]>(capacity);
        std::copy(words_.get(), words_.get() + size_, larger.get());
        words_ = std::move(larger);
        capacity_ = capacity;
    }
    std::unique_ptr<ScannedWord[]> words_;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

/// Sixteen bytes of ones, sixteen of zeros.
inline constexpr char word_mask_bytes[33] =
    "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

/// hashing::word_hash of the lower-case form of ASCII letters and digits, without writing it anywhere. At least one
/// byte; `text_end` is where reading has to stop.
[[nodiscard]] inline std::uint64_t plain_hash(const char* at, std::size_t size, const char* text_end) noexcept {
    constexpr std::uint64_t lower_case = 0x2020202020202020ULL;
    constexpr std::uint64_t all = ~std::uint64_t{0};
    char last[16];
    const char* bytes = at;
    if (text_end - at < 16) {
        std::memset(last, 0, sizeof last);
        std::memcpy(last, at, static_cast<std::size_t>(text_end - at));
        bytes = last;
    }
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    std::memcpy(&first, bytes, 8);
    std::memcpy(&second, bytes + 8, 8);
    // The masks lie in a row of ones and zeros, so that nothing has to be decided.
    std::uint64_t masks[2];
    std::memcpy(masks, word_mask_bytes + 16 - (size < 16 ? size : 16), sizeof masks);
    auto hash = hashing::hash_of_sixteen((first | lower_case) & masks[0], (second | lower_case) & masks[1], size);
    while (size > 16) {
        at += 8;
        size -= 8;
        const auto left = size < 16 ? size - 8 : 8;
        const auto mask = all >> (64 - 8 * left);
        hash = hashing::mix(hash ^ ((hashing::load(at + 8, left) | lower_case) & mask), hashing::seed_b);
    }
    return hash;
}

/// Where words and readings are kept, for one text after the other.
struct ScanRoom {
    struct Apostrophe {
        std::size_t begin;
        std::size_t end;
        std::size_t folded_size;
    };
    RunRoom runs;
    WordList words;
    std::vector<std::uint32_t> starts;
    std::vector<WordReading> readings;
    std::vector<std::uint32_t> counts;  ///< parallel to readings: how many from here belong to the word
    std::vector<Apostrophe> apostrophes;
    std::string folded;

    /// Forgets the text before; a very large one leaves no memory behind.
    void clear();
};

/// Cuts a text into words, some thousand at a time. Only runs with other than ASCII letters and digits are looked at
/// character by character. Words of Chinese, Japanese and Thai, written without blanks, are one run.
class WordScanner {
public:
    /// The room belongs to the scanner as long as it lives.
    WordScanner(std::string_view text, const NameRules& rules, bool capitals, ScanRoom& room)
        : text_(text),
          rules_(rules),
          capitals_(capitals),
          runs_(text, capitals, room.runs),
          words_(room.words),
          starts_(room.starts),
          readings_(room.readings),
          counts_(room.counts),
          apostrophes_(room.apostrophes),
          folded_(room.folded) {
        room.clear();
    }

    /// The words known now; next() forgets all but the last `kept` and adds more. False when there were no more.
    [[nodiscard]] const WordList& words() const noexcept { return words_; }
    bool next(std::size_t kept);
    /// Of a scanner for capitals: numbers of the words at which a match may begin. Else empty: at each.
    [[nodiscard]] const std::vector<std::uint32_t>& starts() const noexcept { return starts_; }
    [[nodiscard]] bool at_end() const noexcept { return runs_.at_end(); }

    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    /// Readings of a word that is not plain; the first one reads the whole word.
    [[nodiscard]] std::size_t reading_count(const ScannedWord& word) const noexcept {
        return word.is_plain() ? 1 : counts_[word.readings - 1];
    }
    [[nodiscard]] WordReading reading(const ScannedWord& word, std::size_t number) const noexcept;
    [[nodiscard]] std::uint64_t hash(const ScannedWord& word) const noexcept {
        return word.is_plain() ? hash_as_plain(word) : readings_[word.readings - 1].hash;
    }
    /// The hash of a plain word; of another one some number.
    [[nodiscard]] std::uint64_t hash_as_plain(const ScannedWord& word) const noexcept {
        return plain_hash(text_.data() + word.begin, word.size, text_.data() + text_.size());
    }
    [[nodiscard]] std::string_view folded(const WordReading& reading) const noexcept {
        return std::string_view(folded_).substr(reading.folded_begin, reading.folded_size);
    }
    /// Does the reading's folded form stand at the beginning of `key`?
    [[nodiscard]] bool stands_at(const ScannedWord& word, const WordReading& reading,
                                 std::string_view key) const noexcept;
    /// ' ' or ',' for what stands between two neighbours; 0 when no name goes over it (an empty line).
    [[nodiscard]] char gap(const ScannedWord& before, const ScannedWord& after) const noexcept {
        return has_plain_gap(before, after) ? ' ' : unusual_gap(before, after);
    }
    /// One blank, hyphen or line end; most gaps are.
    [[nodiscard]] bool has_plain_gap(const ScannedWord& before, const ScannedWord& after) const noexcept {
        if (before.end() >= text_.size()) { return false; }
        const char byte = text_[before.end()];
        return static_cast<bool>((after.begin - before.end() == 1) & ((byte == ' ') | (byte == '-') | (byte == '\n')));
    }

private:
    void forget(std::size_t kept);
    void take_plain(std::size_t first, std::size_t end);
    [[nodiscard]] char unusual_gap(const ScannedWord& before, const ScannedWord& after) const noexcept;
    void take_special(std::size_t begin, std::size_t end);
    void take_word(std::size_t begin, std::size_t end, std::size_t folded_begin);
    void add_reading(std::size_t begin, std::size_t end, std::size_t folded_begin, std::size_t folded_size,
                     bool begin_moved, bool end_moved);
    void add_readings_at_apostrophes(std::size_t begin, std::size_t end, std::size_t folded_begin);
    void add_readings_without_prefix(std::size_t begin, std::size_t end, std::size_t folded_begin);

    std::string_view text_;
    const NameRules& rules_;
    bool capitals_;
    WordRuns runs_;
    WordList& words_;
    std::vector<std::uint32_t>& starts_;
    std::vector<WordReading>& readings_;
    std::vector<std::uint32_t>& counts_;
    std::vector<ScanRoom::Apostrophe>& apostrophes_;
    std::string& folded_;
};

}  // namespace mapwire
