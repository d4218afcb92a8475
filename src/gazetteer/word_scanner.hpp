#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/hashing.hpp"
#include "gazetteer/name_rules.hpp"

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
};

/// hashing::word_hash of the lower-case form of ASCII letters and digits, without writing it anywhere.
[[nodiscard]] inline std::uint64_t plain_hash(const char* at, std::size_t size, const char* text_end) noexcept {
    constexpr std::uint64_t lower_case = 0x2020202020202020ULL;
    std::uint64_t hash = hashing::seed_a ^ size;
    while (size > 8) {
        hash = hashing::mix(hash ^ (hashing::load(at, 8) | lower_case), hashing::seed_b);
        at += 8;
        size -= 8;
    }
    if (size == 0) { return hashing::mix(hash, hashing::seed_b); }
    const auto mask = ~std::uint64_t{0} >> (64 - 8 * size);
    std::uint64_t word = 0;
    if (text_end - at >= 8) {
        std::memcpy(&word, at, 8);
        word &= mask;
    } else {
        std::memcpy(&word, at, size);
    }
    return hashing::mix(hash ^ (word | (lower_case & mask)), hashing::seed_b);
}

/// Cuts a text into words, some thousand at a time: a word is a run of letters and digits, with the apostrophes and
/// dots inside it. Sixty-four bytes are classified at once; only words with other than ASCII letters and digits are
/// looked at character by character. Words of Chinese, Japanese and Thai, written without blanks, are one run.
class WordScanner {
public:
    WordScanner(std::string_view text, const NameRules& rules) : text_(text), rules_(rules) {}

    /// The words known now; next() forgets all but the last `kept` and adds more. False when there were no more.
    [[nodiscard]] const std::vector<ScannedWord>& words() const noexcept { return words_; }
    bool next(std::size_t kept);
    [[nodiscard]] bool at_end() const noexcept { return position_ >= text_.size(); }

    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    /// Readings of a word that is not plain; the first one reads the whole word.
    [[nodiscard]] std::size_t reading_count(const ScannedWord& word) const noexcept {
        return word.readings == 0 ? 1 : counts_[word.readings - 1];
    }
    [[nodiscard]] WordReading reading(const ScannedWord& word, std::size_t number) const noexcept;
    [[nodiscard]] std::uint64_t hash(const ScannedWord& word) const noexcept {
        if (word.readings != 0) { return readings_[word.readings - 1].hash; }
        return plain_hash(text_.data() + word.begin, word.size, text_.data() + text_.size());
    }
    [[nodiscard]] std::string_view folded(const WordReading& reading) const noexcept {
        return std::string_view(folded_).substr(reading.folded_begin, reading.folded_size);
    }
    /// Does the reading's folded form stand at the beginning of `key`?
    [[nodiscard]] bool stands_at(const ScannedWord& word, const WordReading& reading,
                                 std::string_view key) const noexcept;
    /// ' ' or ',' for what stands between two neighbours; 0 when no name goes over it (an empty line).
    [[nodiscard]] char gap(const ScannedWord& before, const ScannedWord& after) const noexcept;

private:
    struct Apostrophe {
        std::size_t begin;
        std::size_t end;
        std::size_t folded_size;
    };
    void forget(std::size_t kept);
    void take_run(std::size_t begin, std::size_t end, bool plain);
    void take_word(std::size_t begin, std::size_t end, std::size_t folded_begin);
    void add_reading(std::size_t begin, std::size_t end, std::size_t folded_begin, std::size_t folded_size,
                     bool begin_moved, bool end_moved);
    void add_readings_at_apostrophes(std::size_t begin, std::size_t end, std::size_t folded_begin);
    void add_readings_without_prefix(std::size_t begin, std::size_t end, std::size_t folded_begin);

    std::string_view text_;
    const NameRules& rules_;
    std::size_t position_ = 0;
    std::vector<ScannedWord> words_;
    std::vector<WordReading> readings_;
    std::vector<std::uint32_t> counts_;  // parallel to readings_: how many from here belong to the word
    std::vector<Apostrophe> apostrophes_;
    std::string folded_;
};

}  // namespace mapwire
