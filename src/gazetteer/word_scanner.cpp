#include "gazetteer/word_scanner.hpp"

#include <algorithm>

#include "gazetteer/hashing.hpp"
#include "mapwire/text/folded_character.hpp"
#include "mapwire/text/utf8.hpp"
#include "mapwire/text/word_gap.hpp"

namespace mapwire {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_plain_letter(char c) { return static_cast<unsigned char>((c | 0x20) - 'a') < 26; }

}  // namespace

void ScanRoom::clear() {
    constexpr std::size_t large = 65536;
    if (runs.size + words.capacity() + starts.capacity() + readings.capacity() + folded.capacity() > large) {
        ScanRoom anew;
        anew.runs = std::move(runs);  // somebody points into the runs; they are never many
        *this = std::move(anew);
    }
    words.clear();
    starts.clear();
    readings.clear();
    counts.clear();
    apostrophes.clear();
    folded.clear();
}

bool WordScanner::next(std::size_t kept) {
    forget(kept);
    const auto known = words_.size();
    while (words_.size() == known && runs_.next()) {
        const auto count = runs_.size();
        words_.reserve(known + count + count / 16 + 16);
        const auto starts = runs_.starts();
        starts_.reserve(starts_.size() + starts.size() + runs_.specials().size());
        std::size_t next = 0;
        std::size_t next_start = 0;
        // Plain runs are words; a special one may be several words or none, so numbers of runs and words drift apart.
        const auto take_plain_until = [&](std::size_t end) {
            const auto drift = words_.size() - next;
            take_plain(next, end);
            for (; next_start < starts.size() && starts[next_start] < end; ++next_start) {
                starts_.push_back(static_cast<std::uint32_t>(starts[next_start] + drift));
            }
        };
        for (const auto special : runs_.specials()) {
            take_plain_until(special);
            if (next_start < starts.size() && starts[next_start] == special) { ++next_start; }
            const auto first = words_.size();
            take_special(runs_.begin(special), runs_.end(special));
            for (auto i = first; capitals_ && i < words_.size(); ++i) {
                starts_.push_back(static_cast<std::uint32_t>(i));
            }
            next = special + 1;
        }
        take_plain_until(count);
    }
    return words_.size() > known;
}

void WordScanner::take_plain(std::size_t first, std::size_t end) {
    auto* to = words_.add(end - first);
    for (auto i = first; i < end; ++i) { *to++ = {runs_.begin(i), runs_.length(i), 0}; }
}

void WordScanner::forget(std::size_t kept) {
    const auto gone = words_.size() - std::min(kept, words_.size());
    words_.drop_first(gone);
    starts_.erase(starts_.begin(), std::lower_bound(starts_.begin(), starts_.end(), gone));
    for (auto& start : starts_) { start -= static_cast<std::uint32_t>(gone); }
    const auto first = std::find_if(words_.begin(), words_.end(), [](const auto& word) { return !word.is_plain(); });
    if (first == words_.end()) {
        readings_.clear();
        counts_.clear();
        folded_.clear();
        return;
    }
    const auto reading = first->readings - 1;
    const auto folded = readings_[reading].folded_begin;
    for (auto& word : words_) {
        if (!word.is_plain()) { word.readings -= reading; }
    }
    readings_.erase(readings_.begin(), readings_.begin() + reading);
    counts_.erase(counts_.begin(), counts_.begin() + reading);
    folded_.erase(0, folded);
    for (auto& entry : readings_) { entry.folded_begin -= folded; }
}

void WordScanner::take_special(std::size_t begin, std::size_t end) {
    const bool is_tag = begin > 0 && (text_[begin - 1] == '#' || text_[begin - 1] == '@');
    bool open = false;
    bool apostrophe = false;
    std::size_t word_begin = 0;
    std::size_t word_end = 0;
    std::size_t folded_begin = 0;
    std::size_t length = 0;
    WordGap gap;
    bool between = true;  // something else than a letter stands before
    const auto close = [&] {
        if (open) { take_word(word_begin, word_end, folded_begin); }
        open = false;
    };
    for (std::size_t at = begin; at < end;) {
        if (!between && !is_tag && is_plain_letter(text_[at])) {
            folded_.push_back(static_cast<char>(text_[at] | 0x20));
            ++length;
            word_end = ++at;
            continue;
        }
        const auto character = folded_character_at(text_, at);
        if (character.fold_class == FoldClass::word) {
            const bool hump = is_tag && open && is_capital(text_[at]) && !is_capital(text_[at - 1]);
            if (gap.separator() != '\0' || hump) { close(); }
            if (!open) {
                open = true;
                word_begin = at;
                folded_begin = folded_.size();
                length = 0;
                apostrophes_.clear();
            } else {
                if (gap.dotted()) { length = 0; }
                if (apostrophe) { apostrophes_.push_back({word_end, at, folded_.size() - folded_begin}); }
            }
            folded_ += character.text;
            ++length;
            word_end = at + character.bytes;
            gap = {};
            apostrophe = false;
            between = false;
        } else {
            between = true;
            gap.take(character.fold_class, length);
            const auto lead = static_cast<unsigned char>(text_[at]);
            constexpr unsigned char general_punctuation = 0xE2;
            constexpr unsigned char byte_order_mark = 0xEF;
            // A combining mark belongs to the letter before it, a direction mark does not.
            if (character.fold_class == FoldClass::ignorable && at == word_end && lead != general_punctuation &&
                lead != byte_order_mark) {
                word_end = at + character.bytes;
            }
            apostrophe = apostrophe || character.fold_class == FoldClass::apostrophe;
        }
        at += character.bytes;
    }
    close();
}

void WordScanner::add_reading(std::size_t begin, std::size_t end, std::size_t folded_begin, std::size_t folded_size,
                              bool begin_moved, bool end_moved) {
    const auto folded = std::string_view(folded_).substr(folded_begin, folded_size);
    readings_.push_back({begin, end, hashing::word_hash(folded), static_cast<std::uint32_t>(folded_begin),
                         static_cast<std::uint32_t>(folded_size), begin_moved, end_moved});
    counts_.push_back(0);
}

void WordScanner::take_word(std::size_t begin, std::size_t end, std::size_t folded_begin) {
    const auto first = readings_.size();
    *words_.add(1) = {begin, static_cast<std::uint32_t>(end - begin), static_cast<std::uint32_t>(first + 1)};
    const auto folded_size = folded_.size() - folded_begin;
    add_reading(begin, end, folded_begin, folded_size, false, false);
    if (!apostrophes_.empty()) { add_readings_at_apostrophes(begin, end, folded_begin); }
    if (static_cast<unsigned char>(text_[begin]) >= 0x80) { add_readings_without_prefix(begin, end, folded_begin); }
    counts_[first] = static_cast<std::uint32_t>(readings_.size() - first);
}

void WordScanner::add_readings_at_apostrophes(std::size_t begin, std::size_t end, std::size_t folded_begin) {
    const auto folded_size = readings_.back().folded_size;
    const auto first = apostrophes_.front();
    const auto last = apostrophes_.back();
    const auto part = [&](std::size_t from, std::size_t to) {
        return std::string_view(folded_).substr(folded_begin + from, to - from);
    };
    const bool suffix = last.folded_size > 0 && rules_.is_suffix_after_apostrophe(part(last.folded_size, folded_size));
    const bool prefix = rules_.is_prefix_before_apostrophe(part(0, first.folded_size));
    if (suffix) { add_reading(begin, last.begin, folded_begin, last.folded_size, false, true); }
    if (prefix) {
        add_reading(first.end, end, folded_begin + first.folded_size, folded_size - first.folded_size, true, false);
    }
    if (prefix && suffix && first.begin != last.begin) {
        add_reading(first.end, last.begin, folded_begin + first.folded_size, last.folded_size - first.folded_size, true,
                    true);
    }
}

void WordScanner::add_readings_without_prefix(std::size_t begin, std::size_t end, std::size_t folded_begin) {
    constexpr std::size_t shortest_rest = 3;
    const auto folded_size = folded_.size() - folded_begin;
    for (const auto& prefix : rules_.joined_prefixes()) {
        const auto folded = std::string_view(folded_).substr(folded_begin, folded_size);
        if (!folded.starts_with(prefix.text)) { continue; }
        const auto rest = folded.substr(prefix.text.size());
        if (count_code_points(rest) < shortest_rest) { continue; }
        // The name's bytes begin behind the prefix; where a replacement stands for its last letter, with that letter.
        const auto letters = count_code_points(prefix.text) - (prefix.replacement.empty() ? 0U : 1U);
        auto from = begin;
        for (std::size_t i = 0; i < letters && from < end;) {
            const auto character = folded_character_at(text_, from);
            from += character.bytes;
            i += character.fold_class == FoldClass::word ? 1U : 0U;
        }
        if (prefix.replacement.empty()) {
            add_reading(from, end, folded_begin + prefix.text.size(), rest.size(), true, false);
        } else {
            const auto own = prefix.replacement + std::string(rest);
            const auto at = folded_.size();
            folded_ += own;
            add_reading(from, end, at, own.size(), true, false);
        }
    }
}

WordReading WordScanner::reading(const ScannedWord& word, std::size_t number) const noexcept {
    if (!word.is_plain()) { return readings_[word.readings - 1 + number]; }
    return {word.begin, word.end(), hash(word), 0, 0, false, false};
}

bool WordScanner::stands_at(const ScannedWord& word, const WordReading& reading, std::string_view key) const noexcept {
    if (!word.is_plain()) { return key.starts_with(folded(reading)); }
    if (key.size() < word.size) { return false; }
    const char* const bytes = text_.data() + word.begin;
    // Eight letters at a time, or four; the last ones overlap those before.
    const auto same = [&]<class Letters>(Letters lower_case) {
        const auto same_at = [&](std::size_t at) {
            Letters a = 0;
            Letters b = 0;
            std::memcpy(&a, bytes + at, sizeof a);
            std::memcpy(&b, key.data() + at, sizeof b);
            return (a | lower_case) == b;
        };
        const auto last = word.size - sizeof(Letters);
        for (std::size_t at = 0; at < last; at += sizeof(Letters)) {
            if (!same_at(at)) { return false; }
        }
        return same_at(last);
    };
    if (word.size >= 8) { return same(std::uint64_t{0x2020202020202020}); }
    if (word.size >= 4) { return same(std::uint32_t{0x20202020}); }
    for (std::size_t i = 0; i < word.size; ++i) {
        if (static_cast<char>(bytes[i] | 0x20) != key[i]) { return false; }
    }
    return true;
}

char WordScanner::unusual_gap(const ScannedWord& before, const ScannedWord& after) const noexcept {
    const auto bytes = text_.substr(before.end(), after.begin - before.end());
    if (bytes.empty()) { return ' '; }  // inside a tag: #DeirEzzor
    if (bytes == ", ") { return ','; }  // the usual unusual one
    const auto word = text_.substr(before.begin, before.size);
    const auto dot = word.rfind('.');
    const auto length = before.is_plain()
                            ? before.size
                            : count_code_points(dot == std::string_view::npos ? word : word.substr(dot + 1));
    WordGap gap;
    bool line_ended = false;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto character = folded_character_at(bytes, at);
        gap.take(character.fold_class, length);
        if (bytes[at] == '\n') {
            if (line_ended) { return '\0'; }
            line_ended = true;
        } else if (bytes[at] != ' ' && bytes[at] != '\r' && bytes[at] != '\t') {
            line_ended = false;
        }
        at += character.bytes;
    }
    return gap.separator();
}

}  // namespace mapwire
